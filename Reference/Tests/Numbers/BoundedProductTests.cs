using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

public sealed class BoundedProductTests
{
    private static readonly ConvolutionShape[] Shapes =
    [
        new(1, 3, 5, [9, 7], [3, 3], padsBegin: [1, 1], padsEnd: [1, 1]), new(1, 6, 6, [10, 11], [3, 3], groups: 6), new(2, 4, 3, [5, 5], [1, 1], [2, 2]), new(1, 16, 9, [7, 7], [1, 1]),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Plain_factors_have_the_bounds_of_lifted_ones(int shape)
    {
        ConvolutionForm form = new(Shapes[shape]);
        foreach (float special in (float[])[0, 1e-42f, 1e30f, float.MaxValue, float.NaN, float.PositiveInfinity])
        {
            (float[] a, float[] b) = Factors(Shapes[shape], special);
            Pair[] plain = new Pair[form.Count], lifted = new Pair[form.Count];
            Assert.True(BoundedProduct<Binary32>.TryOf(form, a, b, [], plain));
            BoundedProduct<Binary32>.Of(form, Lifted(a), Lifted(b), [], lifted);
            Assert.Equal(Array.ConvertAll(lifted, Text), Array.ConvertAll(plain, Text));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void Start_terms_of_whole_planes_give_the_bounds_of_one_after_the_other(int shape)
    {
        ConvolutionForm form = new(Shapes[shape]);
        foreach (float special in (float[])[0, 1e-42f, 1e30f, float.MaxValue, float.NaN])
        {
            (float[] a, float[] b) = Factors(Shapes[shape], special);
            Pair[] start = [.. Enumerable.Range(0, Shapes[shape].Filters).Select(f => f % 3 == 2 ? new Pair(1e300, 0) : new Pair(0.37 * f - 1, f % 3 * 1e-3))];
            Pair[] planes = new Pair[form.Count], single = new Pair[form.Count];
            Assert.True(BoundedProduct<Binary32>.TryOf(form, a, b, start, planes));
            Assert.True(BoundedProduct<Binary32>.TryOf(new OneByOne(form), a, b, start, single));
            Assert.Equal(Array.ConvertAll(single, Text), Array.ConvertAll(planes, Text));
        }
    }

    [Fact]
    public void Bounds_contain_the_rounded_sum_and_are_those_of_a_dot_product()
    {
        // 49 places for 9 filters: no multiple of four; an infinite bound between finite ones.
        ConvolutionForm form = new(Shapes[3]);
        (float[] a, float[] b) = Factors(Shapes[3], float.MaxValue);
        Pair[] y = new Pair[form.Count];
        float[] rounded = new float[form.Count];
        Assert.True(BoundedProduct<Binary32>.TryOf(form, a, b, [], y));
        form.Values<float>(a, b, rounded);
        Pair[] left = new Pair[form.Depth], right = new Pair[form.Depth];
        Assert.Contains(y, pair => double.IsInfinity(pair.Extra));
        Assert.True(y.Count(pair => double.IsFinite(pair.Extra)) > y.Length / 2);
        for (int i = 0; i < y.Length; i++)
        {
            int terms = form.Gather(i, Lifted(a), Lifted(b), left, right);
            Pair single = Tracking<Binary32>.Dot(left.AsSpan(0, terms), right.AsSpan(0, terms));
            if (!double.IsFinite(single.Extra))
            {
                Assert.True(double.IsInfinity(y[i].Extra), $"sum {i}: {y[i]} where the dot product has {single}");
                continue;
            }
            Assert.True(Math.Abs(rounded[i] - y[i].Value) <= y[i].Extra, $"sum {i}: {rounded[i]} is not in {y[i]}");
            Assert.True(Math.Abs(single.Value - y[i].Value) <= 1e-13 * single.Extra / Binary32.UnitRoundoff, $"sum {i}: {y[i]} is not about {single}");
            Assert.InRange(y[i].Extra / single.Extra, 1 - 1e-12, 1 + 1e-4); // magnitudes in float are never below those in double
        }
    }

    [Fact]
    public void Factors_of_a_finer_profile_take_the_longer_way() => Assert.False(BoundedProduct<Binary64>.TryOf(new ConvolutionForm(Shapes[0]), [], [], [], new Pair[1]));

    private static (float[] A, float[] B) Factors(ConvolutionShape shape, float special)
    {
        Random random = new(7);
        float[] a = [.. Enumerable.Range(0, (int)shape.InputLength).Select(_ => random.NextSingle() - 0.5f)], b = [.. Enumerable.Range(0, (int)shape.WeightLength).Select(_ => random.NextSingle() * 3 - 1)];
        a[a.Length / 2] = special;
        return (a, b);
    }

    private static Pair[] Lifted(float[] x) => Array.ConvertAll(x, v => new Pair(v, 0));

    private static string Text(Pair x) => double.IsNaN(x.Value) ? $"NaN {x.Extra}" : $"{BitConverter.DoubleToInt64Bits(x.Value):X} {BitConverter.DoubleToInt64Bits(x.Extra):X}";

    /// <summary>The same sums, no two of which are said to share a start term.</summary>
    private readonly struct OneByOne(ConvolutionForm form) : IProduct
    {
        public int Count => form.Count;

        public int Depth => form.Depth;

        public double Scale => form.Scale;

        public int StartRun => 1;

        public int StartOf(int sum) => form.StartOf(sum);

        public int Gather<T>(int sum, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right) => form.Gather(sum, a, b, left, right);

        public void Values<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> => form.Values(a, b, y);

        public void Magnitudes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> => form.Magnitudes(a, b, y);

        public void Pull<T>(ReadOnlySpan<T> cotangents, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right) where T : INumber<T> => form.Pull(cotangents, a, b, left, right);
    }
}
