using MathNet.Numerics.Distributions;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Identities.Tests;

public sealed class EntropyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Of_n_equal_outcomes_is_ln_n(int n)
    {
        Wide[] p = new Wide[n];
        Array.Fill(p, Wide.One / n);
        Assert.Equal(Wide.Log(n).Value, Entropy.Of<Wide>(p).Value, 1e-13);
    }

    [Fact]
    public void Of_a_certain_outcome_is_0() => Assert.Equal(0, Entropy.Of([0.0, 1, 0]));

    [Fact]
    public void Agrees_with_an_independent_library() => Assert.Equal(new Categorical([0.5, 0.25, 0.125, 0.125]).Entropy, Entropy.Of([0.5, 0.25, 0.125, 0.125]), 1e-15);

    [Theory]
    [InlineData(-0.25)]
    [InlineData(double.NaN)]
    public void Refuses_what_is_no_probability(double p) => Assert.Throws<ArgumentException>(() => Entropy.Of([0.5, p]));

    [Fact]
    public void In_float_stays_within_the_tracked_bound_and_a_dropped_term_does_not()
    {
        for (int k = 0; k < Effort.Cases(200); k++)
        {
            Xoshiro random = new((ulong)k);
            float[] p = new float[2 + random.Below(60)];
            for (int i = 0; i < p.Length; i++)
            {
                p[i] = random.Below(8) == 0 ? 0 : (float)Math.Exp(random.Uniform(-40, 0));
            }
            p[^1] = 0.3f;
            Augmented<Tracking<Binary32>> bounded = Entropy.Of<Augmented<Tracking<Binary32>>>(Array.ConvertAll(p, v => new Augmented<Tracking<Binary32>>(v)));
            Assert.True(Math.Abs(Entropy.Of<float>(p) - bounded.Value) <= bounded.Extra);
            Assert.False(Math.Abs(Entropy.Of<float>(p.AsSpan(0, p.Length - 1)) - bounded.Value) <= bounded.Extra);
        }
    }
}
