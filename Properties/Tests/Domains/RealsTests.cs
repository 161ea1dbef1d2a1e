using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Properties.Tests.Domains;

public sealed class RealsTests
{
    public static TheoryData<double, double> Intervals => new()
    {
        { 0, 1 }, { -1, 1 }, { -1e4, 1e4 }, { 3, 3 }, { 0, 0 }, { 1e-300, 2e-300 }, { -8e307, 8e307 }, { double.Epsilon, 1 }, { 0.1, 0.3 }, { -5, -1 }, { 0, double.MaxValue },
    };

    [Theory, MemberData(nameof(Intervals))]
    public void Draws_stay_inside_the_interval(double low, double high)
    {
        Xoshiro random = new(20261121);
        for (int i = 0; i < 20_000; i++)
        {
            double x = Reals.Draw(random, low, high);
            Assert.True(x >= low && x <= high, $"{x:R} is outside [{low:R}, {high:R}]");
        }
    }

    [Theory, MemberData(nameof(Intervals))]
    public void Edges_are_reached(double low, double high)
    {
        Domain<double> domain = Reals.Between(low, high);
        Xoshiro random = new(20261121);
        double[] drawn = [.. Enumerable.Range(0, 1000).Select(_ => domain.Draw(random))];
        Assert.All(domain.Edges, edge => Assert.Contains(drawn, x => edge.Is(x)));
    }

    [Theory, MemberData(nameof(Intervals))]
    public void Shrinks_inside_the_interval_to_something_strictly_simpler(double low, double high)
    {
        Domain<double> domain = Reals.Between(low, high);
        Xoshiro random = new(7);
        for (int i = 0; i < 500; i++)
        {
            double x = domain.Draw(random);
            foreach (double simpler in domain.Shrink(x))
            {
                Assert.True(simpler >= low && simpler <= high, $"{simpler:R} is outside [{low:R}, {high:R}]");
                Assert.True(Complexity(simpler).CompareTo(Complexity(x)) < 0, $"{simpler:R} is not simpler than {x:R}");
            }
        }
    }

    [Fact]
    public void Leaves_the_simplest_alone() => Assert.All([0.0, -0.0, double.NaN], x => Assert.Empty(Reals.Simpler(x)));

    [Fact]
    public void Offers_zero_first_and_whole_numbers_next() => Assert.Equal([0, 3.7, -1, -4, -3.7 + 2.7], Reals.Simpler(-3.7).Select(x => Math.Round(x, 9)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(double.MinValue, double.MaxValue)]
    public void Refuses_what_is_no_interval(double low, double high) =>
        Assert.StartsWith($"the interval is [{low}, {high}]", Assert.Throws<ArgumentException>(() => Reals.Between(low, high)).Message, StringComparison.Ordinal);

    // The order in which every step goes down, and which has no infinite descent.
    private static (int Length, double Size) Complexity(double x) => (Reals.Show(x).Length, Math.Abs(x));
}
