using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Properties.Tests.Claims;

public sealed class ShrinkingTests
{
    [Fact]
    public void Ends_at_the_simplest_input_that_is_still_refuted()
    {
        (double[] simplest, int steps) = Shrinking.Simplest<double[]>([3.75, 812.5, -7.25, 900.125], x => Vectors.Simpler(x, 0, Reals.Simpler), x => x.Sum() > 100);
        Assert.Single(simplest);
        Assert.True(simplest[0] > 100 && Reals.Simpler(simplest[0]).All(x => x <= 100), $"{simplest[0]:R} has a simpler neighbour above 100");
        Assert.InRange(steps, 1, 100);
    }

    [Fact]
    public void Goes_only_to_inputs_that_exceed_their_own_bound()
    {
        // The discrepancy shrinks with the input and vanishes below 10: nothing but a refuted input may be reported.
        Check check = Samples.Equal(x => x.Value >= 10 ? x + new Tracked(1e-3) : x.Value >= 5 ? new Tracked(x.Value + 1, 100) : x, x => x);
        Counterexample found = check.Run(new()).Counterexample!;
        Assert.True(double.Parse(found.Input) >= 10);
        Assert.True(found.Evidence.Gap > found.Evidence.Bound);
    }

    [Fact]
    public void Counts_its_steps()
    {
        (int simplest, int steps) = Shrinking.Simplest(7, x => x > 0 ? [x - 1] : [], x => x >= 3);
        Assert.Equal((3, 4), (simplest, steps));
        Assert.Equal((3, 0), Shrinking.Simplest(3, x => [x - 1], x => x >= 3));
    }

    [Fact]
    public void Goes_on_where_FsCheck_gives_up()
    {
        // FsCheck stops after 5000 tries; 12 000 small steps need more.
        Assert.Equal((0, 12_000), Shrinking.Simplest(12_000, x => x > 0 ? [x - 1] : [], _ => true));
    }

    [Fact]
    public void Ends_even_where_a_shrinker_goes_in_circles()
    {
        (int simplest, int steps) = Shrinking.Simplest(1, x => [-x], _ => true);
        Assert.Equal(1, Math.Abs(simplest));
        Assert.InRange(steps, 1, 25_000);
    }

    [Fact]
    public void Takes_what_cannot_be_examined_for_no_counterexample() =>
        Assert.Equal((4, 3), Shrinking.Simplest(7, x => [x - 1], x => x >= 4 ? true : throw new InvalidOperationException("outside the domain")));
}
