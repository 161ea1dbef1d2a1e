namespace Verification.Reference.Numbers;

/// <summary>IEEE 754 binary64: + − × ÷ √ correctly rounded, every elementary function within 4 ulp.</summary>
public readonly struct Binary64 : IProfile
{
    /// <inheritdoc/>
    public static string Name => "fp64";
    /// <inheritdoc/>
    public static double UnitRoundoff => 1.1102230246251565e-16;
    /// <inheritdoc/>
    public static double Underflow => double.Epsilon;
    /// <inheritdoc/>
    public static bool FlushesInputs => false;
    /// <inheritdoc/>
    public static double Largest => double.MaxValue;
    /// <inheritdoc/>
    public static double DivisionError => UnitRoundoff;
    /// <inheritdoc/>
    public static bool IsUniform => true;
    /// <inheritdoc/>
    public static double Error(Function function, double x, double y) => new Accuracy(function == Function.Sqrt ? 0.5 : 4).At(x, y, UnitRoundoff);
    /// <inheritdoc/>
    public static double Error(Function function, double x, double z, double y) =>
        function is Function.RelativeEntropy or Function.XLogY ? Ieee.TermError(function, x, z, y, 4, UnitRoundoff) : Error(function, x, y);
    /// <inheritdoc/>
    public static double SumError(int roundings) => Ieee.Gamma(roundings, UnitRoundoff);
}
