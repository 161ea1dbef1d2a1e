using Verification.Reference.Numbers;

namespace Verification.Models.Profiles;

/// <summary>32-bit arithmetic on WebGPU: what WGSL promises of f32, and the formulas that ONNX Runtime's shaders put together from it.</summary>
/// <remarks>
/// WGSL: + − × correctly rounded, ÷ within 2.5 ulp, subnormals may be flushed to zero on the way in and out, exp within 3 + 2|x| ulp,
/// log within 3 ulp (2⁻²¹ absolute on [½, 2]), sin and cos within 2⁻¹¹ on [−π, π] (nothing is promised outside), atan within 4096 ulp,
/// inverseSqrt within 2 ulp; the others are derived from these as the specification or the shader composes them.<br/>
/// Measured on SwiftShader (ONNX Runtime 1.30.0, about 10⁶ floats per function): nothing exceeds this but log 0, which is −88.03 and not −∞ (the
/// specification lets a shader assume that there are no infinities). Elu, Selu and Celu are eˣ − 1 there, a form of those operators; sinh, cosh, asin,
/// asinh, acosh and atanh stay below 0.3 of their bounds, the trigonometric ones below 0.001. LSTM and GRU limit σ's argument to ±20 and tanh's to ±10, a form of those operators
/// (the provider's own Sigmoid and Tanh do not); RNN is left to the CPU provider.<br/>
/// Source: W3C, WebGPU Shading Language, Candidate Recommendation 2025, §15.7.4 "Floating Point Accuracy"; erf: Abramowitz and Stegun 7.1.26.
/// </remarks>
public readonly struct Wgsl32 : IProfile
{
    private const double Unit = 1.0 / (1 << 24), Ulp = 2 * Unit, SmallestNormal = 1.1754943508222875e-38;
    private const double LogAbsolute = 1.0 / (1 << 21), SinAbsolute = 1.0 / (1 << 11);

    /// <inheritdoc/>
    public static string Name => "wgsl-fp32";
    /// <inheritdoc/>
    public static double UnitRoundoff => Unit;
    /// <inheritdoc/>
    public static double Underflow => SmallestNormal;
    /// <inheritdoc/>
    public static bool FlushesInputs => true;
    /// <inheritdoc/>
    public static double Largest => float.MaxValue;
    /// <inheritdoc/>
    public static double DivisionError => 2.5 * Ulp;
    /// <inheritdoc/>
    public static double SumError(int roundings) => Ieee.Gamma(roundings, Unit);

    /// <inheritdoc/>
    public static double Error(Function function, double x, double y) => function switch
    {
        Function.Sqrt => 5 * Ulp * y,                                              // 1 / inverseSqrt(x)
        Function.Exp or Function.Exp2 => Exp(x) * y,
        Function.Log or Function.Log2 => Log(x, y),
        Function.Log10 => Log(x, y) + Ulp * Math.Abs(y),
        Function.Sin or Function.Cos => Math.Abs(x) <= Math.PI ? SinAbsolute : double.PositiveInfinity,
        Function.Tan => Tan(x, y),
        Function.Atan => 4096 * Ulp * Math.Abs(y),
        Function.Asin or Function.Acos => Math.Max(6.81e-5, 4097 * Ulp * Math.Abs(y)),
        Function.Sinh or Function.Cosh => (Exp(x) + 2 * Ulp) * Math.Cosh(x),       // (exp(x) ∓ exp(−x)) / 2
        Function.Tanh => Math.Max(1e-5, (2 * Exp(x) + 5 * Ulp) * Math.Abs(y)),
        Function.Asinh => OfLog(x + Math.Sqrt(x * x + 1), Math.Abs(x) + 7 * Math.Sqrt(x * x + 1), y),
        Function.Acosh => OfLog(x + Math.Sqrt(x * x - 1), x + 7 * Math.Sqrt(x * x - 1) + x * x / Math.Sqrt(x * x - 1), y),
        Function.Atanh => 0.5 * OfLog((1 + x) / (1 - x), 5 * (1 + x) / (1 - x), 2 * y),
        Function.Sigmoid => (Exp(x) * (1 - Math.Min(1, y)) + 4 * Ulp) * y,         // 1 / (1 + exp(−x))
        Function.Softplus => LogAbsolute + (Exp(x) + 4 * Ulp) * Math.Max(1, y),
        Function.Erf => 1.3e-6,                                                    // 7.1.26: 1.5e−7, its exp 3.6e−7, its polynomial 6e−7, the rest 1.2e−7
        Function.NormalCdf => 0.7e-6,
        _ => 8 * Ulp * Math.Abs(y),
    };

    /// <inheritdoc/>
    public static double Error(Function function, double x, double z, double y) => function switch
    {
        Function.Pow => Pow(x, z, y),
        Function.Atan2 => 4096 * Ulp * Math.Abs(y),
        _ => 8 * Ulp * Math.Abs(y),
    };

    private static double Exp(double x) => double.IsFinite(x) ? (3 + 2 * Math.Abs(x)) * Ulp : 0;

    private static double Log(double x, double y) => x is >= 0.5 and <= 2 ? LogAbsolute : !double.IsFinite(y) ? 0 : 3 * Ulp * Math.Abs(y);

    // log of an argument that is itself off by so many units of roundoff of its parts.
    private static double OfLog(double argument, double parts, double y) => Ulp * parts / argument + Log(argument, y);

    private static double Tan(double x, double y)
    {
        double cosine = Math.Abs(Math.Cos(x)) - SinAbsolute;
        return Math.Abs(x) <= Math.PI && cosine > 0 ? SinAbsolute * (1 + Math.Abs(y)) / cosine + 3 * Ulp * Math.Abs(y) : double.PositiveInfinity;
    }

    // exp2(z · log2(x))
    private static double Pow(double x, double z, double y)
    {
        double power = y > 0 ? Math.Abs(Math.Log2(y)) : 0, logarithm = Log(Math.Abs(x), Math.Log2(Math.Abs(x)));
        return ((3 + 2 * power) * Ulp + Math.Log(2) * (Math.Abs(z) * logarithm + Ulp * power)) * Math.Abs(y);
    }
}
