using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Properties.Tests.Domains;

public sealed class VectorsTests
{
    private static readonly Domain<double[]> Domain = Vectors.Of(Reals.Between(-2, 3), 1, 6);

    [Fact]
    public void Draws_have_entries_of_the_interval_and_lengths_of_the_range()
    {
        Xoshiro random = new(20261121);
        for (int i = 0; i < 20_000; i++)
        {
            double[] x = Domain.Draw(random);
            Assert.InRange(x.Length, 1, 6);
            Assert.All(x, entry => Assert.True(entry is >= -2 and <= 3));
        }
    }

    [Fact]
    public void Edges_are_reached()
    {
        Xoshiro random = new(20261121);
        double[][] drawn = [.. Enumerable.Range(0, 1000).Select(_ => Domain.Draw(random))];
        Assert.All(Domain.Edges, edge => Assert.Contains(drawn, x => edge.Is(x)));
    }

    [Fact]
    public void Some_neighbours_differ_by_one_rounding()
    {
        Xoshiro random = new(20261121);
        Assert.Contains(Enumerable.Range(0, 1000).Select(_ => Domain.Draw(random)), x => x.Zip(x.Skip(1)).Any(p => p.First != p.Second && p.Second == Math.BitIncrement(p.First)));
    }

    [Fact]
    public void Shrinks_to_fewer_entries_or_one_simpler_entry()
    {
        Xoshiro random = new(7);
        for (int i = 0; i < 300; i++)
        {
            double[] x = Domain.Draw(random), before = [.. x];
            foreach (double[] simpler in Domain.Shrink(x))
            {
                Assert.InRange(simpler.Length, 1, x.Length);
                Assert.All(simpler, entry => Assert.True(entry is >= -2 and <= 3));
                Assert.True(simpler.Length < x.Length || simpler.Zip(x).Count(p => p.First != p.Second) == 1);
            }
            Assert.Equal(before, x);
        }
    }

    [Fact]
    public void Greedy_shrinking_ends()
    {
        Xoshiro random = new(7);
        for (int i = 0; i < 50; i++)
        {
            double[] x = Domain.Draw(random);
            int steps = 0;
            for (double[]? next = x; next is not null && steps < 1000; steps++)
            {
                next = Domain.Shrink(next).LastOrDefault(); // the least ambitious step every time
            }
            Assert.InRange(steps, 1, 999);
        }
    }

    [Fact]
    public void Shows_short_vectors_in_full_and_the_number_of_entries_of_long_ones()
    {
        Assert.Equal("[0.1, 2]", Vectors.Show([0.1, 2]));
        Assert.EndsWith(", 0, … (30 entries)]", Vectors.Show(new double[30]), StringComparison.Ordinal);
    }
}
