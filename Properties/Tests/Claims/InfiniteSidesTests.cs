using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Properties.Tests.Claims;

/// <summary>The class of a side (NaN, an infinity, a number) is compared before its value, whatever radius the other side has.</summary>
public sealed class InfiniteSidesTests
{
    private const double Inf = double.PositiveInfinity;

    [Theory]
    [InlineData(Inf, 0, Inf, 0, Verdict.Holds), InlineData(Inf, 0, 1, 1e-10, Verdict.Refuted), InlineData(double.NaN, 0, 1, 1e-10, Verdict.Refuted)]
    [InlineData(double.NaN, 0, double.NaN, 0, Verdict.Refuted), InlineData(-Inf, 0, Inf, 0, Verdict.Refuted), InlineData(Inf, Inf, 1, 0, Verdict.Undecided)]
    public void An_equality_needs_the_same_class(double left, double leftRadius, double right, double rightRadius, Verdict verdict) =>
        Assert.Equal(verdict, Judged(equal: true, new(left, leftRadius), new(right, rightRadius)));

    [Theory]
    [InlineData(1, 1e-10, Inf, 0, Verdict.Holds), InlineData(-Inf, 0, 1, 1e-10, Verdict.Holds), InlineData(Inf, 0, Inf, 0, Verdict.Holds)]
    [InlineData(Inf, 0, 1, 1e-10, Verdict.Refuted), InlineData(1, 0, double.NaN, 0, Verdict.Refuted), InlineData(1, 0, Inf, Inf, Verdict.Undecided)]
    public void An_inequality_orders_infinities(double left, double leftRadius, double right, double rightRadius, Verdict verdict) =>
        Assert.Equal(verdict, Judged(equal: false, new(left, leftRadius), new(right, rightRadius)));

    private static Verdict Judged(bool equal, Tracked left, Tracked right)
    {
        Domain<int> one = new() { Description = "one case", Draw = _ => 0, Shrink = _ => [], Show = _ => "" };
        Claim<int, int, Tracked> claim = equal
            ? new() { Id = "equal", Statement = "l = r", Source = Sources.Higham.At(""), Domain = one, Given = x => x, Equal = (_ => left, _ => right) }
            : new() { Id = "at-most", Statement = "l ≤ r", Source = Sources.Higham.At(""), Domain = one, Given = x => x, AtMost = (_ => left, _ => right) };
        return Checks.Of(claim).Run(new Plan { Cases = 1 }).Verdict;
    }
}
