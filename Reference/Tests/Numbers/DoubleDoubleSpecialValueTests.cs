using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Reference.Tests.Numbers;

public class DoubleDoubleSpecialValueTests
{
    private const double Inf = double.PositiveInfinity, NaN = double.NaN;

    // Name, function, then pairs of argument and result; the sign of a zero counts.
    private static readonly (string Name, Func<D, D> Function, double[] Table)[] Unary =
    [
        ("Sqrt", D.Sqrt, [0, 0, -0.0, -0.0, Inf, Inf, -1, NaN, -Inf, NaN, 4, 2]),
        ("Cbrt", D.Cbrt, [0, 0, -0.0, -0.0, Inf, Inf, -Inf, -Inf, 8, 2, -1, -1]),
        ("Exp", D.Exp, [0, 1, -0.0, 1, Inf, Inf, -Inf, 0, 710, Inf, -800, 0, 1e300, Inf]),
        ("ExpM1", D.ExpM1, [0, 0, -0.0, -0.0, Inf, Inf, -Inf, -1, 1e-320, 1e-320, 1e300, Inf, -1000, -1]),
        ("Exp2", D.Exp2, [0, 1, -1074, double.Epsilon, 1023, 8.98846567431158E+307, 1024, Inf, -1200, 0, Inf, Inf, -Inf, 0]),
        ("Exp2M1", D.Exp2M1, [0, 0, -0.0, -0.0, 3, 7, Inf, Inf, -Inf, -1]),
        ("Exp10", D.Exp10, [0, 1, Inf, Inf, -Inf, 0, 400, Inf, -400, 0]),
        ("Exp10M1", D.Exp10M1, [0, 0, -0.0, -0.0, Inf, Inf, -Inf, -1]),
        ("Log", D.Log, [0, -Inf, -0.0, -Inf, 1, 0, -1, NaN, Inf, Inf, -Inf, NaN]),
        ("LogP1", D.LogP1, [0, 0, -0.0, -0.0, -1, -Inf, -2, NaN, Inf, Inf, 1e-320, 1e-320]),
        ("Log2", D.Log2, [0, -Inf, 1, 0, 8, 3, double.Epsilon, -1074, -1, NaN, Inf, Inf]),
        ("Log2P1", D.Log2P1, [0, 0, -0.0, -0.0, 7, 3, -1, -Inf, -2, NaN, Inf, Inf]),
        ("Log10", D.Log10, [0, -Inf, 1, 0, -1, NaN, Inf, Inf]),
        ("Log10P1", D.Log10P1, [0, 0, -0.0, -0.0, -1, -Inf, -2, NaN, Inf, Inf]),
        ("Sin", D.Sin, [0, 0, -0.0, -0.0, Inf, NaN, -Inf, NaN, 1e-320, 1e-320]),
        ("Cos", D.Cos, [0, 1, Inf, NaN, 1e-320, 1]),
        ("Tan", D.Tan, [0, 0, -0.0, -0.0, Inf, NaN]),
        ("SinPi", D.SinPi, [0, 0, -0.0, -0.0, 1, 0, -1, -0.0, 0.5, 1, -1.5, 1, 1e300, 0, Inf, NaN]),
        ("CosPi", D.CosPi, [0, 1, 1, -1, 0.5, 0, -0.5, 0, 1.5, 0, 1e300, 1, Inf, NaN]),
        ("TanPi", D.TanPi, [0, 0, -0.0, -0.0, 1, -0.0, -1, 0, 2, 0, -2, -0.0, 0.5, Inf, -0.5, -Inf, 1.5, -Inf, -1.5, Inf, Inf, NaN]),
        ("Asin", D.Asin, [0, 0, -0.0, -0.0, 2, NaN, -1.1, NaN]),
        ("Acos", D.Acos, [1, 0, 2, NaN]),
        ("AsinPi", D.AsinPi, [0, 0, -0.0, -0.0, 1, 0.5, -1, -0.5, 2, NaN]),
        ("AcosPi", D.AcosPi, [1, 0, 0, 0.5, -1, 1, 2, NaN]),
        ("AtanPi", D.AtanPi, [0, 0, -0.0, -0.0, 1, 0.25, -1, -0.25, Inf, 0.5, -Inf, -0.5]),
        ("Atan", D.Atan, [0, 0, -0.0, -0.0, 1e-320, 1e-320]),
        ("Sinh", D.Sinh, [0, 0, -0.0, -0.0, Inf, Inf, -Inf, -Inf, 711, Inf, -1e300, -Inf]),
        ("Cosh", D.Cosh, [0, 1, Inf, Inf, -Inf, Inf, -711, Inf]),
        ("Tanh", D.Tanh, [0, 0, -0.0, -0.0, Inf, 1, -Inf, -1, 1e300, 1]),
        ("Asinh", D.Asinh, [0, 0, -0.0, -0.0, Inf, Inf, -Inf, -Inf]),
        ("Acosh", D.Acosh, [1, 0, 0.5, NaN, Inf, Inf, -Inf, NaN]),
        ("Atanh", D.Atanh, [0, 0, -0.0, -0.0, 1, Inf, -1, -Inf, 2, NaN]),
        ("Erf", D.Erf, [0, 0, -0.0, -0.0, Inf, 1, -Inf, -1]),
        ("Erfc", D.Erfc, [0, 1, Inf, 0, -Inf, 2, 30, 0]),
        ("NormalCdf", D.NormalCdf, [0, 0.5, Inf, 1, -Inf, 0, -50, 0]),
        ("Sigmoid", D.Sigmoid, [0, 0.5, Inf, 1, -Inf, 0]),
        ("Softplus", D.Softplus, [Inf, Inf, -Inf, 0]),
        ("Gamma", D.Gamma, [0, Inf, -0.0, -Inf, 1, 1, 2, 1, 5, 24, 11, 3628800, -1, NaN, Inf, Inf, -Inf, NaN, 172, Inf, -200.5, -0.0]),
        ("LogGamma", D.LogGamma, [0, Inf, 1, 0, 2, 0, -3, Inf, Inf, Inf, -Inf, Inf, 1e307, Inf]),
        ("Floor", D.Floor, [-0.0, -0.0, Inf, Inf, -0.5, -1]),
        ("Ceiling", D.Ceiling, [-0.5, -0.0, Inf, Inf, 0.5, 1]),
        ("Truncate", D.Truncate, [-0.5, -0.0, 1.5, 1]),
        ("Round", x => D.Round(x), [-0.4, -0.0, 0.5, 0, 1.5, 2, -2.5, -2, Inf, Inf]),
    ];

