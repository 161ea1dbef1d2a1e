using Verification.Properties.Cases;
using Verification.Properties.Statistics;

namespace Verification.Properties.Claims;

/// <summary>How a mean of random samples is taken, and by which law its deviation is bounded.</summary>
/// <typeparam name="TGiven">What the claim's sides are given.</typeparam>
/// <param name="Samples">How many samples each case takes.</param>
/// <param name="Draw">One sample, from the case's own generator.</param>
/// <param name="Bound">The estimate of the samples' expectation at a false-alarm probability, by one of <see cref="Concentration"/>'s bounds.</param>
public sealed record Sampling<TGiven>(int Samples, Func<TGiven, Xoshiro, double> Draw, Func<TGiven, double[], double, Estimate> Bound)
{
    /// <summary>The probability, over a whole run of any number of claims and cases, that some true claim about a mean is refuted.</summary>
    public const double FalseAlarmOfRun = 1e-9;

    /// <summary>The most claims about means that a run may have: each gets an equal share of <see cref="FalseAlarmOfRun"/>.</summary>
    public const int MostClaims = 64;

    /// <summary>The share of each case, in a run of that many.</summary>
    public static double FalseAlarm(long cases) => FalseAlarmOfRun / MostClaims / Math.Max(1, cases);

    internal Estimate Estimate(TGiven input, Xoshiro random, double falseAlarm)
    {
        double[] samples = new double[Samples];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = Draw(input, random);
        }
        return Bound(input, samples, falseAlarm);
    }
}
