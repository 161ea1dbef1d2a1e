namespace Verification.Reference.Numbers;

/// <summary>No rounding errors at all: the radius of a result is what the radii of the inputs make of it, the problem's conditioning.</summary>
/// <typeparam name="TProfile">The profile whose range still limits the numbers.</typeparam>
public readonly struct Conditioning<TProfile> : IProfile where TProfile : struct, IProfile
{
    /// <inheritdoc/>
    public static string Name => TProfile.Name;
    /// <inheritdoc/>
    public static double UnitRoundoff => 0;
    /// <inheritdoc/>
    public static double Underflow => 0;
    /// <inheritdoc/>
    public static bool FlushesInputs => false;
    /// <inheritdoc/>
    public static double Largest => TProfile.Largest;
    /// <inheritdoc/>
    public static double DivisionError => 0;
    /// <inheritdoc/>
    public static bool IsUniform => true;
    /// <inheritdoc/>
    public static double Error(Function function, double x, double y) => 0;
    /// <inheritdoc/>
    public static double Error(Function function, double x, double z, double y) => 0;
    /// <inheritdoc/>
    public static double SumError(int roundings) => 0;
}