    public static TheoryData<string> Names => [.. Unary.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_keeps_its_table_of_special_values(string name)
    {
        var (_, function, table) = Unary.Single(entry => entry.Name == name);
        Is(NaN, function(D.NaN), $"{name}(NaN)");
        for (var k = 0; k < table.Length; k += 2)
            Is(table[k + 1], function(table[k]), $"{name}({table[k]})");
    }

    [Fact]
    public void Arithmetic_at_the_ends_of_the_range_is_that_of_double()
    {
        double[] values = [0, -0.0, 1, -1, Inf, -Inf, NaN, double.MaxValue, double.MinValue, double.Epsilon, 2];
        foreach (var a in values)
            foreach (var b in values)
            {
                D x = a, y = b;
                IsHigh(a + b, x + y, $"{a} + {b}");
                IsHigh(a + b, x + b, $"{a} + {b}");
                IsHigh(a - b, x - y, $"{a} − {b}");
                IsHigh(a * b, x * y, $"{a} · {b}");
                IsHigh(a * b, x * b, $"{a} · {b}");
                IsHigh(a / b, x / y, $"{a} / {b}");
                IsHigh(a % b, x % y, $"{a} % {b}");
                IsHigh(Math.IEEERemainder(a, b), D.Ieee754Remainder(x, y), $"IEEE {a} % {b}");
                IsHigh(Math.FusedMultiplyAdd(a, b, 1), D.FusedMultiplyAdd(x, y, 1.0), $"{a} · {b} + 1");
                IsHigh(double.Hypot(a, b), D.Hypot(x, y), $"hypot({a}, {b})");
                if (!IsAnInexactPower(a, b))
                    IsHigh(Math.Pow(a, b), D.Pow(x, y), $"{a} ^ {b}");
                if (a == 0 || b == 0 || !double.IsFinite(a + b))
                {
                    IsHigh(Math.Atan2(a, b), D.Atan2(x, y), $"atan2({a}, {b})");
                    IsHigh(double.Atan2Pi(a, b), D.Atan2Pi(x, y), $"atan2Pi({a}, {b})");
                }
            }
    }

    [Fact]
    public void A_low_word_decides_where_the_high_word_alone_is_a_special_case()
    {
        var above = D.FromSum(1, 1e-20);
        var below = D.FromSum(1, -1e-20);
        Is(NaN, D.Asin(above), "asin just above 1");
        Is(NaN, D.Atanh(above), "atanh just above 1");
        Is(NaN, D.Acosh(below), "acosh just below 1");
        Is(Inf, D.Pow(above, Inf), "just above 1 to ∞");
        Is(0, D.Pow(below, Inf), "just below 1 to ∞");
        Is(NaN, D.Pow(-2.0, D.FromSum(3, 1e-20)), "−2 to a power just beside 3");
        Is(-Inf, D.Pow(-2.0, D.FromSum(Math.ScaleB(1, 60), 1)), "−2 to a huge odd power");
        Assert.True(D.Log(above).Hi is > 0.99e-20 and < 1.01e-20);
        Assert.True(D.Acosh(above).Hi > 0);
    }

    [Fact]
    public void A_record_equals_itself_and_a_number_that_is_NaN_does_not()
    {
        Assert.True(D.NaN.Equals(D.NaN));
        Assert.False(D.AreEqual(D.NaN, D.NaN));
        Assert.True(D.AreEqual(0.0, -0.0));
        Assert.False(D.NaN < D.One || D.NaN >= D.One);
    }

    // ±MaxValue to the powers ±1 and 2 and the like are ordinary numbers, tested for accuracy elsewhere.
    private static bool IsAnInexactPower(double a, double b) => Math.Abs(a) is double.MaxValue or double.Epsilon || Math.Abs(b) is double.Epsilon;

    private static void IsHigh(double expected, D actual, string what)
    {
        Assert.True(expected.Equals(actual.Hi) && (expected != 0 || double.IsNegative(expected) == double.IsNegative(actual.Hi)), $"{what} is {actual.Hi:R} + {actual.Lo:R}, not {expected:R}");
        Assert.True(double.IsFinite(actual.Lo), $"{what} has the low word {actual.Lo}");
    }

    private static void Is(double expected, D actual, string what)
    {
        IsHigh(expected, actual, what);
        Assert.True(actual.Lo == 0, $"{what} has the low word {actual.Lo}");
    }
}
