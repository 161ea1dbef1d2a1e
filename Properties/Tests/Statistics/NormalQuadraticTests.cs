using Verification.Properties.Cases;
using Verification.Properties.Statistics;

namespace Verification.Properties.Tests.Statistics;

/// <summary>The bound for quadratic functions of normal noise.</summary>
public sealed class NormalQuadraticTests
{
    // (a, b): a(Z² − 1) + bZ has variance 2a² + b².
    [Theory]
    [InlineData(1, 0)]
    [InlineData(-3, 0)]
    [InlineData(0.25, 2)]
    [InlineData(0, 1)]
    public void Fails_no_more_often_than_it_says_and_is_not_much_too_wide(double a, double b)
    {
        const int Experiments = 4000, Samples = 40;
        const double FalseAlarm = 0.05;
        Xoshiro random = new(7);
        int beyond = 0;
        double furthest = 0;
        for (int k = 0; k < Experiments; k++)
        {
            double[] samples = new double[Samples];
            for (int i = 0; i < Samples; i++)
            {
                double z = random.Normal();
                samples[i] = a * (z * z - 1) + b * z;
            }
            Estimate estimate = Concentration.NormalQuadratic(samples, 2 * a * a + b * b, FalseAlarm);
            beyond += Math.Abs(estimate.Mean) > estimate.Radius ? 1 : 0;
            furthest = Math.Max(furthest, Math.Abs(estimate.Mean) / estimate.Radius);
        }
        Assert.InRange(beyond, 0, FalseAlarm * Experiments);
        Assert.True(furthest > 0.5, $"no mean of {Experiments} came nearer than {furthest:G3} of the radius");
    }

    [Fact]
    public void Needs_a_variance() =>
        Assert.Contains("the variance is NaN", Assert.Throws<ArgumentException>(() => Concentration.NormalQuadratic([1.0], double.NaN, 0.05)).Message);
}
