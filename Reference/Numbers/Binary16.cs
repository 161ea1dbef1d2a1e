namespace Verification.Reference.Numbers;

/// <summary>IEEE 754 binary16 at every step: storage and accumulation. Wider accumulation stays inside its bounds.</summary>
public readonly struct Binary16 : IProfile
{
    /// <inheritdoc/>
    public static string Name => "fp16";
    /// <inheritdoc/>
    public static double UnitRoundoff => 1.0 / (1 << 11);
    /// <inheritdoc/>
    public static double Underflow => 1.0 / (1 << 24);
    /// <inheritdoc/>
    public static bool FlushesInputs => false;
    /// <inheritdoc/>
    public static double Largest => 65504;
    /// <inheritdoc/>
    public static double DivisionError => UnitRoundoff;
    /// <inheritdoc/>
    public static bool IsUniform => true;
    /// <inheritdoc/>
    public static double Error(Function function, double x, double y) => new Accuracy(function == Function.Sqrt ? 0.5 : 2).At(x, y, UnitRoundoff);
    /// <inheritdoc/>
    public static double Error(Function function, double x, double z, double y) =>
        function is Function.RelativeEntropy or Function.XLogY ? Ieee.TermError(function, x, z, y, 2, UnitRoundoff) : Error(function, x, y);
    /// <inheritdoc/>
    public static double SumError(int roundings) => Ieee.Gamma(roundings, UnitRoundoff);
}
