using Verification.Identities.Measures;
using Verification.Reference.Numbers;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;

namespace Verification.Identities.Tests.Subjects;

/// <summary>Measures are exactly +∞ where mathematics is, and nothing else about them is certain to be infinite.</summary>
public sealed class InfinityTests
{
    private static readonly Tracked Third = Tracked.One / 3;

    [Fact]
    public void Missing_support_is_certain_to_be_infinite()
    {
        Tracked kl = Divergence.Kl<Tracked>([Third, 1 - Third], [0, 1]), cross = Entropy.Cross<Tracked>([Third, 1 - Third], [0, 1]);
        Assert.Equal((double.PositiveInfinity, 0.0), (kl.Value, kl.Extra));
        Assert.Equal((double.PositiveInfinity, 0.0), (cross.Value, cross.Extra));
    }

    [Fact]
    public void What_may_have_support_is_not_judged()
    {
        Assert.Equal(double.PositiveInfinity, Divergence.Kl<Tracked>([Third, 1 - Third], [new(0, 5e-324), 1]).Extra);
        Assert.Equal(double.PositiveInfinity, Divergence.Kl<Tracked>([new(5e-324, 1e-323), 1], [0, 1]).Extra);
    }

    [Fact]
    public void Zeros_add_nothing()
    {
        Assert.Equal((0.0, 0.0), Entropy.Of<Tracked>([0, 1, 0]) is var h ? (Math.Abs(h.Value), h.Extra < 1e-15 ? 0 : h.Extra) : default);
        Assert.Equal(0, Divergence.Kl<double>([0, 1], [0.5, 0.5]) - Math.Log(2), 1e-15);
    }

    [Fact]
    public void A_mass_that_may_be_zero_has_a_bounded_entropy()
    {
        Tracked h = Special.XLogX(new Tracked(0, 1e-300));
        Assert.True(h.Value == 0 && h.Extra is > 6.9e-298 and < 7e-298, h.ToString());
    }
}
