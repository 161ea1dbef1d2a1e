using MathNet.Numerics.Distributions;
using Verification.Properties.Cases;
using Verification.Properties.Statistics;

namespace Verification.Properties.Tests.Statistics;

public sealed class ConcentrationTests
{
    private const int Repetitions = 2000;
    private const double FalseAlarm = 0.05;

    // More failures than this of a bound that holds with probability 0.95 have probability below 1e-9.
    private static readonly int MostFailures = Enumerable.Range(0, Repetitions).First(k => Binomial.CDF(FalseAlarm, Repetitions, k) >= 1 - 1e-9);

    private delegate Estimate Bound(ReadOnlySpan<double> samples, double falseAlarm);

    private sealed record Law(string Name, double Mean, int Samples, Func<Xoshiro, double> Draw, Bound Bound, double Loose, double TooTight);

    // How loose a bound is, at most, by its own formula: radius ÷ 95 % quantile of the error; and a fraction of it that must be seen to fail.
    private static readonly Law[] Laws =
    [
        new("Hoeffding, a fair coin", 0.5, 500, r => r.Below(2), (x, d) => Concentration.Hoeffding(x, 0, 1, d), 1.6, 0.5),
        new("Hoeffding, uniform", 0.5, 500, r => r.Uniform(), (x, d) => Concentration.Hoeffding(x, 0, 1, d), 2.8, 0.25),
        new("empirical Bernstein, uniform", 0.5, 10_000, r => r.Uniform(), (x, d) => Concentration.EmpiricalBernstein(x, 0, 1, d), 1.8, 0.5),
        new("empirical Bernstein, rare", 0.01, 10_000, r => r.Uniform() < 0.01 ? 1 : 0, (x, d) => Concentration.EmpiricalBernstein(x, 0, 1, d), 2.4, 0.4),
        new("normal", 3, 100, r => 3 + 2 * r.Normal(), (x, d) => Concentration.Normal(x, 2, d), 1.35, 0.5),
        new("median of means, Pareto", 1.5, 1000, r => Math.Pow(1 - r.Uniform(), -1.0 / 3), (x, d) => Concentration.MedianOfMeans(x, 0.75, d), 12, 0.08),
    ];

    public static TheoryData<string> Names => [.. Laws.Select(l => l.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Covers_the_expectation_as_often_as_it_says_and_is_not_loose(string name)
    {
        Law law = Laws.Single(l => l.Name == name);
        Xoshiro random = new(CaseSeed.Hash(name));
        double[] samples = new double[law.Samples], errors = new double[Repetitions];
        int failures = 0, tooTight = 0;
        double radius = 0;
        for (int k = 0; k < Repetitions; k++)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = law.Draw(random);
            }
            Estimate estimate = law.Bound(samples, FalseAlarm);
            errors[k] = Math.Abs(estimate.Mean - law.Mean);
            failures += errors[k] <= estimate.Radius ? 0 : 1;
            tooTight += errors[k] <= law.TooTight * estimate.Radius ? 0 : 1;
            radius += estimate.Radius / Repetitions;
        }
        Array.Sort(errors);
        double quantile = errors[(int)(Repetitions * (1 - FalseAlarm))];
        Assert.True(failures <= MostFailures, $"{failures} of {Repetitions} fail, at most {MostFailures} may");
        Assert.True(tooTight > MostFailures, $"{law.TooTight} of the radius fails only {tooTight} times: this test could not see it");
        Assert.True(radius / quantile <= law.Loose, $"the radius is {radius / quantile:G3} x the quantile: need at most {law.Loose}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Finds_the_error_that_it_says_is_detectable(string name)
    {
        Law law = Laws.Single(l => l.Name == name);
        Xoshiro random = new(CaseSeed.Hash(name) + 1);
        double[] samples = new double[law.Samples];
        int missed = 0;
        for (int k = 0; k < 200; k++)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = law.Draw(random);
            }
            Estimate estimate = law.Bound(samples, FalseAlarm);
            missed += Math.Abs(estimate.Mean - (law.Mean + estimate.Detectable)) <= estimate.Radius ? 1 : 0;
        }
        Assert.InRange(missed, 0, 16); // more than 16 of 200 at probability 0.01 each: below 1e-9
    }

