using System.Numerics;
using Verification.Reference.Numbers;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Computations of everyday size, by several faithful implementations in float, and the four conditions that bounds must meet.</summary>
public sealed class TrackedExampleTests
{
    private static readonly float[][] Inputs =
    [
        [1e8f, -1e8f, 0.25f, 1e-3f, 3e-5f, 7, -2, 1e-8f], [1, 2, 3, 4, 5, 6, 7, 8], [0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f],
        [1e-40f, 1e-42f, -1e-45f, 0, -0f, 1e-38f, 2e-39f, 1e-41f], [4096, 4097, 4098, 4099, 4096.5f, 4097.5f, 4098.5f, 4099.5f],
        [-80, -3, 0, 3, 80, 85, 40, -100], [1e30f, 1e30f, -1e30f, 5, 1e29f, -1e28f, 3e30f, 1], [3, -3, 3, -3, 1e-7f, 1e-7f, 1e-7f, 1e-7f],
    ];

    [Fact]
    public void Everyday_computations_stay_within_their_radii()
    {
        Containment seen = new();
        for (int k = 0; k < Effort.Times(300); k++)
        {
            Random random = new(k);
            float[] x = k < Inputs.Length ? Inputs[k] : [.. Enumerable.Range(0, 8 + k % 40).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 3))))];
            Compare<Softmax>(x, seen);
            Compare<LogSumExp>(x, seen);
            Compare<LayerNormal>(x, seen);
            Compare<Variance>(x, seen);
            Compare<Horner>(x, seen);
        }
        Assert.True(seen.Violations.Count == 0, string.Join("\n", seen.Violations.Take(5)));
        Assert.True(seen.Decided > 9 * seen.Undecided, $"{seen.Decided} decided, {seen.Undecided} not");
        TestContext.Current.TestOutputHelper?.WriteLine($"{seen.Decided} decided, {seen.Undecided} not; the worst gap is {seen.Worst:f4} of its radius");
        Assert.True(seen.Worst > 0.01, $"worst {seen.Worst:g3}"); // measured 0.83
    }

    [Fact]
    public void Dot_products_stay_within_their_radius_in_every_order()
    {
        Containment seen = new();
        for (int k = 0; k < Effort.Times(300); k++)
        {
            Random random = new(k);
            int n = 1 + random.Next(64);
            float[] x = k < Inputs.Length ? Inputs[k] : Draw(random, n), y = k < Inputs.Length ? [.. Inputs[k].Reverse()] : Draw(random, n);
            Tracked bound = Special.Dot<Tracked>(Array.ConvertAll(x, v => (Tracked)v), Array.ConvertAll(y, v => (Tracked)v));
            int[] order = [.. Enumerable.Range(0, x.Length)], shuffled = [.. order];
            random.Shuffle(shuffled);
            seen.Computed(Sequential(x, y, order), bound, () => "forward");
            seen.Computed(Sequential(x, y, [.. order.Reverse()]), bound, () => "in reverse");
            seen.Computed(Sequential(x, y, shuffled), bound, () => "shuffled");
            seen.Computed(order.Aggregate(0f, (s, i) => MathF.FusedMultiplyAdd(x[i], y[i], s)), bound, () => "fused");
            seen.Computed(Pairwise([.. x.Zip(y, (a, b) => a * b)]), bound, () => "pairwise");
            seen.Computed((float)order.Sum(i => (double)x[i] * y[i]), bound, () => "in double, rounded once");
            seen.Exact(Special.Dot<Wide>(Array.ConvertAll(x, v => (Wide)v), Array.ConvertAll(y, v => (Wide)v)), bound, () => "dot");
        }
        Assert.True(seen.Violations.Count == 0, string.Join("\n", seen.Violations.Take(5)));
        TestContext.Current.TestOutputHelper?.WriteLine($"the worst gap is {seen.Worst:f4} of its radius");
        Assert.True(seen.Worst > 0.2, $"worst {seen.Worst:g3}");
    }

    [Fact]
    public void A_bound_that_follows_one_order_fails_for_another()
    {
        float[] x = [1e8f, -1e8f, .. Enumerable.Repeat(0.5f, 30)];
        float reversed = x.Reverse().Aggregate((a, b) => a + b);
        Tracked sequential = x.Select(v => (Tracked)v).Aggregate((a, b) => a + b), sum = Special.Sum<Tracked>(Array.ConvertAll(x, v => (Tracked)v));
        Assert.True(Math.Abs(reversed - sequential.Value) > 1e4 * sequential.Extra, $"{reversed} and {sequential}");
        Assert.True(Math.Abs(reversed - sum.Value) <= sum.Extra, $"{reversed} is not {sum}");
    }

    [Fact]
    public void A_one_pass_variance_is_refuted_also_where_it_is_NaN()
    {
        Containment seen = new();
        int nan = 0;
        for (int k = 0; k < 500; k++)
        {
            Random random = new(k);
            float[] x = [.. Enumerable.Range(0, 16).Select(_ => 4096 + 3 * random.NextSingle())];
            float mean = x.Sum() / 16, squares = x.Sum(v => v * v) / 16, deviation = MathF.Sqrt(squares - mean * mean);
            nan += float.IsNaN(deviation) ? 1 : 0;
            Tracked[] t = Array.ConvertAll(x, v => (Tracked)v);
            seen.Computed(deviation, Tracked.Sqrt(Variance.Of(t)[0]), () => "deviation");
        }
        Assert.Equal(0, seen.Undecided);
        Assert.True(seen.Violations.Count > 450, $"only {seen.Violations.Count} are refuted");
        Assert.True(nan > 50 && seen.Violations.Count(v => v.Contains("NaN")) == nan);
    }

    [Fact]
    public void Each_function_has_ulps_of_its_own()
    {
        // The worst float function of .NET (tanh, 2.05 ulp) is inside 3 ulp, and would not be inside the ½ ulp of a square root.
        double worst = 0;
        for (int k = 1; k < 20000; k++)
        {
            float x = 1e-3f * k;
            worst = Math.Max(worst, Math.Abs(MathF.Tanh(x) - Math.Tanh(x)) / Tracked.Tanh(x).Extra);
        }
        Assert.True(worst is < 1 and > 1.0 / 6, $"{worst}");
    }

    private interface IExample
    {
        static abstract T[] Of<T>(T[] x) where T : IFloatingPointIeee754<T>;
    }

    private readonly struct Softmax : IExample
    {
        public static T[] Of<T>(T[] x) where T : IFloatingPointIeee754<T>
        {
            T max = x.Aggregate(T.Max);
            T[] e = Array.ConvertAll(x, v => T.Exp(v - max));
            T sum = Special.Sum<T>(e);
            return Array.ConvertAll(e, v => v / sum);
        }
    }

    private readonly struct LogSumExp : IExample
    {
        public static T[] Of<T>(T[] x) where T : IFloatingPointIeee754<T>
        {
            T max = x.Aggregate(T.Max);
            return [max + T.Log(Special.Sum<T>(Array.ConvertAll(x, v => T.Exp(v - max))))];
        }
    }

    private readonly struct Variance : IExample
    {
        public static T[] Of<T>(T[] x) where T : IFloatingPointIeee754<T>
        {
            T n = T.CreateChecked(x.Length), mean = Special.Sum<T>(x) / n;
            return [Special.Sum<T>(Array.ConvertAll(x, v => (v - mean) * (v - mean))) / n];
        }
    }

    private readonly struct LayerNormal : IExample
    {
        public static T[] Of<T>(T[] x) where T : IFloatingPointIeee754<T>
        {
            T mean = Special.Sum<T>(x) / T.CreateChecked(x.Length), deviation = T.Sqrt(Variance.Of(x)[0] + T.CreateChecked(1e-5f));
            return Array.ConvertAll(x, v => (v - mean) / deviation);
        }
    }

    private readonly struct Horner : IExample
    {
        public static T[] Of<T>(T[] x) where T : IFloatingPointIeee754<T> => [x.Aggregate((s, c) => s * T.CreateChecked(0.75f) + c), x.Aggregate((s, c) => T.FusedMultiplyAdd(s, T.CreateChecked(-0.9375f), c))];
    }

    private static void Compare<TExample>(float[] x, Containment seen) where TExample : IExample
    {
        Tracked[] bound = TExample.Of(Array.ConvertAll(x, v => (Tracked)v));
        float[] got = TExample.Of(x);
        Wide[] exact = TExample.Of(Array.ConvertAll(x, v => (Wide)v));
        for (int i = 0; i < bound.Length; i++)
        {
            int element = i;
            string what() => $"{typeof(TExample).Name} of [{string.Join(", ", x)}], element {element}";
            seen.Computed(got[i], bound[i], what);
            if (x.All(v => Math.Abs(v) < 1e15f))
            {
                seen.Exact(exact[i], bound[i], what); // beyond, squares overflow: the exact result leaves the range and comes back
            }
        }
    }

    private static float[] Draw(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-4, 5))))];

    private static float Sequential(float[] x, float[] y, int[] order)
    {
        float sum = 0;
        foreach (int i in order)
        {
            float product = x[i] * y[i];
            sum += product;
        }
        return sum;
    }

    private static float Pairwise(float[] x) => x.Length == 1 ? x[0] : Pairwise(x[..(x.Length / 2)]) + Pairwise(x[(x.Length / 2)..]);
}
