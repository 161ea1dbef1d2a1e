using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Randomness;

public sealed class RandomTests
{
    [Fact]
    public void Draws_the_numbers_that_NumPy_draws()
    {
        MersenneTwister random = new(0);
        Assert.Equal(0.5488135039273248, random.NextUniform());
        Assert.Equal(0.7151893663724195, random.NextUniform());
        random = new(0);
        Assert.Equal(1.764052345967664, random.NextNormal(), 1e-15);
        Assert.Equal(0.4001572083672233, random.NextNormal(), 1e-15);
        random = new(5489);
        Assert.Equal(3499211612u, random.NextBits());
    }

    [Fact]
    public void Repeats_itself_for_a_seed_and_differs_between_seeds()
    {
        static double[] Drawn(params (string, object)[] attributes) => Doubles(Run<double>("RandomUniform", 22, [], [("shape", new long[] { 4 }), .. attributes])[0]);
        Assert.Equal(Drawn(("seed", 3f)), Drawn(("seed", 3f)));
        Assert.NotEqual(Drawn(("seed", 3f)), Drawn(("seed", 4f)));
        Assert.Equal(Drawn(), Drawn());
    }

    [Fact]
    public void Stays_below_the_end_of_the_interval_in_a_coarse_format()
    {
        Tensor<double> drawn = (Tensor<double>)Draws.Uniform<double>(new(1), [4096], ElementType.BFloat16, 1, 1.0078125);
        Assert.All(drawn.Values, v => Assert.Equal(1, v));
    }

    [Fact]
    public void Draws_each_class_as_often_as_its_probability_says()
    {
        Tensor<int> drawn = (Tensor<int>)Draws.Multinomial(new(7), Reals([1, 3], Math.Log(0.2), double.NegativeInfinity, Math.Log(0.8)), 20000, ElementType.Int32);
        double share = drawn.Values.Count(v => v == 0) / 20000.0;
        Assert.DoesNotContain(1, drawn.Values);
        // Five standard deviations of a binomial share.
        Assert.InRange(share, 0.2 - 5 * Math.Sqrt(0.16 / 20000), 0.2 + 5 * Math.Sqrt(0.16 / 20000));
    }

    [Fact]
    public void Drops_in_training_only()
    {
        Value?[] inference = Run<double>("Dropout", 13, 2, [Counted(3), Reals([], 0.5), Tensor<bool>.Scalar(false)]);
        Value?[] training = Run<double>("Dropout", 13, 2, [Counted(100), Reals([], 0.75), Tensor<bool>.Scalar(true)], ("seed", 1L));
        Assert.Equal([0, 1, 2], Doubles(inference[0]));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => ((Tensor<bool>)training[1]!)[i] ? 4.0 * i : 0), Doubles(training[0]));
        Assert.Null(Run<double>("Dropout", 7, 2, [Counted(2)])[1]);
    }

    [Fact]
    public void Differentiates_dropout_to_its_mask()
    {
        Tensor<Augmented<Tangents>> x = new([.. Enumerable.Range(0, 20).Select(i => new Augmented<Tangents>(i, 1))], [20]);
        (Tensor<Augmented<Tangents>> y, Tensor<bool> kept) = Dropout.Of(x, 0.5, new MersenneTwister(2));
        Assert.Equal(kept.Values.Select(k => k ? 2.0 : 0), y.Values.Select(v => v.Extra));
    }
}
