using System.Numerics;
using Verification.Identities.Linear;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Gaussians;

/// <summary>A normal distribution N(μ, Σ) in n dimensions, given by its mean and a triangular factor of its covariance Σ = L·Lᵀ.</summary>
/// <param name="Mean">μ.</param>
/// <param name="Factor">The rows of L up to the diagonal, one after the other: n(n + 1)/2 numbers, those on the diagonal positive.</param>
public sealed record Gaussian(double[] Mean, double[] Factor)
{
    /// <summary>n.</summary>
    public int Dimensions => Mean.Length;

    /// <summary>Whether L, and so Σ, is diagonal.</summary>
    public bool IsDiagonal => Rows().All(row => row.AsSpan(0, row.Length - 1).IndexOfAnyExcept(0) < 0);

    /// <summary>The distribution in a number type.</summary>
    public Gaussian<T> In<T>() where T : IFloatingPointIeee754<T>
    {
        double[][] rows = [.. Rows()];
        return Gaussian<T>.Factored([.. Mean.Select(T.CreateTruncating)], Matrix<T>.Of(Dimensions, Dimensions, (i, j) => j <= i ? T.CreateTruncating(rows[i][j]) : T.Zero));
    }

    /// <summary>The mean and the rows of L.</summary>
    public override string ToString() => $"N({Vectors.Show(Mean)}, LLᵀ) with L = [{string.Join(", ", Rows().Select(Vectors.Show))}]";

    /// <summary>The rows of L up to the diagonal.</summary>
    public IEnumerable<double[]> Rows() => Enumerable.Range(0, Dimensions).Select(i => Factor[(i * (i + 1) / 2)..((i + 1) * (i + 2) / 2)]);
}

/// <summary>A normal distribution in a number type; its measures go through the Cholesky factor of its covariance.</summary>
/// <remarks>Unit: nats. Source: Cover and Thomas, ch. 8; [KW14], appendix B for KL.</remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Gaussian<T> where T : IFloatingPointIeee754<T>
{
    private Cholesky<T>? cholesky;

    /// <summary>N(mean, covariance).</summary>
    public Gaussian(T[] mean, Matrix<T> covariance) => (Mean, Covariance) = (mean, covariance);

    /// <summary>N(mean, factor·factorᵀ). The factor is not kept: the measures find it again.</summary>
    public static Gaussian<T> Factored(T[] mean, Matrix<T> factor) => new(mean, factor.Squared());

    /// <summary>N(0, I).</summary>
    public static Gaussian<T> Standard(int n) => new([.. Enumerable.Repeat(T.Zero, n)], Matrix<T>.Identity(n));

    /// <summary>N(mean, diag(deviations²)).</summary>
    public static Gaussian<T> Diagonal(T[] mean, T[] deviations) => new(mean, Matrix<T>.Diagonal([.. deviations.Select(s => s * s)]));

    /// <summary>μ.</summary>
    public T[] Mean { get; }

    /// <summary>Σ.</summary>
    public Matrix<T> Covariance { get; }

    /// <summary>n.</summary>
    public int Dimensions => Mean.Length;

    /// <summary>Σ = L·Lᵀ.</summary>
    public Cholesky<T> Cholesky => cholesky ??= Cholesky<T>.Of(Covariance);

    /// <summary>h = ½ ln det(2πe Σ) = ½(n(1 + ln 2π) + ln det Σ).</summary>
    public T Entropy() => Half * (Count * (T.One + LogTau) + Cholesky.LogDeterminant());

    /// <summary>ln p(x) = −½((x − μ)ᵀΣ⁻¹(x − μ) + n ln 2π + ln det Σ).</summary>
    public T LogDensity(ReadOnlySpan<T> x) => -(Half * (Cholesky.Quadratic(Difference(x, Mean)) + Count * LogTau + Cholesky.LogDeterminant()));

    /// <summary>KL(N₀, N₁) = ½(tr(Σ₁⁻¹Σ₀) + (μ₁ − μ₀)ᵀΣ₁⁻¹(μ₁ − μ₀) − n + ln det Σ₁ − ln det Σ₀), N₀ being this one.</summary>
    public T Kl(Gaussian<T> other) => Half * (other.Cholesky.TraceOfSolved(Cholesky.Factor) + other.Cholesky.Quadratic(Difference(other.Mean, Mean)) - Count
        + (other.Cholesky.LogDeterminant() - Cholesky.LogDeterminant()));

    /// <summary>E_{x∼this} ln p(x) for p another normal distribution, by moments: E(x − μ)(x − μ)ᵀ = Σ₀ + (μ₀ − μ)(μ₀ − μ)ᵀ, the inverse by cofactors.</summary>
    public T ExpectedLogDensity(Gaussian<T> other)
    {
        Matrix<T> inverse = other.Covariance.Inverse();
        T[] shift = Difference(Mean, other.Mean);
        T quadratic = inverse.TraceOfProduct(Covariance) + Special.Dot<T>(shift, inverse.Times(shift));
        return -(Half * (quadratic + Count * LogTau + T.Log(other.Covariance.Determinant())));
    }

    /// <summary>The distribution of Ax + b.</summary>
    public Gaussian<T> Affine(Matrix<T> a, ReadOnlySpan<T> b) => new(Sum(a.Times(Mean), b), a.Times(Cholesky.Factor).Squared());

    /// <summary>μ + L·noise: the sample that standard normal noise makes.</summary>
    public T[] Sample(ReadOnlySpan<T> noise) => Sum(Cholesky.Factor.Times(noise), Mean);

    internal static T[] Difference(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        T[] z = new T[x.Length];
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] - y[i];
        }
        return z;
    }

    internal static T[] Sum(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        T[] z = new T[x.Length];
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = x[i] + y[i];
        }
        return z;
    }

    private static T Half => T.CreateChecked(0.5);

    private static T LogTau => T.Log(T.Pi + T.Pi);

    private T Count => T.CreateChecked(Dimensions);
}
