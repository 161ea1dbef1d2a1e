using Verification.Identities.Distributions;

namespace Verification.Identities.Tests.Distributions;

public sealed class DyadicTests
{
    [Fact]
    public void Has_exact_masses_and_ends()
    {
        Dyadic p = new(1, 0, 3);
        Assert.Equal([0.25, 0, 0.75], p.In<double>());
        Assert.Equal([0, 0.25, 0.25, 1], Enumerable.Range(-1, 4).Select(p.End));
        Assert.Equal("[1, 0, 3] ÷ 4", p.ToString());
    }

    [Fact]
    public void Refuses_counts_that_sum_to_no_power_of_two_or_are_negative()
    {
        Assert.Contains("sum to 3", Assert.Throws<ArgumentException>(() => new Dyadic(1, 2)).Message);
        Assert.Contains("sum to 0", Assert.Throws<ArgumentException>(() => new Dyadic()).Message);
        Assert.Contains("a count is -1", Assert.Throws<ArgumentException>(() => new Dyadic(-1, 2)).Message);
    }
}
