using System.Numerics;

namespace Verification.Reference.Tests.Numbers;

/// <summary>ln Γ for positive arguments, from Stirling's series after a shift beyond 100, with Bernoulli numbers from their recurrence.</summary>
public static partial class ArbitraryPrecisionFunctions
{
    // B(2k) as numerator and denominator, k = 0 … 48.
    private static readonly Lazy<(BigInteger N, BigInteger D)[]> Bernoulli = new(BernoulliNumbers);

    public static ArbitraryPrecision LogGamma(ArbitraryPrecision x, int bits)
    {
        // The terms decrease to some 1e-130, which is 430 bits below the 100 they are added to.
        var w = bits + 60 + Math.Max(x.Magnitude, 0);
        var product = ArbitraryPrecision.One;
        while (x < 100)
        {
            product = (product * x).Keep(w + 60);
            x += 1;
        }

        x = x.Keep(w + 1100);
        var half = new ArbitraryPrecision(1, -1);
        var sum = ((x - half) * Log(x, w)) - x + ((Log(Pi((w + 127) / 128 * 128), w) + Ln2(w)) * half);
        var inverse = ArbitraryPrecision.Divide(1, x, w);
        var power = inverse;
        for (var k = 1; k < Bernoulli.Value.Length; k++)
        {
            var (n, d) = Bernoulli.Value[k];
            sum += ArbitraryPrecision.Divide(new ArbitraryPrecision(n, 0) * power, new ArbitraryPrecision(d * (2 * k) * (2 * k - 1), 0), w);
            power = (power * inverse * inverse).Keep(w);
        }

        return (sum - Log(product, w)).Keep(w);
    }

    // Σ C(m+1, j) B(j) = 0 over j ≤ m, in exact fractions.
    private static (BigInteger N, BigInteger D)[] BernoulliNumbers()
    {
        var all = new List<(BigInteger N, BigInteger D)> { (1, 1) };
        for (var m = 1; m <= 96; m++)
        {
            var (n, d) = (BigInteger.Zero, BigInteger.One);
            var binomial = BigInteger.One;
            for (var j = 0; j < m; j++)
            {
                (n, d) = (n * all[j].D + d * all[j].N * binomial, d * all[j].D);
                var common = BigInteger.GreatestCommonDivisor(n, d);
                (n, d) = (n / common, d / common);
                binomial = binomial * (m + 1 - j) / (j + 1);
            }

            all.Add((-n, d * (m + 1)));
        }

        return [.. Enumerable.Range(0, 49).Select(k => all[2 * k])];
    }
}
