using Verification.Models.Audit;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Audit;

public sealed class ComparisonTests
{
    private static readonly double[] Special =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-42, -float.Epsilon, float.MaxValue, 1e39, 3e-324, 1,
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Four_at_a_time_finds_what_one_at_a_time_finds(bool wide)
    {
        Xoshiro random = new(11);
        int[] lengths = [.. Enumerable.Range(0, 19), 1023, 1024, 1025, 1031, 16387, 40002];
        foreach (int length in lengths)
        {
            foreach (double oddities in (double[])[0, 0.001, 0.2, 1])
            {
                Augmented<Tracking<Binary32>>[] expected = new Augmented<Tracking<Binary32>>[length];
                double[] got = new double[length];
                for (int i = 0; i < length; i++)
                {
                    double value = random.Normal(), radius = Math.Abs(value) * random.Uniform(0, 1e-6);
                    got[i] = (float)(value + radius * random.Uniform(-1, 1) * (random.Uniform() < oddities ? 2 : 0.5));
                    value = random.Uniform() < oddities ? Special[(int)(random.Uniform() * Special.Length)] : value;
                    radius = random.Uniform() < oddities ? Math.Abs(Special[(int)(random.Uniform() * Special.Length)]) : radius;
                    got[i] = random.Uniform() < oddities ? Special[(int)(random.Uniform() * Special.Length)] : got[i];
                    expected[i] = new(value, radius);
                }
                Tensor tensor = wide ? Tensor<double>.Vector(got) : Tensor<float>.Vector(Array.ConvertAll(got, v => (float)v));
                Agrees(tensor, expected);
            }
        }
    }

    [Fact]
    public void A_nan_is_never_a_pass_wherever_it_stands()
    {
        for (int place = 0; place < 9; place++)
        {
            float[] got = [1, 1, 1, 1, 1, 1, 1, 1, 1];
            got[place] = float.NaN;
            Comparison.Result scan = Comparison.Scan(Tensor<float>.Vector(got), Around(Enumerable.Repeat((1.0, 1e-7), 9)), Binary32.UnitRoundoff);
            Assert.Equal([place], scan.Beyond);
            Assert.Equal(8, scan.Faithful);
            Assert.Equal(place, scan.Worst);
        }
    }

    private static Pairs Around(IEnumerable<(double Value, double Radius)> pairs) =>
        new Pairs<Tracking<Binary32>>(Tensor<Augmented<Tracking<Binary32>>>.Vector([.. pairs.Select(p => new Augmented<Tracking<Binary32>>(p.Value, p.Radius))]));

    private static void Agrees(Tensor got, Augmented<Tracking<Binary32>>[] expected)
    {
        Comparison.Result scan = Comparison.Scan(got, new Pairs<Tracking<Binary32>>(Tensor<Augmented<Tracking<Binary32>>>.Vector(expected)), Binary32.UnitRoundoff);
        Format format = Format.Of(got.ElementType);
        double share = 4 * Format.DoubleUnit / Binary32.UnitRoundoff, largest = 0, worstRatio = 0;
        long faithful = 0;
        List<int> beyond = [], undecided = [];
        foreach (Augmented<Tracking<Binary32>> e in expected)
        {
            largest = double.IsFinite(e.Value) ? Math.Max(largest, Math.Abs(e.Value)) : largest;
        }
        for (int i = 0; i < expected.Length; i++)
        {
            double g = Elements.At(got, i), value = expected[i].Value, radius = expected[i].Extra, gap = Math.Abs(g - value);
            bool same = double.IsNaN(value) ? double.IsNaN(g) && radius == 0 : double.IsInfinity(value) && g == value && radius == 0;
            bool overflows = double.IsInfinity(g) && Math.Abs(value) - radius > format.Largest && g > 0 == value > 0;
            if (gap + radius * share <= format.Ulp(value) || same || overflows)
            {
                faithful++;
                continue;
            }
            bool bounded = radius < double.PositiveInfinity, within = gap <= radius;
            if (!bounded || (within && radius >= Comparison.Useless * largest && radius >= format.Ulp(largest)))
            {
                undecided.Add(i);
            }
            else if (!within)
            {
                beyond.Add(i);
            }
            double ratio = !bounded || gap <= 0 ? 0 : gap / radius;
            worstRatio = Math.Max(worstRatio, double.IsNaN(ratio) ? double.PositiveInfinity : ratio);
        }
        Assert.Equal(largest, scan.Largest);
        Assert.Equal(faithful, scan.Faithful);
        Assert.Equal(beyond, scan.Beyond);
        Assert.Equal(undecided, scan.Undecided);
        Assert.Equal(worstRatio, scan.Ratio);
        Assert.Equal(faithful == expected.Length, scan.Worst < 0);
    }
}
