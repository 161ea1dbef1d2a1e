using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Numbers;

public class IndefiniteSumTests
{
    private const float Inf = float.PositiveInfinity, NaN = float.NaN;

    [Theory]
    [InlineData(new[] { Inf, -3e38f, -3e38f, 1 }, new float[] { 1, 1, 1, 1 }, false)]     // −∞ in one order
    [InlineData(new[] { Inf, 3e38f, 3e38f, 1 }, new float[] { 1, 1, 1, 1 }, true)]
    [InlineData(new[] { Inf, -3e38f, 1, 1 }, new float[] { 1, 1, 1, 1 }, true)]
    [InlineData(new[] { Inf, 1e20f, 1, 1 }, new float[] { 1, -1e20f, 1, 1 }, false)]      // the product overflows, unless rounded with the sum
    [InlineData(new[] { Inf, 1e20f, 1, 1 }, new float[] { 1, 1e20f, 1, 1 }, true)]
    [InlineData(new[] { NaN, -3e38f, -3e38f, Inf }, new float[] { 1, 1, 1, 1 }, true)]
    [InlineData(new[] { Inf, -Inf, -3e38f, -3e38f }, new float[] { 1, 1, 1, 1 }, true)]
    [InlineData(new[] { Inf, 0, 0, 0 }, new float[] { 0, 1, 1, 1 }, true)]
    public void Is_certain_only_where_every_order_comes_to_it(float[] x, float[] w, bool certain)
    {
        Tracked[] a = [.. x.Select(v => (Tracked)v)], b = [.. w.Select(v => (Tracked)v)];
        double[] radii = [Special.Dot<Tracked>(a, b).Extra, Product(x, w, [])[0].Extra, MatMul.Of(new Tensor<Tracked>(a, [1, 4]), new Tensor<Tracked>(b, [4, 1]))[0].Extra];
        Assert.All(radii, radius => Assert.Equal(certain ? 0 : double.PositiveInfinity, radius));
    }

    [Fact]
    public void Counts_a_start_term_among_the_terms()
    {
        float[] x = [Inf, -3e38f], w = [1, 1];
        Assert.Equal(0, Product(x, w, [1])[0].Extra);
        Assert.Equal(double.PositiveInfinity, Product(x, w, [-3e38f])[0].Extra);
        Assert.Equal(0, Product(x, w, [NaN])[0].Extra);
        Assert.Equal(double.PositiveInfinity, Product([1, -3e38f, -3e38f], [1, 1, 1], [Inf])[0].Extra);
    }

    [Fact]
    public void Every_order_of_random_terms_agrees_where_certain()
    {
        Random random = new(9);
        float[] drawn = [Inf, -Inf, NaN, 3e38f, -3e38f, 2e38f, -2e38f, 1e38f, -1e38f, 1e20f, -1e20f, 1, -1, 0];
        int certain = 0, open = 0;
        for (int round = 0; round < 3000; round++)
        {
            float[] x = [.. Enumerable.Range(0, 5).Select(_ => drawn[random.Next(drawn.Length)])];
            float[] w = [.. Enumerable.Range(0, 5).Select(_ => random.Next(4) == 0 ? 1e20f : random.Next(2) == 0 ? 1f : -1f)];
            Tracked bound = Product(x, w, [])[0];
            HashSet<string> found = [];
            for (int order = 0; order < 60; order++)
            {
                int[] places = [.. Enumerable.Range(0, 5)];
                random.Shuffle(places);
                float sum = 0, fused = 0;
                foreach (int i in places)
                {
                    sum += x[i] * w[i];
                    fused = MathF.FusedMultiplyAdd(x[i], w[i], fused);
                }
                found.Add(Class(sum));
                found.Add(Class(fused));
            }
            if (!double.IsFinite(bound.Value) && bound.Extra == 0)
            {
                Assert.Equal([Class(bound.Value)], found);
                certain++;
            }
            open += bound.Extra > 0 && found.Count > 1 ? 1 : 0;
        }
        Assert.InRange(certain, 1000, 3000);
        Assert.InRange(open, 50, 3000);
    }

    private static string Class(double x) => double.IsNaN(x) ? "NaN" : double.IsInfinity(x) ? x > 0 ? "+∞" : "−∞" : "finite";

    private static Tracked[] Product(float[] x, float[] w, float[] start)
    {
        Tracked[] y = new Tracked[1];
        MatrixForm form = new(1, 1, x.Length);
        Special.Product(form, [.. x.Select(v => (Tracked)v)], [.. w.Select(v => (Tracked)v)], [.. start.Select(v => (Tracked)v)], y.AsSpan());
        return y;
    }
}
