namespace Verification.Reference.Numbers;

/// <summary>A profile's arithmetic, with the bound that sums keep unless their rounding errors conspire: (1 + 4√n)u instead of γₙ.</summary>
/// <typeparam name="TProfile">The profile.</typeparam>
public readonly struct Likely<TProfile> : IProfile where TProfile : struct, IProfile
{
    /// <inheritdoc/>
    public static string Name => TProfile.Name;
    /// <inheritdoc/>
    public static double UnitRoundoff => TProfile.UnitRoundoff;
    /// <inheritdoc/>
    public static double Underflow => TProfile.Underflow;
    /// <inheritdoc/>
    public static bool FlushesInputs => TProfile.FlushesInputs;
    /// <inheritdoc/>
    public static double Largest => TProfile.Largest;
    /// <inheritdoc/>
    public static double DivisionError => TProfile.DivisionError;
    /// <inheritdoc/>
    public static bool IsUniform => TProfile.IsUniform;
    /// <inheritdoc/>
    public static double Error(Function function, double x, double y) => TProfile.Error(function, x, y);
    /// <inheritdoc/>
    public static double Error(Function function, double x, double z, double y) => TProfile.Error(function, x, z, y);
    /// <inheritdoc/>
    public static double SumError(int roundings) => Ieee.Likely(roundings, TProfile.UnitRoundoff);
}
