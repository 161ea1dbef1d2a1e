using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Attentions;

public class AttentionTests
{
    private static readonly Random Random = new(7);
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 72).Select(_ => 2 * Random.NextDouble() - 1)];

    private static Tensor<T>[] Run<T>(T[] z, Tensor? mask = null, bool causal = false, double cap = 0) where T : System.Numerics.IFloatingPointIeee754<T> =>
        Attention.Of(new Tensor<T>(z[..24], [1, 2, 3, 4]), new Tensor<T>(z[24..48], [1, 2, 3, 4]), new Tensor<T>(z[48..], [1, 2, 3, 4]), mask, null, null, null,
            new AttentionOptions<T> { Causal = causal, Softcap = T.CreateChecked(cap), OutputMode = 3 });

    [Fact]
    public void Gives_the_first_value_to_a_causal_first_query() =>
        Assert.Equal(Numbers[48..52], Run(Numbers, causal: true)[0].Values[..4]);

    [Fact]
    public void Has_probabilities_that_sum_to_one() =>
        Assert.All(Run(Numbers)[3].Values.Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-14));

    [Fact]
    public void Gives_zeros_to_a_query_that_sees_nothing()
    {
        Tensor<double>[] y = Run(Numbers, new Tensor<bool>([false, false, false, true, true, true, true, true, true], [3, 3]));
        Assert.All(y[0].Values[..4], v => Assert.Equal(0, v));
        Assert.All(y[3].Values[..3], v => Assert.Equal(0, v));
    }

    [Fact]
    public void Ignores_a_hidden_key_whatever_it_is()
    {
        double[] poisoned = [.. Numbers];
        poisoned[24 + 8] = double.NaN;
        Tensor<bool> mask = new([true, true, false], [1, 3]);
        Assert.Equal(Run(Numbers, mask)[0].Values, Run(poisoned, mask)[0].Values);
    }

    [Fact]
    public void Hides_keys_beyond_a_short_mask() =>
        Assert.Equal(Run(Numbers, new Tensor<bool>([true, true, false], [1, 3]))[0].Values, Run(Numbers, new Tensor<bool>([true, true], [1, 2]))[0].Values);

    [Fact]
    public void Sees_the_past_from_the_end_of_it()
    {
        // Three queries at once, causally, or the last one alone with the others in the cache.
        double[] whole = Run(Numbers, causal: true)[0].Values;
        Tensor<double> Rows(int from, int first, int count) => new([.. Enumerable.Range(0, 2).SelectMany(h => Numbers.AsSpan(from + h * 12 + first * 4, count * 4).ToArray())], [1, 2, count, 4]);
        Tensor<double>[] last = Attention.Of(Rows(0, 2, 1), Rows(24, 2, 1), Rows(48, 2, 1), null, Rows(24, 0, 2), Rows(48, 0, 2), null, new AttentionOptions<double> { Causal = true });
        Assert.All(last[0].Values.Zip([.. whole[8..12], .. whole[20..24]]), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
        Assert.Equal([1, 2, 3, 4], last[1].Shape);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 1.5)]
    public void Bounds_what_float_computes(bool causal, double cap)
    {
        float[] single = Array.ConvertAll(Numbers, v => (float)v);
        Augmented<Tracking<Binary32>>[] tracked = Array.ConvertAll(single, v => new Augmented<Tracking<Binary32>>(v));
        Bounds.Contain(Run(single, causal: causal, cap: cap)[0].Values, Run(tracked, causal: causal, cap: cap)[0].Values);
    }

    [Fact]
    public void Has_the_derivative_of_its_differences() => Differences.AgreeWith(z => Run(z, cap: 2)[0].Values, z => Run(z, cap: 2)[0].Values, Numbers);

    [Fact]
    public void Keeps_lengths_when_it_rotates_pairs()
    {
        Tensor<double> x = new(Numbers[..24], [1, 2, 3, 4]);
        double[] angles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
        Tensor<double> cos = new([.. angles.Select(Math.Cos)], [1, 3, 2]), sin = new([.. angles.Select(Math.Sin)], [1, 3, 2]);
        double[] y = RotaryEmbedding.Of(x, cos, sin, null, 0, 0, interleaved: true).Values;
        for (int i = 0; i < 24; i += 2)
        {
            Assert.Equal(x[i] * x[i] + x[i + 1] * x[i + 1], y[i] * y[i] + y[i + 1] * y[i + 1], 1e-14);
        }
    }

    [Fact]
    public void Linear_attention_without_decay_is_a_causal_sum()
    {
        Tensor<double> q = new(Numbers[..12], [1, 3, 4]), k = new(Numbers[12..24], [1, 3, 4]), v = new(Numbers[24..36], [1, 3, 4]);
        double[] y = LinearAttention.Of(q, k, v, null, null, null, 1, 1, 1.0, "linear")[0].Values;
        for (int t = 0; t < 3; t++)
        {
            for (int e = 0; e < 4; e++)
            {
                double expected = Enumerable.Range(0, t + 1).Sum(s => Enumerable.Range(0, 4).Sum(d => q[t * 4 + d] * k[s * 4 + d]) * v[s * 4 + e]);
                Assert.Equal(expected, y[t * 4 + e], 1e-14);
            }
        }
    }
}
