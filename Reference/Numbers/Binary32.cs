namespace Verification.Reference.Numbers;

/// <summary>IEEE 754 binary32: + − × ÷ √ correctly rounded, every elementary function within 3 ulp.</summary>
/// <remarks>Source: IEEE 754-2019. The worst float functions of .NET were measured at 2.05 ulp (tanh) over all floats.</remarks>
public readonly struct Binary32 : IProfile
{
    /// <inheritdoc/>
    public static string Name => "fp32";
    /// <inheritdoc/>
    public static double UnitRoundoff => 1.0 / (1 << 24);
    /// <inheritdoc/>
    public static double Underflow => float.Epsilon;
    /// <inheritdoc/>
    public static bool FlushesInputs => false;
    /// <inheritdoc/>
    public static double Largest => float.MaxValue;
    /// <inheritdoc/>
    public static double DivisionError => UnitRoundoff;
    /// <inheritdoc/>
    public static bool IsUniform => true;
    /// <inheritdoc/>
    public static double Error(Function function, double x, double y) => new Accuracy(function == Function.Sqrt ? 0.5 : 3).At(x, y, UnitRoundoff);
    /// <inheritdoc/>
    public static double Error(Function function, double x, double z, double y) =>
        function is Function.RelativeEntropy or Function.XLogY ? Ieee.TermError(function, x, z, y, 3, UnitRoundoff) : Error(function, x, y);
    /// <inheritdoc/>
    public static double SumError(int roundings) => Ieee.Gamma(roundings, UnitRoundoff);
}
