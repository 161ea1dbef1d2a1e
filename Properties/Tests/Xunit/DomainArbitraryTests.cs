using FsCheck.Fluent;
using Verification.Properties.Domains;
using Verification.Properties.Xunit;

namespace Verification.Properties.Tests.Xunit;

public sealed class DomainArbitraryTests
{
    [Fact]
    public void Draws_and_shrinks_inside_the_domain_whatever_the_size()
    {
        Domain<double> domain = Reals.Between(-3, 5);
        double[] drawn = [.. domain.ToArbitrary().Generator.Sample(2000, 0)];
        Assert.All(drawn, x => Assert.InRange(x, -3, 5));
        Assert.All(domain.Edges, edge => Assert.Contains(drawn, x => edge.Is(x)));
        Assert.Equal(domain.Shrink(4.75), domain.ToArbitrary().Shrinker(4.75));
    }
}
