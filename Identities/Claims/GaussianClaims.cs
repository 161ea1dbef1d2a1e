using System.Numerics;
using Verification.Identities.Gaussians;
using Verification.Identities.Linear;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>Entropy and KL divergence of normal distributions: closed forms against moments and quadrature, and what must hold of any divergence.</summary>
public sealed class GaussianClaims : IClaims
{
    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Gaussian, Gaussian<T>, T>
        {
            Id = "gaussian-entropy-closed-form",
            Statement = "h(N(μ, Σ)) = ½ ln det(2πe Σ), the determinant by cofactors on one side, by Cholesky's factor on the other",
            Source = Sources.CoverThomas.At("Theorem 8.4.1"),
            Domain = Domains.Gaussians.UpTo(4),
            Given = g => g.In<T>(),
            Equal = (g => g.Entropy(), g => Entropy(g, T.Pi + T.Pi, T.E)),
            Mutants =
            [
                new("the power of 2πe is 1, not n", g => T.CreateChecked(0.5) * T.Log((T.Pi + T.Pi) * T.E * g.Covariance.Determinant())),
                new("e is dropped", g => Entropy(g, T.Pi + T.Pi, T.One)),
                new("det Σ is squared", g => Entropy(g, T.Pi + T.Pi, T.E) + T.CreateChecked(0.5) * g.Cholesky.LogDeterminant()),
            ],
        },
        new Claim<Gaussian, Gaussian<T>, T>
        {
            Id = "gaussian-entropy-quadrature",
            Statement = "½ ln det(2πe Σ) = E −ln p(x), by Gauss–Hermite quadrature, exact for a log-density",
            Source = Sources.CoverThomas.At("Theorem 8.4.1"),
            Domain = Domains.Gaussians.UpTo(3),
            Given = g => g.In<T>(),
            Equal = (g => g.Entropy(), g => -Hermite.Expectation<T>(g, x => g.LogDensity(x))),
            Mutants =
            [
                new("the sign is turned", g => Hermite.Expectation<T>(g, x => g.LogDensity(x))),
                new("the density is the standard one", g => -Hermite.Expectation<T>(g, x => Gaussian<T>.Standard(g.Dimensions).LogDensity(x))),
            ],
        },
        new Claim<(Gaussian P, Gaussian Q), Pair<T>, T>
        {
            Id = "gaussian-entropy-affine",
            Statement = "h(Ax + b) = h(x) + ln |det A|",
            Source = Sources.CoverThomas.At("Corollary to Theorem 8.6.4"),
            Domain = Domains.Gaussians.Pairs(3),
            Given = Given<T>,
            Equal = (x => x.P.Affine(x.Map, x.Q.Mean).Entropy(), x => x.P.Entropy() + T.Log(x.Map.Determinant())),
            Mutants =
            [
                new("the logarithm of the determinant is halved", x => x.P.Entropy() + T.CreateChecked(0.5) * T.Log(x.Map.Determinant())),
                new("the entropy is invariant", x => x.P.Entropy()),
            ],
        },
        new Claim<(Gaussian P, Gaussian Q), Pair<T>, T>
        {
            Id = "gaussian-kl-closed-form",
            Statement = "KL(N₀, N₁) = ½(tr(Σ₁⁻¹Σ₀) + (μ₁−μ₀)ᵀΣ₁⁻¹(μ₁−μ₀) − n + ln det Σ₁ ÷ det Σ₀) = E₀ ln p₀ − E₀ ln p₁, by moments",
            Source = Sources.Eecs182Discussion13.Problem(2, "b"),
            Domain = Domains.Gaussians.Pairs(4),
            Given = Given<T>,
            Equal = (x => x.P.Kl(x.Q), x => x.P.ExpectedLogDensity(x.P) - x.P.ExpectedLogDensity(x.Q)),
            Mutants =
            [
                new("the divergence is taken the other way", x => x.Q.ExpectedLogDensity(x.Q) - x.Q.ExpectedLogDensity(x.P)),
                new("the expectation is under the other", x => x.P.ExpectedLogDensity(x.P) - x.Q.ExpectedLogDensity(x.Q)),
                new("the entropy's term is dropped", x => -x.P.ExpectedLogDensity(x.Q)),
            ],
        },
        new Claim<(Gaussian P, Gaussian Q), Pair<T>, T>
        {
            Id = "gaussian-kl-quadrature",
            Statement = "KL(N₀, N₁) = E₀ ln(p₀(x) ÷ p₁(x)), by Gauss–Hermite quadrature, exact for a ratio of normal densities",
            Source = Sources.KingmaWelling.At("Appendix B"),
            Domain = Domains.Gaussians.Pairs(3),
            Given = Given<T>,
            Equal = (x => x.P.Kl(x.Q), x => Hermite.Expectation<T>(x.P, at => x.P.LogDensity(at) - x.Q.LogDensity(at))),
            Mutants =
            [
                new("the sign is turned", x => Hermite.Expectation<T>(x.P, at => x.Q.LogDensity(at) - x.P.LogDensity(at))),
                new("the samples are the other's", x => Hermite.Expectation<T>(x.Q, at => x.P.LogDensity(at) - x.Q.LogDensity(at))),
                new("the ratio is squared", x => T.CreateChecked(2) * Hermite.Expectation<T>(x.P, at => x.P.LogDensity(at) - x.Q.LogDensity(at))),
            ],
        },
        new Claim<(Gaussian P, Gaussian Q), Pair<T>, T>
        {
            Id = "gaussian-kl-nonnegative",
            Statement = "0 ≤ KL(N₀, N₁)",
            Source = Sources.CoverThomas.At("Theorem 8.6.1"),
            Domain = Domains.Gaussians.Pairs(4),
            Given = Given<T>,
            AtMost = (_ => T.Zero, x => x.P.Kl(x.Q)),
            Mutants =
            [
                new("−n is −2n", x => x.P.Kl(x.Q) - T.CreateChecked(0.5 * x.P.Dimensions)),
                new("the determinants are exchanged", x => x.P.Kl(x.Q) - (x.Q.Cholesky.LogDeterminant() - x.P.Cholesky.LogDeterminant())),
            ],
        },
        new Claim<Gaussian, Gaussian<T>, T>
        {
            Id = "gaussian-kl-of-itself",
            Statement = "KL(N, N) = 0: the cross-entropy E −ln p(x) by moments is the entropy",
            Source = Sources.CoverThomas.At("Theorem 8.6.1"),
            Domain = Domains.Gaussians.UpTo(4),
            Given = g => g.In<T>(),
            Equal = (g => -g.ExpectedLogDensity(g), g => g.Entropy()),
            Mutants =
            [
                new("the trace of Σ⁻¹Σ is dropped", g => g.Entropy()) { Left = g => -g.ExpectedLogDensity(g) - T.CreateChecked(0.5 * g.Dimensions) },
                new("the mean is shifted by one deviation", g => g.Entropy())
                {
                    Left = g => -g.ExpectedLogDensity(new Gaussian<T>(g.Sample([.. Enumerable.Repeat(T.One, g.Dimensions)]), g.Covariance)),
                },
            ],
        },
        new Claim<(Gaussian P, Gaussian Q), Pair<T>, T>
        {
            Id = "gaussian-kl-affine-invariant",
            Statement = "KL(N₀, N₁) is the same for Ax + b in place of x, A invertible",
            Source = Sources.CoverThomas.At("Corollary to Theorem 8.6.4"),
            Domain = Domains.Gaussians.Pairs(3),
            Given = Given<T>,
            Equal = (x => x.P.Kl(x.Q), x => x.P.Affine(x.Map, x.P.Mean).Kl(x.Q.Affine(x.Map, x.P.Mean))),
            Mutants =
            [
                new("b is added to one only", x => x.P.Affine(x.Map, x.P.Mean).Kl(x.Q.Affine(x.Map, x.Q.Mean))),
                new("one is mapped by Aᵀ", x => x.P.Affine(x.Map, x.P.Mean).Kl(x.Q.Affine(x.Map.Transposed(), x.P.Mean))),
            ],
        },
        new Claim<(Gaussian P, Gaussian Q), Pair<T>, T>
        {
            Id = "gaussian-kl-chain-rule",
            Statement = "KL(p(x,y), q(x,y)) = KL(p(x), q(x)) + E_{x∼p} KL(p(y|x), q(y|x)), normal, y the last coordinate",
            Source = Sources.CoverThomas.At("Theorem 2.5.3"),
            Domain = Domains.Gaussians.Pairs(3),
            Given = Given<T>,
            Equal = (x => x.P.Kl(x.Q), x => x.P.Dimensions == 1 ? x.P.Kl(x.Q) : Conditioning.Head(x.P).Kl(Conditioning.Head(x.Q)) + Conditioning.ExpectedKl(x.P, x.Q, x.P)),
            Mutants =
            [
                new("the expectation is under q", x => x.P.Dimensions == 1 ? x.P.Kl(x.Q) : Conditioning.Head(x.P).Kl(Conditioning.Head(x.Q)) + Conditioning.ExpectedKl(x.P, x.Q, x.Q)),
                new("the condition is dropped", x => x.P.Dimensions == 1 ? x.P.Kl(x.Q) : Conditioning.Head(x.P).Kl(Conditioning.Head(x.Q))),
            ],
        },
        new Claim<(Gaussian P, Gaussian Q), Pair<T>, T>
        {
            Id = "gaussian-kl-diagonal-is-full",
            Statement = "Σ KL(N(μ₀ᵢ, σ₀ᵢ²), N(μ₁ᵢ, σ₁ᵢ²)) = KL of the same as full matrices: Σᵢ ln(σ₁ᵢ ÷ σ₀ᵢ) + (σ₀ᵢ² + (μ₀ᵢ − μ₁ᵢ)²) ÷ 2σ₁ᵢ² − ½",
            Source = Sources.KingmaWelling.At("Appendix B"),
            Domain = Diagonals,
            Given = Given<T>,
            Equal = (x => DiagonalKl(x, T.CreateChecked(0.5)), x => x.P.Kl(x.Q)),
            Mutants =
            [
                new("the variances stand for deviations", x => x.P.Kl(x.Q)) { Left = x => DiagonalKl(x, T.One) },
                new("the divergence is taken the other way", x => x.Q.Kl(x.P)),
            ],
        },
        new Claim<Gaussian, Gaussian<T>, T>
        {
            Id = "gaussian-kl-standard-prior",
            Statement = "KL(N(μ, diag σ²), N(0, I)) = ½ Σᵢ (σᵢ² + μᵢ² − 1 − ln σᵢ²)",
            Source = Sources.KingmaWelling.At("Appendix B"),
            Domain = Domains.Gaussians.Diagonal(4),
            Given = g => g.In<T>(),
            Equal = (g => StandardKl(g, T.One), g => Hermite.Expectation<T>(g, x => g.LogDensity(x) - Gaussian<T>.Standard(g.Dimensions).LogDensity(x))),
            Mutants =
            [
                new("−1 is dropped", g => Hermite.Expectation<T>(g, x => g.LogDensity(x) - Gaussian<T>.Standard(g.Dimensions).LogDensity(x))) { Left = g => StandardKl(g, T.Zero) },
                new("the standard one comes first", g => Gaussian<T>.Standard(g.Dimensions).Kl(g)),
            ],
        },
    ];

    private static readonly Domain<(Gaussian P, Gaussian Q)> Diagonals = Domain.Pair(Domains.Gaussians.Diagonal(4), Domains.Gaussians.Diagonal(4), "P", "Q").As(
        x => x.First.Dimensions <= x.Second.Dimensions ? (P: x.First, Q: Cut(x.Second, x.First.Dimensions)) : (P: Cut(x.First, x.Second.Dimensions), Q: x.Second), x => (x.P, x.Q));

    private static Gaussian Cut(Gaussian g, int dimensions) => new(g.Mean[..dimensions], g.Factor[..(dimensions * (dimensions + 1) / 2)]);

    private static Pair<T> Given<T>((Gaussian P, Gaussian Q) x) where T : struct, IFloatingPointIeee754<T>
    {
        double[][] rows = [.. x.Q.Rows()];
        return new(x.P.In<T>(), x.Q.In<T>(), Matrix<T>.Of(rows.Length, rows.Length, (i, j) => j <= i ? T.CreateTruncating(rows[i][j]) : T.Zero));
    }

    // ½ ln(τeᵏ… det Σ) with every factor inside one logarithm.
    private static T Entropy<T>(Gaussian<T> g, T tau, T e) where T : struct, IFloatingPointIeee754<T>
    {
        T product = g.Covariance.Determinant();
        for (int i = 0; i < g.Dimensions; i++)
        {
            product *= tau * e;
        }
        return T.CreateChecked(0.5) * T.Log(product);
    }

    private static T DiagonalKl<T>(Pair<T> x, T power) where T : struct, IFloatingPointIeee754<T>
    {
        T[] terms = new T[x.P.Dimensions];
        T half = T.CreateChecked(0.5);
        for (int i = 0; i < terms.Length; i++)
        {
            T p = x.P.Covariance[i, i], q = x.Q.Covariance[i, i], shift = x.P.Mean[i] - x.Q.Mean[i];
            terms[i] = power * T.Log(q / p) + half * ((p + shift * shift) / q - T.One);
        }
        return Special.Sum<T>(terms);
    }

    private static T StandardKl<T>(Gaussian<T> g, T one) where T : struct, IFloatingPointIeee754<T>
    {
        T[] terms = new T[g.Dimensions];
        for (int i = 0; i < terms.Length; i++)
        {
            T variance = g.Covariance[i, i];
            terms[i] = variance + g.Mean[i] * g.Mean[i] - one - T.Log(variance);
        }
        return T.CreateChecked(0.5) * Special.Sum<T>(terms);
    }

    // Map is Q's factor L, so an invertible matrix of positive determinant.
    private sealed record Pair<T>(Gaussian<T> P, Gaussian<T> Q, Matrix<T> Map) where T : struct, IFloatingPointIeee754<T>;
}
