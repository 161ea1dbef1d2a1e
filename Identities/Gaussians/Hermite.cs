using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Gaussians;

/// <summary>Gauss and Hermite's three-point quadrature against a normal density: nodes 0 and ±√3, weights ⅔ and ⅙.</summary>
/// <remarks>
/// Error: none for polynomials up to degree five in each variable; the logarithm of a normal density is of degree two, so that expectations of log-densities
/// under a normal distribution are exact but for rounding. Shape: 3ⁿ nodes in n dimensions. Source: M. Abramowitz and I. Stegun, 25.4.46.
/// </remarks>
public static class Hermite
{
    /// <summary>E_{x∼g} f(x).</summary>
    public static T Expectation<T>(Gaussian<T> g, Func<T[], T> f) where T : IFloatingPointIeee754<T>
    {
        T far = T.Sqrt(T.CreateChecked(3)), six = T.CreateChecked(6);
        int n = g.Dimensions, count = (int)Math.Pow(3, n);
        T[] terms = new T[count], noise = new T[n];
        for (int k = 0; k < count; k++)
        {
            T weight = T.One;
            for (int i = 0, digits = k; i < n; i++, digits /= 3)
            {
                noise[i] = (digits % 3) switch { 0 => T.Zero, 1 => far, _ => -far };
                weight *= digits % 3 == 0 ? T.CreateChecked(4) / six : T.One / six;
            }
            terms[k] = weight * f(g.Sample(noise));
        }
        return Special.Sum<T>(terms);
    }
}
