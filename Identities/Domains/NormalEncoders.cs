using Verification.Identities.Distributions;
using Verification.Identities.Mixtures;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Normal encoders of discrete sources: of one value, far apart, overlapping, with unlikely values.</summary>
public static class NormalEncoders
{
    private const int Most = 4;
    private const double Farthest = 2;

    /// <summary>Sources of 1 to 4 values, encoded at most 4σ apart.</summary>
    public static Domain<NormalEncoder> All { get; } = new()
    {
        Description = "sources of 1 to 4 values, normal encoders of unit deviation with means of [−2, 2], priors of mean [−2, 2] and deviation [0.5, 4]",
        Draw = random =>
        {
            int n = 1 + random.Below(Most);
            double[] centres = [.. Enumerable.Range(0, n).Select(_ => Reals.Draw(random, -Farthest, Farthest))];
            bool own = n == 1 && random.Below(2) == 0; // the prior is the marginal
            return new(Distributions.Draw(random, n), centres, own ? centres[0] : random.Uniform(-Farthest, Farthest), own ? 1 : random.Uniform(0.5, 4));
        },
        Shrink = Simpler,
        Show = e => e.ToString(),
        Edges =
        [
            new("one value", e => e.Centres.Length == 1), new("the most values", e => e.Centres.Length == Most), new("a value of no mass", e => e.Source.Weights.Contains(0)),
            new("as far apart as may be", e => e.Centres.Max() - e.Centres.Min() == 2 * Farthest), new("the prior is the marginal", e => e.Centres.Length == 1 && e.PriorMean == e.Centres[0] && e.PriorDeviation == 1),
        ],
    };

    private static IEnumerable<NormalEncoder> Simpler(NormalEncoder e)
    {
        double[] weights = e.Source.Weights.ToArray();
        if (weights.Length > 1 && weights[..^1].Any(w => w > 0))
        {
            yield return e with { Source = new Distribution(weights[..^1]), Centres = e.Centres[..^1] };
        }
        foreach (Distribution source in Distributions.Simpler(e.Source, weights.Length))
        {
            yield return e with { Source = source };
        }
        foreach (double[] centres in Vectors.Simpler(e.Centres, e.Centres.Length, Reals.Simpler))
        {
            yield return e with { Centres = centres };
        }
        foreach (double mean in Reals.Simpler(e.PriorMean))
        {
            yield return e with { PriorMean = mean };
        }
        foreach (double deviation in Reals.Simpler(e.PriorDeviation).Where(d => d is >= 0.5 and <= 4))
        {
            yield return e with { PriorDeviation = deviation };
        }
    }
}
