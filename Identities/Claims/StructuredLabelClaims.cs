using System.Numerics;
using Verification.Identities.Domains;
using Verification.Identities.StructuredLabels;
using Verification.Properties.Claims;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>What the source says of labels on a ring, and what must follow of their partition function: by enumeration, by transfer matrix, by eigenvalues.</summary>
public sealed class StructuredLabelClaims : IClaims
{
    private const int Enumerable = 9;
    private const int Longest = 8192;

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<double[], Ring<T>, T>
        {
            Id = "ring-partition-transfer-matrix",
            Statement = "ln Σ_Y e^s(Y) = ln tr ∏ₙ M(Jₙ), M(J)[a,b] = e^(J·a·b)",
            Source = Sources.Ttic2021Exam3.Problem(1),
            Domain = Rings.Couplings(1, Enumerable),
            Given = In<T>,
            Equal = (r => new Labellings<T>(r).LogPartition(), TransferMatrix.LogPartition),
            Mutants =
            [
                new("the ring is left open", OpenChain),
                new("the label 0 is left out", WithoutZero),
                new("the sign of the score is turned", r => TransferMatrix.LogPartition(Scaled(r, -T.One))),
                new("two labels are joined once", r => TransferMatrix.LogPartition(r.Count == 2 ? new Ring<T>([r.Couplings[0], T.Zero]) : r)),
                new("a single label has no edge", r => r.Count == 1 ? T.Log(T.CreateTruncating(3)) : TransferMatrix.LogPartition(r)),
            ],
        },
        new Claim<(int Count, double Coupling), (int Count, T Coupling), T>
        {
            Id = "ring-partition-eigenvalues",
            Statement = "ln tr M(J)^N = N ln λ₊ + ln(1 + (λ₋ ÷ λ₊)^N + (λ₀ ÷ λ₊)^N)",
            Source = Sources.Ttic2021Exam3.Problem(1),
            Domain = Rings.Uniform(Longest),
            Given = x => (x.Count, T.CreateTruncating(x.Coupling)),
            Equal = (x => TransferMatrix.LogPartition(x.Coupling, x.Count), x => Spectrum.LogPartition(x.Coupling, x.Count)),
            Mutants =
            [
                new("only the greatest eigenvalue counts", x => T.CreateTruncating(x.Count) * T.Log(Spectrum.Of(x.Coupling).Greatest)),
                new("the odd eigenvalue is e^J + e^-J", x => ByOdd(x, (T.One + T.One) * T.Cosh(x.Coupling))),
                new("the odd eigenvalue is left out", x => ByOdd(x, T.Zero)),
                new("an edge is missing", x => Spectrum.LogPartition(x.Coupling, Math.Max(1, x.Count - 1))),
            ],
        },
        new Claim<double[], Ring<T>, T>
        {
            Id = "ring-probabilities-sum-to-one",
            Statement = "Σ_Y e^(s(Y) − ln Z) = 1, Z by the transfer matrix",
            Source = Sources.Ttic2021Exam3.Problem(1),
            Domain = Rings.Couplings(1, Enumerable),
            Given = In<T>,
            Equal = (r => Total(r, TransferMatrix.LogPartition(r)), _ => T.One),
            Mutants =
            [
                new("Z is an open chain's") { Left = r => Total(r, OpenChain(r)) },
                new("Z lacks the label 0") { Left = r => Total(r, WithoutZero(r)) },
            ],
        },
        new Claim<double[], Ring<T>, T>
        {
            Id = "ring-marginals",
            Statement = "P(Y[0] = a) = (∏ₙ M(Jₙ))[a,a] ÷ tr ∏ₙ M(Jₙ)",
            Source = Sources.Ttic2021Exam3.Problem(1),
            Domain = Rings.Couplings(1, Enumerable),
            Given = In<T>,
            EqualEach = (r => new Labellings<T>(r).Marginal(0), TransferMatrix.Marginal),
            MutantsOfEach =
            [
                new("the labels are uniform", _ => [.. Enumerable3.Select(_ => T.One / T.CreateTruncating(3))]),
                new("the label 0 goes first", r => TransferMatrix.Marginal(r) is var m ? [m[1], m[0], m[2]] : []),
                new("the sign of the score is turned", r => TransferMatrix.Marginal(Scaled(r, -T.One))),
            ],
        },
        new Claim<double[], Ring<T>, T>
        {
            Id = "ring-expected-score",
            Statement = "E[s(Y)] = d ln Z(β) ÷ dβ at β = 1, Z(β) = Σ_Y e^(β·s(Y))",
            Source = Sources.Ttic2021Exam3.Problem(1),
            Domain = Rings.Couplings(1, Enumerable),
            Given = In<T>,
            Equal = (r => new Labellings<T>(r).ExpectedScore(), TransferMatrix.Slope),
            Mutants =
            [
                new("the derivative of Z, not divided by Z", r => TransferMatrix.Slope(r) * T.Exp(TransferMatrix.LogPartition(r))),
                new("the sign is turned", r => -TransferMatrix.Slope(r)),
                new("at β = 2", r => TransferMatrix.Slope(Scaled(r, T.One + T.One)) / (T.One + T.One)),
                new("the closing edge is left out", r => TransferMatrix.Slope(new Ring<T>([.. r.Couplings[..^1], T.Zero]))),
            ],
        },
    ];

    private static readonly int[] Enumerable3 = [0, 1, 2];

    private static Ring<T> In<T>(double[] couplings) where T : struct, IFloatingPointIeee754<T> => new(Array.ConvertAll(couplings, T.CreateTruncating));

    private static Ring<T> Scaled<T>(Ring<T> ring, T factor) where T : struct, IFloatingPointIeee754<T> => new([.. ring.Couplings.ToArray().Select(j => factor * j)]);

    private static T Total<T>(Ring<T> ring, T logPartition) where T : struct, IFloatingPointIeee754<T>
    {
        T[] p = new Labellings<T>(ring).Scores.ToArray();
        for (int k = 0; k < p.Length; k++)
        {
            p[k] = T.Exp(p[k] - logPartition);
        }
        return Special.Sum<T>(p);
    }

    private static T ByOdd<T>((int Count, T Coupling) x, T odd) where T : struct, IFloatingPointIeee754<T>
    {
        (T greatest, T even, _) = Spectrum.Of(x.Coupling);
        return T.CreateTruncating(x.Count) * T.Log(greatest) + T.LogP1(Spectrum.Power(even / greatest, x.Count) + Spectrum.Power(odd / greatest, x.Count));
    }

    private static T OpenChain<T>(Ring<T> ring) where T : struct, IFloatingPointIeee754<T> => TransferMatrix.LogPartition(new Ring<T>([.. ring.Couplings[..^1], T.Zero]));

    // Z of labels that are −1 or 1 only: ∏(2 cosh Jₙ) + ∏(2 sinh Jₙ).
    private static T WithoutZero<T>(Ring<T> ring) where T : struct, IFloatingPointIeee754<T>
    {
        T even = T.One, odd = T.One, two = T.One + T.One;
        foreach (T coupling in ring.Couplings)
        {
            even *= two * T.Cosh(coupling);
            odd *= two * T.Sinh(coupling);
        }
        return T.Log(even + odd);
    }
}
