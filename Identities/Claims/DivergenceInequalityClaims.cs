using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>Inequalities of Kullback and Leibler's divergence, of any implementation of it.</summary>
public static class DivergenceInequalityClaims
{
    private const int Outcomes = 16;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "kl-nonnegative",
            Statement = "0 ≤ KL(p, q) (Gibbs)",
            Source = Sources.Ttic2019Backpropagation.Problem(0),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            AtMost = (_ => T.Zero, x => m.Kl(x.P, x.Q)),
            Mutants = [new("the sign is turned", x => -m.Kl(x.P, x.Q)), new("the entropy is taken off", x => m.Kl(x.P, x.Q) - m.Entropy(x.P))],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "cross-entropy-at-least-entropy",
            Statement = "H(p) ≤ H(p, q)",
            Source = Sources.Ttic2019Backpropagation.Problem(0),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            AtMost = (x => m.Entropy(x.P), x => m.CrossEntropy(x.P, x.Q)),
            Mutants = [new("the entropy of the second") { Left = x => m.Entropy(x.Q) }, new("the sign is turned", x => -m.CrossEntropy(x.P, x.Q))],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "pinsker",
            Statement = "2 TV(p, q)² ≤ KL(p, q): zero for p = q only",
            Source = Sources.CoverThomas.At("Lemma 11.6.1"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            AtMost = (x => Squared(x.P, x.Q, 2), x => m.Kl(x.P, x.Q)),
            Mutants =
            [
                new("four for two") { Left = x => Squared(x.P, x.Q, 4) },
                new("the square is dropped") { Left = x => Divergence.TotalVariation<T>(x.P, x.Q) },
                new("bits for nats on the wrong side", x => m.Kl(x.P, x.Q) * T.Log(T.CreateChecked(2))),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "log-sum",
            Statement = "P(A) ln(P(A) ÷ Q(A)) + P(Aᶜ) ln(P(Aᶜ) ÷ Q(Aᶜ)) ≤ KL(p, q), A every second outcome",
            Source = Sources.CoverThomas.At("Theorem 2.7.1"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            AtMost = (x => Term(x.P, x.Q, 0) + Term(x.P, x.Q, 1), x => m.Kl(x.P, x.Q)),
            Mutants =
            [
                new("the complement is dropped") { Left = x => Term(x.P, x.Q, 0) },
                new("the sides are exchanged", x => Term(x.P, x.Q, 0) + Term(x.P, x.Q, 1)) { Left = x => m.Kl(x.P, x.Q) },
            ],
        },
        new Claim<(Distribution[] All, Distribution Weights), (T[] P, T[] Q, T[] R, T[] S, T A, T B), T>
        {
            Id = "kl-convex",
            Statement = "KL(λp₁ + (1 − λ)p₂, λq₁ + (1 − λ)q₂) ≤ λ KL(p₁, q₁) + (1 − λ) KL(p₂, q₂)",
            Source = Sources.CoverThomas.At("Theorem 2.7.2"),
            Domain = Domain.Pair(Several.Of(4, 1, Outcomes), Domains.Distributions.OfSize(2, 2), "p₁, q₁, p₂, q₂", "λ, 1 − λ"),
            Given = x => x.Weights.In<T>() is var w ? (x.All[0].In<T>(), x.All[1].In<T>(), x.All[2].In<T>(), x.All[3].In<T>(), w[0], w[1]) : default,
            AtMost = (x => m.Kl(Masses.Mixture(x.A, x.P, x.B, x.R), Masses.Mixture(x.A, x.Q, x.B, x.S)), x => Weighted(x.A, m.Kl(x.P, x.Q)) + Weighted(x.B, m.Kl(x.R, x.S))),
            Mutants =
            [
                new("the weights are exchanged on the right", x => Weighted(x.B, m.Kl(x.P, x.Q)) + Weighted(x.A, m.Kl(x.R, x.S))),
                new("one term is dropped", x => Weighted(x.A, m.Kl(x.P, x.Q))),
            ],
        },
        new Claim<(Distribution[] All, Distribution[] Channel), (T[] P, T[] Q, T[][] Channel), T>
        {
            Id = "kl-data-processing",
            Statement = "KL(pW, qW) ≤ KL(p, q) for every channel W",
            Source = Sources.CoverThomas.At("Problem 2.29"),
            Domain = Domain.Pair(Several.Of(2, 1, 8), Several.Of(8, 1, 8), "p, q", "W"),
            Given = x => (x.All[0].In<T>(), x.All[1].In<T>(), [.. x.Channel.Select(w => w.In<T>())]),
            AtMost = (x => m.Kl(Masses.Through(x.P, x.Channel), Masses.Through(x.Q, x.Channel)), x => m.Kl(x.P, x.Q)),
            Mutants =
            [
                new("the second does not pass the channel of the first") { Left = x => m.Kl(Masses.Through(x.P, x.Channel), Masses.Through(x.Q, [.. x.Channel.AsEnumerable().Reverse()])) },
                new("the sides are exchanged", x => m.Kl(Masses.Through(x.P, x.Channel), Masses.Through(x.Q, x.Channel))) { Left = x => m.Kl(x.P, x.Q) },
            ],
        },
        new Claim<Distribution[], T[][], T>
        {
            Id = "kl-triangle",
            Statement = "KL(p, r) ≤ KL(p, q) + KL(q, r)",
            Source = Sources.Eecs182Discussion13.Problem(1, "a"),
            Expected = Verdict.Refuted,
            Corrected = "jensen-shannon-root-triangle",
            Domain = Several.Of(3, 1, Outcomes),
            Given = x => [.. x.Select(p => p.In<T>())],
            AtMost = (x => m.Kl(x[0], x[2]), x => m.Kl(x[0], x[1]) + m.Kl(x[1], x[2])),
        },
    ];

    private static T Squared<T>(T[] p, T[] q, int factor) where T : struct, IFloatingPointIeee754<T>
    {
        T distance = Divergence.TotalVariation<T>(p, q);
        return T.CreateChecked(factor) * distance * distance;
    }

    // What is multiplied by no weight does not count, however great it is.
    private static T Weighted<T>(T weight, T value) where T : struct, IFloatingPointIeee754<T> => weight == T.Zero ? T.Zero : weight * value;

    private static T Term<T>(T[] p, T[] q, int parity) where T : struct, IFloatingPointIeee754<T> =>
        Special.RelativeEntropy(Special.Sum<T>([.. p.Where((_, i) => i % 2 == parity)]), Special.Sum<T>([.. q.Where((_, i) => i % 2 == parity)]));
}
