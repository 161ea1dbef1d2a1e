using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of entropy, of any implementation of it.</summary>
public static class EntropyClaims
{
    private const int Outcomes = 16;
    private const int Very = 100_000;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Distribution, T[], T>
        {
            Id = "entropy-nonnegative",
            Statement = "0 ≤ H(p)",
            Source = Sources.CoverThomas.At("Lemma 2.1.1"),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>(),
            AtMost = (_ => T.Zero, m.Entropy),
            Mutants = [new("the sign is turned", p => -m.Entropy(p)), new("the greatest entropy is taken off", p => m.Entropy(p) - LogCount(p))],
        },
        new Claim<Distribution, T[], T>
        {
            Id = "entropy-at-most-log-count",
            Statement = "H(p) ≤ ln n",
            Source = Sources.CoverThomas.At("Theorem 2.6.4"),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>(),
            AtMost = (m.Entropy, LogCount),
            Mutants =
            [
                new("bits for nats in the entropy") { Left = p => m.Entropy(p) / T.Log(T.CreateChecked(2)) },
                new("the last outcome is not counted", p => p.Length == 1 ? T.Zero : T.Log(T.CreateChecked(p.Length - 1))),
                new("ten's logarithm of the count", p => T.Log10(T.CreateChecked(p.Length))),
            ],
        },
        new Claim<Distribution, T[], T>
        {
            Id = "entropy-of-uniform",
            Statement = "H(1/n, …, 1/n) = ln n",
            Source = Sources.CoverThomas.At("Theorem 2.6.4"),
            Domain = Domains.Distributions.OfSize(1, 64),
            Given = p => Masses.Uniform<T>(p.Count),
            Equal = (m.Entropy, LogCount),
            Mutants =
            [
                new("one outcome is left out", p => T.Log(T.CreateChecked(p.Length + 1))),
                new("the mean for the sum", p => LogCount(p) / T.CreateChecked(p.Length)),
            ],
        },
        new Claim<Distribution, T[], T>
        {
            Id = "entropy-ignores-zeros",
            Statement = "H(0, p₁, 0, p₂, …) = −Σ_{pᵢ > 0} pᵢ ln pᵢ: 0 ln 0 = 0",
            Source = Sources.CoverThomas.At("(2.1)"),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>(),
            Equal = (p => m.Entropy(Masses.WithZeros(p)), p => -Special.Sum<T>([.. p.AsEnumerable().Reverse().Where(x => !Masses.IsNothing(x)).Select(Special.XLogX)])),
            Mutants =
            [
                new("0 ln 0 is one", p => -Special.Sum<T>([.. p.Select(x => x > T.Zero ? Special.XLogX(x) : T.One)])),
                new("0 ln 0 is no number", p => -Special.Sum<T>([.. p.Select(x => x > T.Zero ? Special.XLogX(x) : T.NaN)])),
                new("the last outcome is left out", p => -Special.Sum<T>([.. p[..^1].Select(Special.XLogX)])),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "entropy-of-product",
            Statement = "H(p ⊗ q) = H(p) + H(q)",
            Source = Sources.CoverThomas.At("Theorem 2.6.6"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.Entropy(Masses.Product(x.P, x.Q)), x => m.Entropy(x.P) + m.Entropy(x.Q)),
            Mutants =
            [
                new("the entropies are multiplied", x => m.Entropy(x.P) * m.Entropy(x.Q)),
                new("the first is counted twice", x => m.Entropy(x.P) + m.Entropy(x.P)),
            ],
        },
        new Claim<(Distribution[] All, Distribution Weights), (T[] P, T[] Q, T A, T B), T>
        {
            Id = "entropy-concave",
            Statement = "λ H(p) + (1 − λ) H(q) ≤ H(λp + (1 − λ)q)",
            Source = Sources.CoverThomas.At("Theorem 2.7.3"),
            Domain = Domain.Pair(Several.Of(2, 1, Outcomes), Domains.Distributions.OfSize(2, 2), "p, q", "λ, 1 − λ"),
            Given = x => Mixed<T>(x.All, x.Weights),
            AtMost = (x => x.A * m.Entropy(x.P) + x.B * m.Entropy(x.Q), x => m.Entropy(Masses.Mixture(x.A, x.P, x.B, x.Q))),
            Mutants =
            [
                new("the weights are dropped") { Left = x => m.Entropy(x.P) + m.Entropy(x.Q) },
                new("the weights are exchanged in the mixture", x => m.Entropy(Masses.Mixture(x.B, x.P, x.A, x.Q))),
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "entropy-subadditive",
            Statement = "H(x,y) ≤ H(x) + H(y)",
            Source = Sources.CoverThomas.At("Theorem 2.6.6"),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            AtMost = (p => m.Entropy([.. p.Masses]), p => m.Entropy(p.X()) + m.Entropy(p.Y())),
            Mutants =
            [
                new("one marginal is dropped", p => m.Entropy(p.X())),
                new("one marginal is taken off", p => m.Entropy(p.X()) - m.Entropy(p.Y())),
            ],
        },
        new Claim<Distribution[], T[], T>
        {
            Id = "entropy-of-many-outcomes",
            Statement = "H(p) = H(blocks) + Σ_b P(b) H(p|b), for 10⁵ outcomes in blocks of 400",
            Source = Sources.CoverThomas.At("Problem 2.27"),
            Domain = Several.Many(1, Very),
            Cases = 6,
            Loose = "the bound is of the worst order of 10⁵ additions, whose errors average out in any one",
            Given = p => p[0].In<T>(),
            Equal = (m.Entropy, p => Grouped(m, p, 400)),
            Mutants =
            [
                new("the entropy between the blocks is dropped", p => Grouped(m, p, 400, between: false)),
                new("the last block is left out", p => Grouped(m, p[..^400], 400)),
            ],
        },
    ];

    private static T LogCount<T>(T[] p) where T : struct, IFloatingPointIeee754<T> => T.Log(T.CreateChecked(p.Length));

    internal static (T[] P, T[] Q, T A, T B) Mixed<T>(Distribution[] all, Distribution weights) where T : struct, IFloatingPointIeee754<T>
    {
        T[] w = weights.In<T>();
        return (all[0].In<T>(), all[1].In<T>(), w[0], w[1]);
    }

    private static T Grouped<T>(IInformationMeasures<T> m, T[] p, int size, bool between = true) where T : struct, IFloatingPointIeee754<T>
    {
        T[] masses = [.. p.Chunk(size).Select(b => Special.Sum<T>(b))];
        T[] within = [.. p.Chunk(size).Select((b, k) => m.Entropy([.. b.Select(x => x / masses[k])]))];
        return Masses.Expectation(masses, within) + (between ? m.Entropy(masses) : T.Zero);
    }
}