    [Fact]
    public void Bounds_an_empirical_distribution_function_everywhere()
    {
        const int n = 200;
        double radius = Concentration.DvoretzkyKieferWolfowitz(n, FalseAlarm);
        Xoshiro random = new(20261121);
        int failures = 0, ofHalf = 0;
        for (int k = 0; k < Repetitions; k++)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => random.Uniform()).Order()];
            double distance = x.Select((u, i) => Math.Max(Math.Abs((i + 1.0) / n - u), Math.Abs((double)i / n - u))).Max();
            failures += distance <= radius ? 0 : 1;
            ofHalf += distance <= radius / 2 ? 0 : 1;
        }
        Assert.InRange(failures, 20, MostFailures); // Massart's constant is the best: it fails nearly as often as it may
        Assert.True(ofHalf > MostFailures);
    }

    [Fact]
    public void Has_the_constants_of_the_theorems()
    {
        double[] coin = [0, 1, 0, 1];
        Assert.Equal(Math.Sqrt(Math.Log(40) / 8), Concentration.Hoeffding(coin, 0, 1, 0.05).Radius, 1e-12);
        Assert.Equal(Math.Sqrt(2 * 0.25 * Math.Log(60) / 4) + 3 * Math.Log(60) / 4, Concentration.EmpiricalBernstein(coin, 0, 1, 0.05).Radius, 1e-12);
        Assert.Equal(3 * Math.Sqrt(2 * Math.Log(20) / 4), Concentration.Normal(coin, 3, 0.05).Radius, 1e-12);
        Assert.Equal(2 * Math.Sqrt(5.0 / 13), Concentration.MedianOfMeans(new double[1000], 5, 1e-4).Radius, 1e-12); // k = ⌈8 ln 10⁴⌉ = 74 groups of 13
    }

    [Fact]
    public void Takes_the_rounding_of_the_mean_into_the_radius()
    {
        double[] far = [.. Enumerable.Repeat(1e16 + 2, 1001)];
        Estimate estimate = Concentration.EmpiricalBernstein(far, 1e16, 1e16 + 4, 0.5);
        Assert.True(Math.Abs(estimate.Mean - (1e16 + 2)) <= estimate.Radius);
        Assert.True(Concentration.Normal(far, 0, 0.5).Radius >= Math.Abs(estimate.Mean - (1e16 + 2)));
    }

    public static TheoryData<double[], double, string> Wrong => new()
    {
        { [], 0.05, "there is no sample" },
        { [0.5, 1.5], 0.05, "a sample is 1.5: the bound is derived for [0, 1]" },
        { [-0.1], 0.05, "a sample is -0.1" },
        { [0.5, double.NaN], 0.05, "a sample is NaN" },
        { [double.PositiveInfinity], 0.05, "a sample is Infinity" },
        { [0.5], 0, "the probability of a false alarm is 0" },
        { [0.5], 1, "the probability of a false alarm is 1" },
        { [0.5], double.NaN, "the probability of a false alarm is NaN" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Refuses_samples_that_no_theorem_is_about(double[] samples, double falseAlarm, string message)
    {
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Concentration.Hoeffding(samples, 0, 1, falseAlarm)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Concentration.EmpiricalBernstein(samples, 0, 1, falseAlarm)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_samples_and_deviations_without_a_finite_value()
    {
        Assert.Throws<ArgumentException>(() => Concentration.Normal([], 1, 0.05));
        Assert.Throws<ArgumentException>(() => Concentration.Normal([double.PositiveInfinity], 1, 0.05));
        Assert.Throws<ArgumentException>(() => Concentration.Normal([1], double.NaN, 0.05));
        Assert.Throws<ArgumentException>(() => Concentration.Normal([1], -1, 0.05));
        Assert.Throws<ArgumentException>(() => Concentration.MedianOfMeans([1, double.NaN], 1, 0.05));
        Assert.Throws<ArgumentException>(() => Concentration.MedianOfMeans(new double[100], double.PositiveInfinity, 0.05));
        Assert.Contains("need at least 37", Assert.Throws<ArgumentException>(() => Concentration.MedianOfMeans(new double[36], 1, 0.05)).Message, StringComparison.Ordinal);
    }
}
