using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>How far Bluestein's algorithm may be from a Fourier transform of length N: |ΔXₖ| ≤ C ‖x‖₂ + D |Xₖ|.</summary>
/// <remarks>
/// Algorithm: with the chirp cₙ = e^(∓πin²/N), a = x ⊙ c and b = c̄ on −N … N, Xₖ = cₖ (a ∗ b)ₖ; the convolution by three transforms of length M = 2ᵗ ≥ 2N − 1.<br/>
/// Error: a transform of length M is off by τ = tη/(1 − tη), η = μ + γ₄(√2 + μ), of its 2-norm, with μ the error of its factors; a complex product by ρ = √2 γ₂ of itself.
/// With chirps off by ν, a is off by α = (1 + ν)(1 + ρ)(1 + τ) − 1 of its norm ‖x‖ and b by ω = (1 + ν)(1 + τ) − 1 of its norm √(2N − 1), hence every element of the
/// convolution by |Δa ∗ b + a ∗ Δb + Δa ∗ Δb| ≤ ‖x‖√(2N − 1)·κ, κ = (1 + α)(1 + ω) − 1 (Cauchy). The product of the transforms and the way back
/// add σ = (1 + ρ)(1 + τ) − 1 of its 2-norm, at most ‖x‖(β + √N·√(2N − 1)·ω)(1 + α) with β = max |b̂|; the last chirp, the scale and their products add
/// φ = (1 + ν)(1 + ρ)(1 + γ₂) − 1 of the element and its error.<br/>
/// So large are they only if the errors of all terms point the same way, or meet in one element. Unless they conspire they reach the part q ≈ 4/√n of it that a sum of
/// so many independent errors does, and besides κ + σ of the element itself, for what the errors have in common (that of π).<br/>
/// Chirps are taken at angles reduced modulo 2π: how far others are off grows with N.<br/>
/// The small quantities are numbers of value 0 whose radius is the quantity, so that the code under audit decides what μ, ν and u are.<br/>
/// Source: N. Higham, Accuracy and Stability of Numerical Algorithms, Theorem 24.2 and Lemma 3.5; L. Bluestein, A linear filtering approach to the computation of
/// discrete Fourier transform, 1970.
/// </remarks>
public static class ChirpError
{
    /// <summary>C and D, as the radii of numbers of value 0 (for plain numbers, 0).</summary>
    /// <param name="n">N.</param>
    public static (T OfNorm, T OfElement) Of<T>(int n) where T : IFloatingPointIeee754<T>
    {
        int stages = BitOperations.Log2((uint)checked(2 * n - 1)) + (BitOperations.IsPow2(2 * n - 1) ? 0 : 1), m = 1 << stages;
        T one = T.One, unit = Special.Rounded<T>(1) - one, q = T.CreateChecked(Special.Conspiring<T>(2 * n - 1)), spread = T.CreateChecked(Special.Conspiring<T>(m));
        T Gamma(int k) => T.CreateChecked(k) * unit / (one - T.CreateChecked(k) * unit);
        T mu = FactorError<T>(m), nu = FactorError<T>(2 * n), rho = T.CreateChecked(Math.Sqrt(2)) * Gamma(2);
        T eta = mu + Gamma(4) * (T.CreateChecked(Math.Sqrt(2)) + mu), all = T.CreateChecked(stages * Special.Conspiring<T>(stages)) * eta, tau = all / (one - all);
        T alpha = (one + nu) * (one + rho) * (one + tau) - one, omega = (one + nu) * (one + tau) - one, kappa = (one + alpha) * (one + omega) - one;
        T phi = (one + nu) * (one + rho) * (one + Gamma(2)) - one, sigma = (one + rho) * (one + tau) - one;
        T width = T.CreateChecked(Math.Sqrt(2.0 * n - 1)), root = T.CreateChecked(Math.Sqrt(n)), beta = T.CreateChecked(LargestOfChirp(n, m));
        T ofNorm = q * width * kappa + spread * sigma * (beta + root * width * omega) * (one + alpha);
        return (ofNorm * (one + phi), phi + (one - q) * kappa + (one - spread) * sigma);
    }

    // Factors at the angles 2πk/length: the largest error of both parts together, at most that of one and of the other.
    private static T FactorError<T>(int length) where T : IFloatingPointIeee754<T>
    {
        T cos = T.Zero, sin = T.Zero;
        for (int k = 0; k < length; k++)
        {
            T angle = T.Tau * T.CreateChecked(k) / T.CreateChecked(length);
            cos = T.Max(cos, Error(T.Cos(angle)));
            sin = T.Max(sin, Error(T.Sin(angle)));
        }
        return cos + sin;
    }

    private static T Error<T>(T x) where T : IFloatingPointIeee754<T> => x - T.CreateChecked(double.CreateTruncating(x));

    // max |b̂|, about 2√N.
    private static double LargestOfChirp(int n, int m)
    {
        Complex[] b = new Complex[m];
        for (int k = 0; k < n; k++)
        {
            b[k] = Complex.FromPolarCoordinates(1, Math.PI * ((long)k * k % (2L * n)) / n);
            b[(m - k) % m] = b[k];
        }
        return Transform(b).Max(Complex.Abs) * (1 + 1e-9);
    }

    private static Complex[] Transform(Complex[] x)
    {
        if (x.Length == 1)
        {
            return x;
        }
        Complex[] even = Transform([.. x.Where((_, i) => i % 2 == 0)]), odd = Transform([.. x.Where((_, i) => i % 2 == 1)]), y = new Complex[x.Length];
        for (int k = 0; k < even.Length; k++)
        {
            Complex turned = Complex.FromPolarCoordinates(1, -Math.Tau * k / x.Length) * odd[k];
            (y[k], y[k + even.Length]) = (even[k] + turned, even[k] - turned);
        }
        return y;
    }
}
