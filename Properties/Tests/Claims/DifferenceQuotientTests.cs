using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Properties.Tests.Claims;

public sealed class DifferenceQuotientTests
{
    [Theory]
    [InlineData(0.0), InlineData(0.3), InlineData(-2.0), InlineData(5.0)]
    public void Finds_derivatives_to_twelve_digits_and_says_so(double at)
    {
        (Tracked[] value, double[] error) = DifferenceQuotient.Of<Tracked>(h => [Tracked.Exp(at + h), Tracked.Sin(at + h), Tracked.Tanh(at + h)]);
        double[] exact = [Math.Exp(at), Math.Cos(at), 1 - Math.Tanh(at) * Math.Tanh(at)];
        for (int i = 0; i < exact.Length; i++)
        {
            double bound = error[i] + value[i].Extra;
            Assert.InRange(Math.Abs(value[i].Value - exact[i]), 0, bound + 1e-15 * Math.Abs(exact[i]));
            Assert.InRange(bound, 0, 1e-10 * Math.Max(1, Math.Exp(at)));
        }
    }

    [Fact]
    public void Finds_twenty_digits_in_wide_numbers()
    {
        using Ledger ledger = new();
        (TrackedWide[] value, double[] error) = DifferenceQuotient.Of<TrackedWide>(h => [TrackedWide.Exp(h)]);
        Assert.InRange(Math.Abs(double.CreateTruncating(value[0] - TrackedWide.One)), 0, error[0] + Special.Radius(value[0]));
        Assert.InRange(error[0] + Special.Radius(value[0]), 0, 1e-20);
    }

    [Fact]
    public void Covers_the_derivative_on_either_side_of_a_kink_wherever_it_lies()
    {
        for (double distance = 1e-9; distance < 1; distance *= 1.1)
        {
            (Tracked[] value, double[] error) = DifferenceQuotient.Of<Tracked>(h => [Tracked.Max(h, distance), Tracked.Abs(h + distance), Tracked.Max(h * 3, 3 * distance) - h]);
            double[] exact = [0, 1, -1];
            for (int i = 0; i < exact.Length; i++)
            {
                Assert.InRange(Math.Abs(value[i].Value - exact[i]), 0, error[i] + value[i].Extra);
            }
        }
    }

    [Fact]
    public void A_wrong_derivative_is_refuted_and_a_kink_is_undecided()
    {
        Assert.Equal(Verdict.Holds, Run(at => Tracked.Cos(at), at => Tracked.Sin(at), 0.5, 1));
        Assert.Equal(Verdict.Refuted, Run(at => Tracked.Cos(at) * (1 + 1e-9), at => Tracked.Sin(at), 0.5, 1));
        Assert.Equal(Verdict.Undecided, Run(_ => 1, Tracked.Abs, 0, 1e-9));
    }

    [Fact]
    public void Refuses_a_curve_that_changes_its_length() =>
        Assert.Throws<InvalidOperationException>(() => DifferenceQuotient.Of<Tracked>(h => new Tracked[h.Value > 0 ? 2 : 1]));

    private static Verdict Run(Func<Tracked, Tracked> derivative, Func<Tracked, Tracked> function, double low, double high)
    {
        Claim<double, double, Tracked> claim = new()
        {
            Id = "derivative-of-a-function",
            Statement = "f′(x) = lim (f(x + h) − f(x − h)) ÷ 2h",
            Source = Sources.Onnx.At("Sin-7"),
            Domain = new Domain<double> { Description = "an interval", Draw = random => random.Uniform(low, high), Shrink = _ => [], Show = x => $"{x}" },
            Given = x => x,
            Cases = 20,
            Derivative = (x => [derivative(x)], x => DifferenceQuotient.Of<Tracked>(h => [function(x + h)])),
            MutantsOfEach = [new("another sign") { Left = x => [-derivative(x)] }, new("twice") { Left = x => [2 * derivative(x)] }],
        };
        return Checks.Of(claim).Run(new Plan()).Verdict;
    }
}
