using Verification.Identities.Distributions;
using Verification.Identities.Variational;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Encoders and priors: the marginal itself, nearly so, unrelated, without mass where codes fall.</summary>
public static class Codings
{
    /// <summary>Up to <paramref name="most"/> values of y and z.</summary>
    public static Domain<Coding> UpTo(int most) => new()
    {
        Description = $"joint distributions P(y,z) of up to {most} × {most} outcomes and any Q(z), masses 0 or above 1e-200 of the largest",
        Draw = random => Draw(random, most),
        Shrink = Simpler,
        Show = c => c.ToString(),
        Edges =
        [
            new("one datum", c => c.Encoded.Rows == 1 && c.Encoded.Columns > 1), new("one code", c => c.Encoded.Columns == 1), new("the most codes", c => c.Encoded.Columns == most),
            new("the prior is the marginal", c => c.Encoded.Columns > 1 && c.Prior.Weights.SequenceEqual(Marginal(c.Encoded))),
            new("a code without mass under the prior", c => Any(c, (p, q) => p > 0 && q == 0)), new("a datum without mass", c => Enumerable.Range(0, c.Encoded.Rows)
                .Any(y => c.Encoded.Weights.Slice(y * c.Encoded.Columns, c.Encoded.Columns).IndexOfAnyExcept(0) < 0)),
        ],
    };

    private static Coding Draw(Xoshiro random, int most)
    {
        Joint encoded = Observations.Without(Joints.Draw(random, 1 + random.Below(most), 1 + random.Below(most)));
        double[] marginal = Marginal(encoded);
        return new(encoded, random.Below(4) switch
        {
            0 => new Distribution(marginal),
            1 => new Distribution([.. marginal.Select(w => w * (1 + (random.Below(9) - 4) * Math.ScaleB(1, -3 - random.Below(49))))]),
            _ => new Distribution(Observations.Without(Distributions.Draw(random, encoded.Columns).Weights)),
        });
    }

    private static IEnumerable<Coding> Simpler(Coding c)
    {
        double[] prior = c.Prior.Weights.ToArray();
        foreach (Joint simpler in Joints.Simpler(c.Encoded))
        {
            if (simpler.Columns == c.Encoded.Columns)
            {
                yield return c with { Encoded = simpler };
            }
            else if (prior[..simpler.Columns].Any(w => w > 0))
            {
                yield return new(simpler, new Distribution(prior[..simpler.Columns]));
            }
        }
        foreach (double[] simpler in Vectors.Simpler(prior, prior.Length, Reals.Simpler))
        {
            if (simpler.Any(w => w > 0) && simpler.All(w => w >= 0))
            {
                yield return c with { Prior = new Distribution(simpler) };
            }
        }
    }

    private static double[] Marginal(Joint p)
    {
        double[] marginal = new double[p.Columns];
        for (int i = 0; i < p.Weights.Length; i++)
        {
            marginal[i % p.Columns] += p.Weights[i];
        }
        return marginal;
    }

    private static bool Any(Coding c, Func<double, double, bool> holds) => Marginal(c.Encoded).Zip(c.Prior.Weights.ToArray()).Any(x => holds(x.First, x.Second));
}
