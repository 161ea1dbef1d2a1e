using Verification.Reference.Numbers;
using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Every elementary function in double keeps the accuracy that it states, against double-double; the polynomials are those of their generator.</summary>
public sealed class ElementaryAccuracyTests
{
    public static TheoryData<string> Names => [.. Functions.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_keeps_its_ulps(string name)
    {
        Functions.One function = Functions.All.Single(f => f.Name == name);
        Random random = new(20261121);
        (double worst, double at) = (0, 0);
        for (int k = 0; k < Effort.Times(20000); k++)
        {
            double x = k % 3 == 0 ? Math.ScaleB(1 + random.NextDouble(), random.Next(-70, 10)) * (random.Next(2) * 2 - 1) : function.From + (function.To - function.From) * random.NextDouble();
            double error = x < function.From || x > function.To ? 0 : Ulps(function.Value(x), function.Wide(x));
            (worst, at) = error <= worst ? (worst, at) : (error, x);
        }
        Assert.True(worst <= function.Ulps, $"{name}: {worst:f2} ulp at {at:R}, stated {function.Ulps}");
        Assert.True(worst > 0.4, $"{name} was not put to the test: {worst:f2} ulp");
    }

    [Fact]
    public void The_lower_tail_of_the_normal_distribution_keeps_its_relative_accuracy_into_the_subnormal_numbers()
    {
        for (double x = -30; x > -38.6; x -= 0.01)
        {
            Assert.True(Ulps(ErrorFunction.NormalCdf(x), D.NormalCdf(x)) <= 4, $"at {x}");
        }
        Assert.Equal(0, ErrorFunction.NormalCdf(-39));
        Assert.Equal(1, ErrorFunction.NormalCdf(9));
        Assert.Equal([double.NaN, double.NaN, 0, 1, -1, 1], [ErrorFunction.Erf(double.NaN), ErrorFunction.NormalCdf(double.NaN), ErrorFunction.NormalCdf(double.NegativeInfinity), ErrorFunction.NormalCdf(double.PositiveInfinity), ErrorFunction.Erf(double.NegativeInfinity), ErrorFunction.Erf(7)]);
        Assert.True(double.IsNegative(ErrorFunction.Erf(-0.0)));
    }

    [Fact]
    public void The_coefficients_are_those_of_their_generator()
    {
        Same(ErrorFunction.Odd, ChebyshevFit.Of(s => D.Erf(D.Sqrt(s)) / D.Sqrt(s) - 1.0, 0, 0.25, 9));
        Same(ErrorFunction.Central, ChebyshevFit.Of(s => (D.NormalCdf(D.Sqrt(s)) - 0.5) / D.Sqrt(s), 0, 0.125, 7));
        Same(ErrorFunction.Scaled, ChebyshevFit.Of(y => Scaled(ErrorFunction.ShiftB / (ErrorFunction.ShiftA - y) - 4.0), -1, 1, 22));
        Same(NearZero.Series, ChebyshevFit.Of(x => (D.ExpM1(x) - x - x * x * 0.5) / (x * x * x), NearZero.From, NearZero.To, 12));
    }

    [Fact]
    public void Zeros_and_poles_of_half_turns_are_exact()
    {
        Assert.Equal([0, 1, -1, 0, double.PositiveInfinity, double.NaN], [HalfTurns.Sin(3), HalfTurns.Sin(0.5), HalfTurns.Cos(7), HalfTurns.Cos(2.5), Math.Abs(HalfTurns.Tan(1.5)), HalfTurns.Sin(double.PositiveInfinity)]);
        Assert.Equal([-1.0, double.NaN, double.NegativeInfinity, 1024], [NearZero.ExpM1(double.NegativeInfinity), NearZero.LogP1(-2), NearZero.LogP1(-1), NearZero.Log2P1(Math.ScaleB(1, 1023)) + 1]);
        Assert.Equal([double.Epsilon, -1e-310, double.PositiveInfinity], [NearZero.ExpM1(double.Epsilon), NearZero.LogP1(-1e-310), NearZero.LogP1(double.PositiveInfinity)]);
    }

    // (1 + 2z) e^(z²) erfc z; beyond 12 by its asymptotic series, whose terms fall below 1e-34.
    private static D Scaled(D z)
    {
        D sum = 1, term = 1;
        for (int n = 1; z.Hi >= 12 && Math.Abs(term.Hi) >= 1e-34; n++)
        {
            term = term * -(2.0 * n - 1) / (2.0 * z * z);
            sum += term;
        }
        return (1.0 + 2.0 * z) * (z.Hi < 12 ? D.Erfc(z) * D.Exp(z * z) : sum / (z * D.SqrtPi));
    }

    private static void Same(ReadOnlySpan<double> table, D[] generated)
    {
        Assert.Equal(generated.Length, table.Length);
        for (int i = 0; i < table.Length; i++)
        {
            Assert.True(Math.Abs(table[i] - generated[i].Hi) <= 1e-20 + 1e-12 * Math.Abs(table[i]), $"coefficient {i} is {table[i]:R}, the generator gives {generated[i].Hi:R}");
        }
    }

    private static double Ulps(double got, D exact)
    {
        double size = Math.Abs(exact.Hi);
        return double.IsNaN(got) && D.IsNaN(exact) || got == exact.Hi && exact.Lo == 0 ? 0 : Math.Abs((got - exact).Hi) / (Math.BitIncrement(size) - size);
    }
}
