using Verification.Properties.Claims;

namespace Verification.Properties.Tests.Claims;

public sealed class EvidenceTests
{
    private const double Nan = double.NaN, Inf = double.PositiveInfinity;

    [Theory]
    [InlineData(1, 1, 0, 0, Verdict.Holds)] // equal and exact
    [InlineData(1, 2, 1, 0, Verdict.Refuted)] // both exact, and different
    [InlineData(1, 1, 1e-17, 1e-17, Verdict.Holds)] // just inside
    [InlineData(1, 1, 1.01e-17, 1e-17, Verdict.Refuted)] // just outside
    [InlineData(1, 1, 0, 1e-3, Verdict.Undecided)] // a bound that decides nothing
    [InlineData(1e6, 1e6, 0, 0.9, Verdict.Holds)] // which is relative to the sides
    [InlineData(1, 3, 2, 1, Verdict.Refuted)] // beyond even a wide bound
    [InlineData(1, 1, 0, Inf, Verdict.Undecided)]
    [InlineData(1, 1, 1, Inf, Verdict.Undecided)]
    [InlineData(1, 1, Nan, Inf, Verdict.Undecided)]
    [InlineData(1, Inf, Inf, Inf, Verdict.Undecided)]
    [InlineData(1, Inf, Inf, 1e-9, Verdict.Refuted)]
    [InlineData(Inf, Inf, 0, 0, Verdict.Holds)]
    [InlineData(Inf, Inf, 0, Inf, Verdict.Undecided)]
    [InlineData(Nan, 1, Nan, 1e-9, Verdict.Refuted)] // NaN never passes
    [InlineData(Nan, Nan, Nan, 0, Verdict.Refuted)]
    [InlineData(Nan, 1, Nan, 1, Verdict.Refuted)]
    [InlineData(1, 1, 0, Nan, Verdict.Undecided)] // nor does what has no bound
    [InlineData(1, 1, 5, Nan, Verdict.Undecided)]
    [InlineData(Nan, Nan, Nan, Nan, Verdict.Undecided)]
    public void Judges_a_case(double left, double right, double gap, double bound, Verdict expected) => Assert.Equal(expected, new Evidence(left, right, gap, bound).Judge(1e-6));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, Inf, 0)]
    [InlineData(1, 2, 0.5)]
    [InlineData(1, 0, Inf)]
    [InlineData(Nan, 1, Nan)]
    public void Compares_the_gap_with_the_bound(double gap, double bound, double ratio) => Assert.Equal(ratio, new Evidence(0, 0, gap, bound).Ratio);

    [Fact]
    public void An_infinity_on_both_sides_comes_near_no_bound()
    {
        Assert.Equal(double.PositiveInfinity, new Evidence(Inf, Inf, 0, 0).Distance);
        Assert.Equal(0, new Evidence(2, 2, 0, 0).Distance);
        Assert.Equal(4, new Evidence(1, 3, 0, 0.5).Distance);
    }
}
