using System.Numerics;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Identities.StructuredLabels;
using Verification.Properties.Claims;

namespace Verification.Identities.Claims;

/// <summary>What the source says of the pseudo-likelihood of labels on a ring, the signs that it prints wrongly, and why the pseudo-likelihood may stand for the likelihood.</summary>
public sealed class PseudoLikelihoodClaims : IClaims
{
    private const int Longest = 32;

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<int, int, T>
        {
            Id = "pseudo-likelihood-of-zeros",
            Statement = "−ln P̃(Y) = N ln 3 for Y[n] = 0, N ≥ 2",
            Source = Sources.Ttic2021Exam3.Problem(1, "a"),
            Domain = Rings.Sizes(2, Longest),
            Given = n => n,
            Equal = (n => OfConstant<T>(n, 0), n => Number<T>(n) * T.Log(Number<T>(3))),
            Mutants =
            [
                new("a label has two values", n => Number<T>(n) * T.Log(Number<T>(2))),
                new("of one label", _ => T.Log(Number<T>(3))),
                new("in bits", n => Number<T>(n) * T.Log2(Number<T>(3))),
            ],
        },
        new Claim<int, int, T>
        {
            Id = "pseudo-likelihood-of-zeros-printed",
            Statement = "−ln P̃(Y) = N ln ⅓ for Y[n] = 0, N ≥ 2",
            Source = Sources.Ttic2021Exam3.Problem(1, "a"),
            Domain = Rings.Sizes(2, Longest),
            Given = n => n,
            Equal = (n => OfConstant<T>(n, 0), n => Number<T>(n) * T.Log(T.One / Number<T>(3))),
            Expected = Verdict.Refuted,
            Corrected = "pseudo-likelihood-of-zeros",
        },
        new Claim<int, int, T>
        {
            Id = "pseudo-likelihood-of-ones",
            Statement = "−ln P̃(Y) = N ln(1 + e^−2 + e^−4) for Y[n] = 1, N ≥ 2",
            Source = Sources.Ttic2021Exam3.Problem(1, "b"),
            Domain = Rings.Sizes(2, Longest),
            Given = n => n,
            Equal = (n => OfConstant<T>(n, 1), n => Number<T>(n) * T.Log(OfOnes<T>())),
            Mutants =
            [
                new("the label −1 is left out", n => Number<T>(n) * T.Log(T.One + T.Exp(Number<T>(-2)))),
                new("an edge is counted once", n => Number<T>(n) * T.Log(T.One + T.Exp(Number<T>(-1)) + T.Exp(Number<T>(-2)))),
                new("the score of two neighbours alone", n => Number<T>(n) * T.Log(T.Exp(Number<T>(2)) + T.One + T.Exp(Number<T>(-2)))),
            ],
        },
        new Claim<int, int, T>
        {
            Id = "pseudo-likelihood-of-ones-printed",
            Statement = "−ln P̃(Y) = N ln(1 ÷ (1 + e^−2 + e^−4)) for Y[n] = 1, N ≥ 2",
            Source = Sources.Ttic2021Exam3.Problem(1, "b"),
            Domain = Rings.Sizes(2, Longest),
            Given = n => n,
            Equal = (n => OfConstant<T>(n, 1), n => Number<T>(n) * T.Log(T.One / OfOnes<T>())),
            Expected = Verdict.Refuted,
            Corrected = "pseudo-likelihood-of-ones",
        },
        new Claim<(double[] Couplings, int[] Labels), (Ring<T> Ring, int[] Labels), T>
        {
            Id = "pseudo-likelihood-of-joint",
            Statement = "−Σₙ ln(P(Y) ÷ Σᵢ P(Y[n=i])) = Σₙ (ln Σᵢ e^(u(i)) − u(Y[n])), u(i) = i·(Jₙ₋₁Y[n−1] + JₙY[n+1])",
            Source = Sources.Ttic2021Exam3.Problem(1),
            Domain = Rings.Labelled(1, 7),
            Given = x => (In<T>(x.Couplings), x.Labels),
            Equal = (x => PseudoLikelihood.ByJoint(new Labellings<T>(x.Ring).Probabilities(), Labellings<T>.Index(x.Labels), x.Ring.Count), x => PseudoLikelihood.ByNeighbours(x.Ring, x.Labels)),
            Mutants =
            [
                new("the sign is turned", x => -PseudoLikelihood.ByNeighbours(x.Ring, x.Labels)),
                new("the likelihood of all labels at once", x => TransferMatrix.LogPartition(x.Ring) - x.Ring.Score(x.Labels)),
                new("one neighbour is forgotten", x => ByFollowing(x.Ring, x.Labels)),
                new("one label fewer", x => PseudoLikelihood.ByNeighbours(x.Ring, x.Labels) * Number<T>(x.Ring.Count - 1) / Number<T>(x.Ring.Count)),
            ],
        },
        new Claim<(double[] Couplings, int[] Labels), (Ring<T> Ring, int[] Labels), T>
        {
            Id = "pseudo-likelihood-needs-neighbours-only",
            Statement = "Σₙ (ln Σᵢ e^s(Y[n=i]) − s(Y)) = Σₙ (ln Σᵢ e^(u(i)) − u(Y[n])), u(i) = i·(Jₙ₋₁Y[n−1] + JₙY[n+1])",
            Source = Sources.Ttic2021Exam3.Problem(1),
            Domain = Rings.Labelled(1, 32),
            Given = x => (In<T>(x.Couplings), x.Labels),
            Equal = (x => PseudoLikelihood.ByScores(x.Ring, x.Labels), x => PseudoLikelihood.ByNeighbours(x.Ring, x.Labels)),
            Mutants =
            [
                new("one neighbour is forgotten", x => ByFollowing(x.Ring, x.Labels)),
                new("every label is 0", x => PseudoLikelihood.ByNeighbours(x.Ring, new int[x.Labels.Length])),
                new("the sign of the score is turned", x => PseudoLikelihood.ByNeighbours(new Ring<T>([.. x.Ring.Couplings.ToArray().Select(j => -j)]), x.Labels)),
            ],
        },
        new Claim<(double[] P, double[] Q), (Labellings<T> P, Ring<T> Q), T>
        {
            Id = "pseudo-likelihood-is-consistent",
            Statement = "E_P[−ln P̃_P(Y)] ≤ E_P[−ln P̃_Q(Y)]",
            Source = Sources.Besag.At("section 3"),
            Domain = Rings.Pairs(1, 4),
            Given = Models<T>,
            AtMost = (x => PseudoLikelihood.Expected(x.P, x.P.Ring), x => PseudoLikelihood.Expected(x.P, x.Q)),
            Mutants =
            [
                new("the mean is taken under Q", x => PseudoLikelihood.Expected(new Labellings<T>(x.Q), x.Q)),
                new("the sides are exchanged", x => PseudoLikelihood.Expected(x.P, x.P.Ring)) { Left = x => PseudoLikelihood.Expected(x.P, x.Q) },
                new("the mean over labels, not their sum", x => PseudoLikelihood.Expected(x.P, x.Q) / Number<T>(x.Q.Count)),
            ],
        },
        new Claim<(double[] P, double[] Q), (Labellings<T> P, Ring<T> Q), T>
        {
            Id = "pseudo-likelihood-gap-is-divergence",
            Statement = "E_P[ln P̃_P(Y) − ln P̃_Q(Y)] = Σₙ E_P KL(P(Y[n]|rest), Q(Y[n]|rest))",
            Source = Sources.Besag.At("section 3"),
            Domain = Rings.Pairs(1, 4),
            Given = Models<T>,
            Equal = (x => PseudoLikelihood.Expected(x.P, x.Q) - PseudoLikelihood.Expected(x.P, x.P.Ring), x => PseudoLikelihood.ExpectedDivergence(x.P, new Labellings<T>(x.Q))),
            Mutants =
            [
                new("the divergence is taken the other way", x => PseudoLikelihood.ExpectedDivergence(new Labellings<T>(x.Q), x.P)),
                new("the divergence of the joint distributions", x => Divergence.Kl<T>(x.P.Probabilities(), new Labellings<T>(x.Q).Probabilities())),
                new("of one label", x => PseudoLikelihood.ExpectedDivergence(x.P, new Labellings<T>(x.Q)) / Number<T>(x.Q.Count)),
            ],
        },
        new Claim<double[], Labellings<T>, T>
        {
            Id = "pseudo-likelihood-at-most-likelihood",
            Statement = "E_P[−ln P̃_P(Y)] ≤ H(P)",
            Source = Sources.Besag.At("section 3"),
            Domain = Rings.Couplings(1, 4),
            Given = x => new Labellings<T>(In<T>(x)),
            AtMost = (p => PseudoLikelihood.Expected(p, p.Ring), p => Entropy.Of<T>(p.Probabilities())),
            Mutants =
            [
                new("the sides are exchanged", p => PseudoLikelihood.Expected(p, p.Ring)) { Left = p => Entropy.Of<T>(p.Probabilities()) },
                new("the entropy of one label", p => Entropy.Of<T>(p.Marginal(0))),
                new("the entropy in bits, halved", p => Entropy.Of<T>(p.Probabilities()) / T.Log(Number<T>(4))),
            ],
        },
        new Claim<(double[] P, double[] Q), (Labellings<T> P, Ring<T> Q), T>
        {
            Id = "pseudo-likelihood-of-one-variable",
            Statement = "N = 1: E_P[−ln P̃_Q(Y)] = H(P, Q)",
            Source = Sources.Besag.At("section 3"),
            Domain = Rings.Pairs(1, 1),
            Given = Models<T>,
            Equal = (x => PseudoLikelihood.Expected(x.P, x.Q), x => Entropy.Cross<T>(x.P.Probabilities(), new Labellings<T>(x.Q).Probabilities())),
            Mutants =
            [
                new("the entropy of P", x => Entropy.Of<T>(x.P.Probabilities())),
                new("the cross-entropy is taken the other way", x => Entropy.Cross<T>(new Labellings<T>(x.Q).Probabilities(), x.P.Probabilities())),
            ],
        },
    ];

    private static T Number<T>(int n) where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(n);

    private static Ring<T> In<T>(double[] couplings) where T : struct, IFloatingPointIeee754<T> => new(Array.ConvertAll(couplings, T.CreateTruncating));

    private static (Labellings<T> P, Ring<T> Q) Models<T>((double[] P, double[] Q) x) where T : struct, IFloatingPointIeee754<T> => (new Labellings<T>(In<T>(x.P)), In<T>(x.Q));

    // By the definition, on the source's ring.
    private static T OfConstant<T>(int count, int label) where T : struct, IFloatingPointIeee754<T>
    {
        int[] labels = new int[count];
        Array.Fill(labels, label);
        return PseudoLikelihood.ByScores(Ring<T>.OfOnes(count), labels);
    }

    private static T OfOnes<T>() where T : struct, IFloatingPointIeee754<T> => T.One + T.Exp(Number<T>(-2)) + T.Exp(Number<T>(-4));

    // The edge to the label before is forgotten.
    private static T ByFollowing<T>(Ring<T> ring, int[] labels) where T : struct, IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int n = 0; n < labels.Length; n++)
        {
            T[] three = new T[3];
            for (int i = 0; i < 3; i++)
            {
                three[i] = T.Exp(ring.Couplings[n] * Number<T>((i - 1) * labels[(n + 1) % labels.Length]));
            }
            sum += T.Log(three[0] + three[1] + three[2]) - T.Log(three[labels[n] + 1]);
        }
        return sum;
    }
}
