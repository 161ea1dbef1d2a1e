using Verification.Reference.Numbers;

namespace Verification.Models.Profiles;

/// <summary>32-bit arithmetic of ONNX Runtime's CPU provider: IEEE 754 arithmetic in any order, functions by its own polynomials (<see cref="OrtCpuFunctions"/>).</summary>
public readonly struct OrtCpu32 : IProfile
{
    private static readonly Accuracy[] Functions = Table();

    /// <inheritdoc/>
    public static string Name => "ort-cpu-fp32";
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
    public static double Error(Function function, double x, double y) => Functions[(int)function].At(x, y, UnitRoundoff);
    /// <inheritdoc/>
    public static double Error(Function function, double x, double z, double y) => Error(function, x, y);
    /// <inheritdoc/>
    public static double SumError(int roundings) => Ieee.Gamma(roundings, UnitRoundoff);

    private static Accuracy[] Table()
    {
        Accuracy[] table = new Accuracy[Enum.GetValues<Function>().Length];
        Array.Fill(table, OrtCpuFunctions.Otherwise);
        foreach (MeasuredFunction measured in OrtCpuFunctions.All)
        {
            table[(int)measured.Function] = new(measured.Ulps, measured.Absolute);
        }
        return table;
    }
}
