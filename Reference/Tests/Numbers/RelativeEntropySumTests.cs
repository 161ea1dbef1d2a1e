using System.Runtime.Intrinsics;
using Verification.Reference.Numbers;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Numbers;

public sealed class RelativeEntropySumTests
{
    private const double Unit = 1.1102230246251565e-16;

    [Fact]
    public void The_logarithm_of_four_at_once_is_within_four_ulp_of_the_exact_one()
    {
        Random random = new(1);
        double worst = 0;
        for (int i = 0; i < 200_000; i++)
        {
            double x = i % 2 == 0 ? 1 + (random.NextDouble() - 0.5) * Math.ScaleB(1, -random.Next(50)) : Math.ScaleB(1 + random.NextDouble(), random.Next(-960, 960));
            double got = Vector256.Log(Vector256.Create(x))[i & 3];
            DoubleDouble exact = DoubleDouble.Log(x);
            worst = Math.Max(worst, exact.Hi == 0 ? Math.Abs(got) : Math.Abs(((DoubleDouble)got - exact).Hi) / (2 * Unit * Math.Abs(exact.Hi)));
        }
        Assert.InRange(worst, 1, 4);
    }

    [Theory]
    [InlineData(1, 1), InlineData(1, 3), InlineData(1, 4), InlineData(1, 17), InlineData(3, 1), InlineData(5, 5), InlineData(16, 16)]
    public void Contains_the_exact_value_and_every_implementation(int rows, int columns)
    {
        Random random = new(rows * 100 + columns);
        double tightest = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            double[] p = Masses(random, rows * columns, trial), a = Divisors(random, rows, trial), b = Divisors(random, columns, trial + 1);
            foreach ((double[] divideRows, double[] divideColumns) in new[] { (a, b), (a, []), ([], b), ([], Array.Empty<double>()) })
            {
                if (divideRows.Length == 0 && divideColumns.Length == 0 && rows > 1)
                {
                    continue;
                }
                Tracked bounded = Special.RelativeEntropy<Tracked>(Special.Lift<Tracked>(p), Special.Lift<Tracked>(divideRows), Special.Lift<Tracked>(divideColumns));
                Wide exact = Special.RelativeEntropy<Wide>(Special.Lift<Wide>(p), Special.Lift<Wide>(divideRows), Special.Lift<Wide>(divideColumns));
                double[] terms = Terms(p, divideRows, divideColumns);
                Assert.True(bounded.Extra < 1e-10 * (1 + Math.Abs(bounded.Value)), $"the radius is {bounded.Extra} at {bounded.Value}");
                foreach (double other in new[] { exact.Value, terms.Sum(), terms.Reverse().Sum() })
                {
                    Assert.True(Math.Abs(other - bounded.Value) <= bounded.Extra, $"{other:R} is not within {bounded.Extra:G3} of {bounded.Value:R}");
                    tightest = Math.Max(tightest, other == bounded.Value ? 0 : Math.Abs(other - bounded.Value) / bounded.Extra);
                }
            }
        }
        Assert.True(tightest > 1e-3, $"nothing comes nearer to the bound than {tightest:G3} of it");
    }

    [Fact]
    public void Contains_what_masses_inside_their_radii_give()
    {
        Random random = new(7);
        double tightest = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            int n = 1 + random.Next(9);
            double reach = Math.ScaleB(1, -random.Next(8, 40));
            double[] p = Masses(random, n, 0), q = Divisors(random, n, 0);
            Tracked[] masses = [.. p.Select(x => new Tracked(x, reach * x))], divisors = [.. q.Select(x => new Tracked(x, reach * x))];
            Tracked bounded = Special.RelativeEntropy<Tracked>(masses, [], divisors);
            double end = trial % 2 == 0 ? 1 : -1;
            Wide moved = Special.RelativeEntropy<Wide>(
                [.. p.Select(x => (Wide)(x * (1 + end * reach * (1 - 1e-9))))], [], [.. q.Select(x => (Wide)(x * (1 - end * reach * (1 - 1e-9))))]);
            Assert.True(Math.Abs(moved.Value - bounded.Value) <= bounded.Extra, $"{moved.Value:R} is not within {bounded.Extra:G3} of {bounded.Value:R}");
            tightest = Math.Max(tightest, Math.Abs(moved.Value - bounded.Value) / bounded.Extra);
        }
        Assert.InRange(tightest, 0.3, 1);
    }

    [Fact]
    public void A_mass_whose_radius_reaches_zero_has_a_finite_bound()
    {
        Tracked bounded = Special.RelativeEntropy<Tracked>([new(1e-300, 1e-299), new(0.5, 0)], [], []);
        Assert.Equal(-0.5 * Math.Log(2), bounded.Value, 1e-15);
        Assert.InRange(bounded.Extra, 1e-17, 1e-15);
    }

    [Fact]
    public void A_mass_over_none_is_infinite_for_sure()
    {
        Tracked bounded = Special.RelativeEntropy<Tracked>([new(0.5, 1e-17), new(0.5, 1e-17)], [], [new(1, 0), Tracked.Zero]);
        Assert.Equal(double.PositiveInfinity, bounded.Value);
        Assert.Equal(0, bounded.Extra);
    }

    [Fact]
    public void No_mass_over_none_is_zero() =>
        Assert.Equal(0, Special.RelativeEntropy<Tracked>([Tracked.Zero, Tracked.One], [], [Tracked.Zero, Tracked.One]).Value);

    [Fact]
    public void A_negative_mass_is_no_number() => Assert.True(double.IsNaN(Special.RelativeEntropy<Tracked>([(Tracked)(-0.25), (Tracked)1.25], [], []).Value));

    [Fact]
    public void Lengths_that_make_no_matrix_are_refused() =>
        Assert.Throws<ArgumentException>(() => Special.RelativeEntropy<double>([0.5, 0.5], [], [1, 1, 1]));

    private static double[] Terms(double[] p, double[] rows, double[] columns)
    {
        int width = rows.Length > 0 ? p.Length / rows.Length : columns.Length > 0 ? columns.Length : p.Length;
        return [.. p.Select((x, i) => x == 0 ? 0 : x * Math.Log(x / (rows.Length > 0 ? rows[i / width] : 1) / (columns.Length > 0 ? columns[i % width] : 1)))];
    }

    private static double[] Masses(Random random, int n, int kind) =>
        [.. Enumerable.Range(0, n).Select(_ => kind % 3 == 1 && random.Next(3) == 0 ? 0 : kind % 3 == 2 ? Math.Pow(10, -250 * random.NextDouble()) : 1 - random.NextDouble())];

    private static double[] Divisors(Random random, int n, int kind) =>
        [.. Enumerable.Range(0, n).Select(_ => kind % 4 == 3 ? Math.Pow(10, -30 * random.NextDouble()) : 1 - random.NextDouble())];
}
