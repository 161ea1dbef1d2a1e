using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Properties.Tests.Domains;

public sealed class DomainTests
{
    private static readonly Domain<(double First, double Second)> Pairs = Domain.Pair(Reals.Between(0, 1), Reals.Between(-5, 5), "p", "x");

    [Fact]
    public void A_pair_is_drawn_from_both_and_shrunk_one_at_a_time()
    {
        Xoshiro random = new(20261121);
        for (int i = 0; i < 200; i++)
        {
            (double First, double Second) x = Pairs.Draw(random);
            Assert.True(x.First is >= 0 and <= 1 && x.Second is >= -5 and <= 5);
            Assert.All(Pairs.Shrink(x), s => Assert.True((s.First == x.First) != (s.Second == x.Second)));
        }
    }

    [Fact]
    public void A_pair_names_its_parts()
    {
        Assert.Equal("p = 0.5, x = -1", Pairs.Show((0.5, -1)));
        Assert.Equal(["p: zero", "p: the least, 0", "p: the greatest, 1", "x: zero", "x: the least, -5", "x: the greatest, 5"], Pairs.Edges.Select(e => e.Name));
        Assert.True(Pairs.Edges[0].Is((0, 1)) && !Pairs.Edges[0].Is((1, 0)) && Pairs.Edges[3].Is((1, 0)));
    }

    [Fact]
    public void The_same_inputs_in_another_shape_have_the_same_edges_and_shrinks()
    {
        Domain<string> texts = Reals.Between(0, 9).As(Reals.Show, double.Parse, "digits");
        Assert.Equal("digits", texts.Description);
        Assert.Equal(Reals.Between(0, 9).Shrink(7).Select(Reals.Show), texts.Shrink("7"));
        Assert.True(texts.Edges[0].Is("0") && !texts.Edges[0].Is("1"));
        Assert.Equal(Reals.Show(Reals.Between(0, 9).Draw(new Xoshiro(3))), texts.Draw(new Xoshiro(3)));
    }
}
