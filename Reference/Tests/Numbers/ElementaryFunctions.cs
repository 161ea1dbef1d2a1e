using static Verification.Reference.Tests.Numbers.ArbitraryPrecisionFunctions;
using static Verification.Reference.Tests.Numbers.Samples;
using D = Verification.Reference.Numbers.DoubleDouble;
using P = Verification.Reference.Tests.Numbers.ArbitraryPrecision;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Every function of one argument with the bound of its doc comment.</summary>
public static class ElementaryFunctions
{
    // 220 bits are 66 digits.
    private const int Bits = 220;

    private static readonly D[] Edges = [1.0, -1.0, 0.5, -0.5, 2.0, -2.0, double.Epsilon, -double.Epsilon, 1e-300, 0.25, 0.75, 3.0, 10.0, 0.49999999999999994, 8.0];

    private static readonly D[] PositiveEdges = [1.0, 0.5, 2.0, double.Epsilon, 1e-300, double.MaxValue, double.MinValue * -0.5, 1e16, 10.0, 1000.0, D.E, D.Sqrt2, D.SqrtHalf];

    private static readonly IEnumerable<D> Multiples = Enumerable.Range(-9, 19)
        .Concat([100, 1001, 65537, 318309, 636619])
        .SelectMany(n => new[] { D.HalfPi * n, new((D.HalfPi * n).Hi, 0), D.HalfPi * n + 1e-11, D.HalfPi * n - 1e-20 })
        .Where(x => x.Hi != 0);

