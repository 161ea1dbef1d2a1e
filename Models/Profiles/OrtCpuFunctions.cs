using Verification.Reference.Numbers;

namespace Verification.Models.Profiles;

/// <summary>The elementary functions of ONNX Runtime's CPU provider, as measured.</summary>
/// <remarks>
/// Source: ONNX Runtime 1.30.0 on x64 with AVX-512, November 2026, against double: every float of the range in which a function does anything, one in 16
/// outside (150 to 630 million floats each). Again with <c>dotnet run -c Release --project tools/benchmarks -- accuracy --binades</c>.<br/>
/// Allowed is the measured error rounded up to a half ulp that leaves at least a tenth: kernels for other processors contract other multiplications and
/// additions. The square root is IEEE 754's.<br/>
/// Not in the table: tanh and σ inside LSTM are the same functions; GRU's own tanh, clipped at ±10 instead of ±9, returns up to 1.0000006 (10 ulp of the
/// binade below 1, inside 6 ulp of the one above); RNN's tanh, 2/(1 + e⁻²ˣ) − 1, has no digits near 0 and is a form of that operator.
/// </remarks>
public static class OrtCpuFunctions
{
    /// <summary>What is allowed of functions that no float operator of the provider computes by themselves: the limit that glibc sets itself for float is 2 ulp or less.</summary>
    public static Accuracy Otherwise { get; } = new(2);

    /// <summary>One entry per measured function.</summary>
    public static IReadOnlyList<MeasuredFunction> All { get; } =
    [
        new(Function.Sqrt, 0.5, "√3.99999976") { Ulps = 0.5 },
        new(Function.Exp, 0.866, "exp −5.87847424") { Ulps = 1 },
        new(Function.Log, 3.47, "ln 1.13307023") { Ulps = 4 },
        new(Function.Sin, 2.42, "sin 423.864288") { Ulps = 3 },
        new(Function.Cos, 2.42, "cos 212.1828") { Ulps = 3 },
        new(Function.Tan, 1.41, "tan 42.4115639") { Ulps = 2 },
        new(Function.Asin, 4.46, "asin 0.500439823") { Ulps = 5 },
        new(Function.Acos, 4.34, "acos 0.571054876") { Ulps = 4.5 },
        new(Function.Atan, 3.84, "atan 1.00360608") { Ulps = 4 },
        new(Function.Sinh, 1.89, "sinh 89.3843231") { Ulps = 2 },
        new(Function.Cosh, 1.89, "cosh 89.3843231") { Ulps = 2 },
        new(Function.Asinh, 1.78, "asinh 0.518135071") { Ulps = 2 },
        new(Function.Acosh, 2.01, "acosh 1.00701284") { Ulps = 2.5 },
        new(Function.Atanh, 1.73, "atanh 0.120160908") { Ulps = 2 },
        new(Function.Tanh, 5.46, "tanh 8.47554016 = 1.00000024")
        {
            Ulps = 6,
            Absolute = 2e-43,
            Reason = "x · 4.9e−3 ÷ 4.9e−3 for small x: half a subnormal unit, 2⁻¹⁵⁰, before the division, and 2 ulp (128 units at 2⁻¹²²)",
        },
        new(Function.Erf, 1.01, "erf 1.19978797") { Ulps = 1.5 },
        new(Function.Sigmoid, 0, "none misses by more")
        {
            Ulps = 0.5,
            Absolute = 1.9e-7,
            Reason = "½ + a rational function, off by up to 1.78e−7 and without digits in the lower tail: σ(−17.6913643) = 1.49e−7 instead of 2.07e−8, then 0 from −18 on",
        },
        new(Function.Softplus, 4.81, "ln(1 + e^−2.04396319)") { Ulps = 5 },
        new(Function.Pow, 1.29, "3.59708791e−13 cubed, as x · x · x") { Ulps = 1.5 },
    ];
}
