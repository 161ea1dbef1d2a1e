using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Relations between the functions, which need no reference at all.</summary>
public class DoubleDoubleIdentityTests
{
    [Fact]
    public void The_exponential_undoes_the_logarithm() =>
        // The exponential turns the absolute error of its argument, up to 700·3e-31, into a relative one.
        ForAll(Samples.Exponents(-1000, 1000, 200, positive: true), x => Same(D.Exp(D.Log(x)) / x, D.One, 3e-28));

    [Fact]
    public void Sine_and_cosine_lie_on_the_circle() => ForAll(Samples.Exponents(-20, 60, 200), x =>
    {
        var (sin, cos) = D.SinCos(x);
        Same(D.Square(sin) + D.Square(cos), D.One, 1e-30);
        Assert.Equal(sin, D.Sin(x));
        Assert.Equal(cos, D.Cos(x));
    });

    [Fact]
    public void Odd_functions_are_odd_bit_for_bit()
    {
        foreach (var f in new Func<D, D>[] { D.Erf, D.Sin, D.Tan, D.Atan, D.Asin, D.Sinh, D.Asinh, D.Atanh, D.Cbrt, D.SinPi, D.TanPi, D.Tanh })
            ForAll(Samples.Between(-0.999, 0.999, 60).Concat(Samples.Exponents(-300, 0, 20)), x =>
                Assert.True(f(-x) == -f(x), $"{f.Method.Name} is not odd at {x}: {f(-x)}, {-f(x)}"));
    }

    [Fact]
    public void The_error_function_and_its_complement_sum_to_one() =>
        ForAll(Samples.Between(-5, 5, 200), x => Same(D.Erf(x) + D.Erfc(x), D.One, 1e-30));

    [Fact]
    public void The_two_tails_of_the_normal_distribution_sum_to_one() =>
        ForAll(Samples.Between(-9, 9, 100), x => Same(D.NormalCdf(x) + D.NormalCdf(-x), D.One, 1e-30));

    [Fact]
    public void The_slope_of_softplus_is_the_sigmoid() => ForAll(Samples.Between(-20, 20, 100), x =>
        Same(D.Softplus(x) - D.Softplus(-x), x, 1e-28));

    [Fact]
    public void The_gamma_function_is_reflected_below_zero() => ForAll(Samples.Between(-183, 0, 150), x =>
    {
        if (x.Hi > -150)
        {
            Same(D.Gamma(x) * D.Gamma(1.0 - x) * D.SinPi(x), D.Pi, 1e-28);
            Same(D.LogGamma(x) + D.LogGamma(1.0 - x) + D.Log(D.Abs(D.SinPi(x))), D.Log(D.Pi), 1e-26);
        }

        // In the subnormal range Γ(x + 1) = x Γ(x) holds to the bits that are there.
        var next = D.Gamma(x + 1.0);
        Assert.True(D.Abs(next - x * D.Gamma(x)) <= D.Abs(next) * 1e-28 + 190 * 4 * double.Epsilon, $"Γ at {x}");
    });

    [Fact]
    public void Hyperbolic_functions_and_their_inverses_agree()
    {
        ForAll(Samples.Between(0.01, 5, 100), x =>
        {
            Same(D.Asinh(D.Sinh(x)), x, 3e-30);
            Same(D.Square(D.Cosh(x)) - D.Square(D.Sinh(x)), D.One, 2e-27);
            Same(D.Sinh(x) / D.Cosh(x), D.Tanh(x), 3e-30);
        });
        ForAll(Samples.Between(0.01, 0.9, 50), x => Same(D.Tanh(D.Atanh(x)), x, 3e-30));
    }

    [Fact]
    public void Inverse_angles_undo_angles() => ForAll(Samples.Between(-1.5, 1.5, 100), x => Same(D.Atan(D.Tan(x)), x, 3e-30));

    [Fact]
    public void Constants_are_those_that_series_give()
    {
        foreach (var (constant, exact) in new[]
        {
            (D.Pi, ArbitraryPrecisionFunctions.Pi(200)),
            (D.Ln2, ArbitraryPrecisionFunctions.Ln2(200)),
            (D.Ln10, ArbitraryPrecisionFunctions.Ln10(200)),
            (D.E, ArbitraryPrecisionFunctions.Exp(1, 200)),
        })
            Assert.True(ArbitraryPrecision.RelativeError(constant, exact) <= D.UnitRoundoff);
        Same(D.Tau, D.Pi * 2.0, 0);
        Same(D.HalfPi, D.Pi * 0.5, 0);
        foreach (var (constant, reference) in new[]
        {
            (D.InversePi, 1.0 / D.Pi), (D.Log2E, 1.0 / D.Ln2), (D.Log10E, 1.0 / D.Ln10), (D.Log2Of10, D.Ln10 / D.Ln2), (D.Log10Of2, D.Ln2 / D.Ln10),
            (D.Sqrt2, D.Sqrt(2.0)), (D.SqrtHalf, D.Sqrt(0.5)), (D.SqrtPi, D.Sqrt(D.Pi)), (D.InverseSqrtPi, 1.0 / D.Sqrt(D.Pi)),
            (D.TwoOverSqrtPi, 2.0 / D.Sqrt(D.Pi)), (D.InverseSqrtTau, 1.0 / D.Sqrt(D.Tau)), (D.HalfLogTau, D.Log(D.Tau) * 0.5),
            (D.GoldenRatio, (1.0 + D.Sqrt(5.0)) * 0.5),
        })
            Same(constant, reference, 2e-31);
        Assert.Equal("0.57721566490153286060651209008240", (D.EulerGamma.ToString() + "0")[..34]);
    }

    [Fact]
    public void The_reference_route_agrees_with_published_digits()
    {
        // DLMF and OEIS A000796, A002162, A099286; 50 digits.
        Assert.Equal("31415926535897932384626433832795028841971693993751", Digits(ArbitraryPrecisionFunctions.Pi(220)));
        Assert.Equal("69314718055994530941723212145817656807550013436025", Digits(ArbitraryPrecisionFunctions.Ln2(220)));
        Assert.Equal("84270079294971486934122063508260925929606699796630", Digits(ArbitraryPrecisionFunctions.Erf(1, 220)));
        Assert.Equal("84147098480789650665250232163029899962256306079837", Digits(ArbitraryPrecisionFunctions.SinCos(1, 220).Sin));
        Assert.Equal("78539816339744830961566084581987572104929234984377", Digits(ArbitraryPrecisionFunctions.Atan(1, 220)));
        Assert.Equal("27182818284590452353602874713526624977572470936999", Digits(ArbitraryPrecisionFunctions.Exp(1, 220)));
    }

    // The first 50 significant digits, cut off.
    private static string Digits(ArbitraryPrecision x) =>
        (x * new ArbitraryPrecision(System.Numerics.BigInteger.Pow(10, 60), 0)).ToFixed(0).ToString(System.Globalization.CultureInfo.InvariantCulture)[..50];

    private static void ForAll(IEnumerable<D> points, Action<D> check)
    {
        foreach (var x in points)
            check(x);
    }

    private static void Same(D left, D right, double bound)
    {
        var gap = D.Abs(left - right) / D.Abs(right);
        Assert.True(gap <= bound, $"{left} and {right} differ by {gap.Hi:e2}, bound {bound:e1}");
    }
}