    public static IReadOnlyList<ElementaryFunction> All { get; } =
    [
        new("Sqrt", 4e-32, D.Sqrt, x => P.Sqrt(x, Bits), Exponents(-1074, 1023, 300, true), Near(1.0, 20), PositiveEdges),
        new("Cbrt", 1e-31, D.Cbrt, x => Root(x, 3), Exponents(-1074, 1023, 100), Between(-9, 9, 60), Edges),
        new("RootN(5)", 1e-30, x => D.RootN(x, 5), x => Root(x, 5), Exponents(-1074, 1023, 60), Edges),
        new("RootN(-4)", 1e-30, x => D.RootN(x, -4), x => P.Divide(1, Root(x, 4), Bits), Exponents(-1000, 1000, 60, true)),
        new("Exp", 1e-31, D.Exp, x => Exp(x, Bits), Between(-745, 709, 100), Between(-1, 1, 100), Exponents(-300, 9, 60), Edges),
        new("ExpM1", 3e-31, D.ExpM1, x => ExpM1(x, Bits), Between(-80, 709, 60), Between(-1, 1, 150), Exponents(-1074, 0, 80), Near(0.34, 10), Edges),
        new("Exp2", 1e-31, D.Exp2, x => Exp(x * Ln2(300), Bits), Between(-1074, 1023, 100), Between(-1, 1, 60), Edges),
        new("Exp2M1", 3e-31, D.Exp2M1, x => ExpM1(x * Ln2(300), Bits), Between(-80, 1023, 50), Between(-1, 1, 100), Exponents(-1074, 0, 50), Edges),
        new("Exp10", 2e-31, D.Exp10, x => Exp(x * Ln10(300), Bits), Between(-323, 308, 100), Between(-1, 1, 60), Edges),
        new("Exp10M1", 3e-31, D.Exp10M1, x => ExpM1(x * Ln10(300), Bits), Between(-30, 308, 50), Between(-1, 1, 100), Exponents(-1074, 0, 50), Edges),
        new("Log", 3e-31, D.Log, x => Log(x, Bits), Exponents(-1074, 1024, 80, true), Between(0.4, 3, 120), Near(1.0, 80), PositiveEdges),
        new("LogP1", 3e-31, D.LogP1, x => LogP1(x, Bits), Exponents(-1074, 1024, 60, true), Between(-0.99, 1, 120), Exponents(-200, -1, 80), Near(-1.0, 20, 1)),
        new("Log2", 3e-31, D.Log2, x => P.Divide(Log(x, Bits), Ln2(300), Bits), Exponents(-1074, 1024, 60, true), Near(1.0, 60), PositiveEdges),
        new("Log2P1", 3e-31, D.Log2P1, x => P.Divide(LogP1(x, Bits), Ln2(300), Bits), Between(-0.99, 1, 60), Exponents(-1000, 600, 60, true)),
        new("Log10", 3e-31, D.Log10, x => P.Divide(Log(x, Bits), Ln10(300), Bits), Exponents(-1074, 1024, 60, true), Near(1.0, 60), PositiveEdges),
        new("Log10P1", 3e-31, D.Log10P1, x => P.Divide(LogP1(x, Bits), Ln10(300), Bits), Between(-0.99, 1, 60), Exponents(-1000, 600, 60, true)),
        new("Sin", 3e-31, D.Sin, x => SinCos(x, Bits).Sin, Between(-10, 10, 100), Exponents(-1074, 20, 60), Exponents(20, 1023, 40), Multiples, Edges),
        new("Cos", 3e-31, D.Cos, x => SinCos(x, Bits).Cos, Between(-10, 10, 100), Exponents(-1074, 20, 60), Exponents(20, 1023, 40), Multiples, Edges),
        new("Tan", 6e-31, D.Tan, x => Tan(SinCos(x, Bits)), Between(-10, 10, 100), Exponents(-1074, 20, 60), Exponents(20, 1023, 40), Multiples, Edges),
        new("SinPi", 4e-31, D.SinPi, x => SinCosPi(x).Sin, Between(-10, 10, 100), Exponents(-1060, 52, 60), Near(1.0, 20), Near(-1e15, 20)),
        new("CosPi", 4e-31, D.CosPi, x => SinCosPi(x).Cos, Between(-10, 10, 100), Exponents(-1060, 52, 60), Near(0.5, 20), Near(1e15 + 0.5, 20)),
        new("TanPi", 8e-31, D.TanPi, x => Tan(SinCosPi(x)), Between(-10, 10, 100), Exponents(-1060, 52, 60), Near(1.0, 20), Near(2.5, 20)),
        new("Atan", 3e-31, D.Atan, x => Atan(x, Bits), Between(-4, 4, 60), Exponents(-1074, 1023, 100), Exponents(-45, 45, 40), Edges),
        new("Asin", 6e-31, D.Asin, x => Atan2(x, CoLeg(x), Bits), Between(-1, 1, 60), Exponents(-1074, -1, 60), Near(1.0, 40, 2), Near(-1.0, 40, 1)),
        new("Acos", 6e-31, D.Acos, x => Atan2(CoLeg(x), x, Bits), Between(-1, 1, 60), Exponents(-1074, -1, 30), Near(1.0, 40, 2), Near(-1.0, 40, 1)),
        new("AtanPi", 5e-31, D.AtanPi, x => P.Divide(Atan(x, Bits), Pi(300), Bits), Between(-4, 4, 40), Exponents(-1070, 1023, 50)),
        new("AsinPi", 7e-31, D.AsinPi, x => P.Divide(Atan2(x, CoLeg(x), Bits), Pi(300), Bits), Between(-1, 1, 40), Exponents(-1070, -1, 30), Near(1.0, 20, 2)),
        new("AcosPi", 7e-31, D.AcosPi, x => P.Divide(Atan2(CoLeg(x), x, Bits), Pi(300), Bits), Between(-1, 1, 40), Near(1.0, 20, 2), Near(-1.0, 20, 1)),
        new("Sinh", 6e-31, D.Sinh, Sinh, Between(-710, 710, 60), Between(-2, 2, 80), Exponents(-1074, 5, 60), Near(40.0, 10), Edges),
        new("Cosh", 2e-31, D.Cosh, Cosh, Between(-710, 710, 60), Between(-2, 2, 80), Exponents(-300, 5, 30), Near(40.0, 10), Edges),
        new("Tanh", 8e-31, D.Tanh, Tanh, Between(-50, 50, 60), Between(-2, 2, 100), Exponents(-1074, 5, 80), Near(40.0, 10), Edges),
        new("Asinh", 6e-31, D.Asinh, Asinh, Between(-4, 4, 80), Exponents(-1074, 1023, 80), Exponents(-60, 60, 40), Edges),
        new("Acosh", 6e-31, D.Acosh, Acosh, Between(1, 9, 60), Exponents(0, 1023, 60, true), Near(1.0, 60, 1)),
        new("Atanh", 6e-31, D.Atanh, Atanh, Between(-1, 1, 80), Exponents(-1074, -1, 60), Near(1.0, 30, 2)),
        new("Erf", 3e-31, D.Erf, x => Erf(x, Bits), Between(-9.5, 9.5, 60), Between(-1, 1, 100), Exponents(-1074, 1, 50), Near(0.5, 10), Edges),
        new("Erfc", 3e-31, D.Erfc, x => Erfc(x, Bits), Between(-7, 27.22, 60), Between(-1, 7.2, 100), Near(0.5, 10), Exponents(-100, 1, 20)),
        new("NormalCdf", 4e-31, D.NormalCdf, NormalCdf, Between(-38.5, 12, 50), Between(-2, 2, 80), Exponents(-100, 1, 20)),
        new("Sigmoid", 4e-31, D.Sigmoid, Sigmoid, Between(-745, 80, 60), Between(-3, 3, 80), Exponents(-100, 5, 20)),
        new("Softplus", 5e-31, D.Softplus, x => LogP1(Exp(x, 1600), 1300), Between(-745, 80, 40), Between(-3, 3, 40)),
        new("Gamma", 4e-29, D.Gamma, x => Exp(LogGamma(x, 300), Bits), Between(1e-9, 171.6, 60), Exponents(-1020, 0, 20, true), Between(0.1, 30, 40)),
        new("LogGamma", 1e-28, D.LogGamma, x => LogGamma(x, 420), Between(0.01, 200, 40), Between(0.3, 4, 60), Near(1.0, 20), Near(2.0, 20), Exponents(-1000, 1000, 30, true)),
    ];

    private static P Root(P x, int n)
    {
        var root = Exp(P.Divide(Log(x.Abs(), Bits + 40), n, Bits + 40), Bits);
        return x.Sign < 0 ? -root : root;
    }

    private static P Tan((P Sin, P Cos) angle) => P.Divide(angle.Sin, angle.Cos, Bits);

    // 2200 fractional bits: x − 2k is exact, whatever the gap between its words.
    private static (P Sin, P Cos) SinCosPi(P x)
    {
        var r = x - new P(x.Scale(-1).RoundToWhole() * 2, 0);
        return SinCos(r * Pi(1024), Bits);
    }

    private static P CoLeg(P x) => P.Sqrt((1 - x) * (x + 1), Bits + 60);

    private static P Sinh(P x)
    {
        var m = ExpM1(x, Bits + 40);
        return (m + P.Divide(m, m + 1, Bits + 40)).Scale(-1);
    }

    private static P Cosh(P x)
    {
        var e = Exp(x, Bits);
        return (e + P.Divide(1, e, Bits)).Scale(-1);
    }

    private static P Tanh(P x)
    {
        var m = ExpM1(x.Scale(1), Bits);
        return P.Divide(m, m + 2, Bits);
    }

    private static P Asinh(P x)
    {
        var (size, w) = (x.Abs(), Bits + 60);
        var value = LogP1((size + P.Divide(size * size, P.Sqrt(size * size + 1, w) + 1, w)).Keep(2200), Bits);
        return x.Sign < 0 ? -value : value;
    }

    private static P Acosh(P x) => LogP1(x - 1 + P.Sqrt((x - 1) * (x + 1), Bits + 60), Bits);

    private static P Atanh(P x) => LogP1(P.Divide(x.Abs().Scale(1), 1 - x.Abs(), Bits + 60), Bits).Scale(-1) * x.Sign;

    private static P NormalCdf(P x)
    {
        var w = Bits + 200 + (int)(0.75 * x.ToDouble() * x.ToDouble());
        return Erfc(-(x * P.Sqrt(new P(1, -1), w)), Bits).Scale(-1);
    }

    private static P Sigmoid(P x) => P.Divide(1, Exp(-x, Bits) + 1, Bits);
}
