using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Sampling;
using Verification.Properties.Claims;
using Verification.Reference.Numbers;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;

namespace Verification.Identities.Claims;

/// <summary>Why a discriminator's gradient does not reach a generator of words: they do not change with its tables, but for jumps at the ends of intervals.</summary>
public sealed class GeneratedWordClaims : IClaims
{
    private const int Words = 16;
    private const string Exact = "both sides are exact: they are equal, or apart";

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<(Bigram Model, double[] Noise, int[][] Directions), TableUpdate, T>
        {
            Id = "generated-words-are-locally-constant",
            Statement = "ŵ(P + δv, ε) = ŵ(P, ε) while δ·|Σ_{j≤i} vⱼ| < |ε − Σ_{j≤i} P[j]| for all i < I − 1, and likewise for Q",
            Source = Sources.Ttic2021Exam3.Problem(2, "c"),
            Domain = Bigrams.Updates,
            Given = In,
            EqualEach = (x => Generated(x.Updated<T>(), x.Noise), x => Generated(x.Model.In<T>(), x.Noise)),
            MutantsOfEach =
            [
                new("the step takes an end across the noise") { Left = x => Generated(x.Crossed<T>(), x.Noise) },
                new("the noise moves twice as far as the end is away") { Left = x => Generated(x.Model.In<T>(), [.. x.Noise.Select(e => Math.Min(e + 2 * x.Distance, 1 - Math.ScaleB(1, -30)))]) },
                new("the rows of Q are exchanged", x => Generated(x.Model.In<T>() is var tables ? tables with { Next = [.. tables.Next.Reverse()] } : null!, x.Noise)),
            ],
            Loose = Exact,
        },
        new Claim<(Bigram Model, double[] Noise, int[][] Directions), TableUpdate, T>
        {
            Id = "generated-words-gradient-is-zero",
            Statement = "d/dδ Σᵢ i·[ŵ(P + δv, ε) = i] = 0 for ε at no end, by dual numbers",
            Source = Sources.Ttic2021Exam3.Problem(2, "c"),
            Domain = Bigrams.Updates,
            Given = In,
            EqualEach = (x => Slopes<T>(x, InverseCdf.OneHot), x => new T[x.Noise.Length]),
            MutantsOfEach =
            [
                new("the masses for the word", x => new T[x.Noise.Length]) { Left = x => Slopes<T>(x, (p, _) => p.ToArray()) },
                new("a straight-through gradient") { Left = x => Slopes<T>(x, StraightThrough) },
            ],
            Loose = "a tangent is zero, or apart from it",
        },
        new Claim<(Bigram Model, double[] Noise, int[][] Directions), TableUpdate, T>
        {
            Id = "expected-word-changes",
            Statement = "E_ε ŵ(P + δv, ε) − E_ε ŵ(P, ε) = δ·Σᵢ i·vᵢ: the mean over the noise does change",
            Source = Sources.Ttic2021Exam3.Problem(2, "c"),
            Domain = Bigrams.Updates,
            Given = In,
            Equal = (x => Mean(x.Updated<T>().First) - Mean(x.Model.In<T>().First), x => T.CreateTruncating(x.Step) * Slope<T>(x)),
            Mutants =
            [
                new("zero, as for each noise", _ => T.Zero),
                new("the last word is left out", x => T.CreateTruncating(x.Step) * (Slope<T>(x) - T.CreateTruncating((x.Model.Words - 1) * x.Directions[0][^1]))),
                new("half the step", x => T.CreateTruncating(x.Step / 2) * Slope<T>(x)),
            ],
            Loose = "lengths and masses are dyadic: their sums are exact",
        },
        new Claim<(Bigram Model, double[] Noise, int[][] Directions), TableUpdate, T>
        {
            Id = "pathwise-gradient-of-words",
            Statement = "E_ε d/dδ ŵ(P + δv, ε) = d/dδ E_ε ŵ(P + δv, ε), as for continuous outputs",
            Source = Sources.Ttic2021Exam3.Problem(2, "c"),
            Domain = Bigrams.Updates,
            Given = In,
            Equal = (x => Special.Sum<T>(Slopes<T>(x, InverseCdf.OneHot)) / T.CreateTruncating(x.Noise.Length), Slope<T>),
            Expected = Verdict.Refuted,
            Corrected = "generated-words-gradient-is-zero",
        },
        new Claim<(Dyadic P, int Word, int Next, double Step), (T[] Above, T[] At, T[] Below, T End, int Word, int Next), T>
        {
            Id = "generated-words-jump-at-ends",
            Statement = "ŵ(P + δ(e_a − e_b), c) = a and ŵ(P, c) = ŵ(P − δ(e_a − e_b), c) = b for c = Σ_{j≤a} P[j] and every δ > 0, however small",
            Source = Sources.Ttic2021Exam3.Problem(2, "c"),
            Domain = Dyadics.Neighbours(Words),
            Given = AtEnd<T>,
            EqualEach = (x => [Word(x.Above, x.End), Word(x.At, x.End), Word(x.Below, x.End)], x => Numbers<T>(x.Word, x.Next, x.Next)),
            MutantsOfEach =
            [
                new("no jump", x => Numbers<T>(x.Next, x.Next, x.Next)),
                new("the jump is on the other side", x => Numbers<T>(x.Word, x.Word, x.Next)),
                new("the word after is the next number", x => Numbers<T>(x.Word, x.Word + 1, x.Word + 1)),
            ],
            Loose = Exact,
        },
        new Claim<(Dyadic P, int Word, int Next, double Step), (T[] Above, T[] At, T[] Below, T End, int Word, int Next), T>
        {
            Id = "generated-words-never-change",
            Statement = "ŵ(P + δv, ε) = ŵ(P, ε) for every ε and every δ that is small enough",
            Source = Sources.Ttic2021Exam3.Problem(2, "c"),
            Domain = Dyadics.Neighbours(Words),
            Given = AtEnd<T>,
            Equal = (x => Word(x.Above, x.End), x => Word(x.At, x.End)),
            Expected = Verdict.Refuted,
            Corrected = "generated-words-are-locally-constant",
        },
    ];

    private static TableUpdate In((Bigram Model, double[] Noise, int[][] Directions) x) => new(x.Model, x.Noise, x.Directions);

    private static T[] Generated<T>(Bigram<T> model, double[] noise) where T : struct, IFloatingPointIeee754<T> =>
        Array.ConvertAll(InverseCdf.Words<T>(model, Array.ConvertAll(noise, T.CreateTruncating)), T.CreateTruncating);

    private static T Word<T>(T[] p, T noise) where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(InverseCdf.Word<T>(p, noise));

    private static T[] Numbers<T>(params int[] numbers) where T : struct, IFloatingPointIeee754<T> => Array.ConvertAll(numbers, T.CreateTruncating);

    private static T Slope<T>(TableUpdate x) where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(x.Directions[0].Select((v, i) => i * v).Sum());

    // E ŵ = Σ i·|{ε : ŵ(P, ε) = i}|.
    private static T Mean<T>(T[] p) where T : struct, IFloatingPointIeee754<T>
    {
        long[] lengths = Preimages.Lengths(noise => InverseCdf.Word<T>(p, T.CreateTruncating(noise)), p.Length);
        T[] terms = new T[lengths.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = T.CreateTruncating(i) * T.CreateTruncating(Math.ScaleB(lengths[i], -53));
        }
        return Special.Sum<T>(terms);
    }

    private delegate Dual[] Output(ReadOnlySpan<Dual> p, Dual noise);

    // For each noise, the tangent of Σᵢ i·yᵢ along the direction of P.
    private static T[] Slopes<T>(TableUpdate x, Output output) where T : struct, IFloatingPointIeee754<T>
    {
        Dual[] p = Array.ConvertAll(x.Model.First.In<double>(), mass => new Dual(mass));
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = new(p[i].Value, x.Directions[0][i]);
        }
        return Array.ConvertAll(x.Noise, noise =>
        {
            Dual[] y = output(p, noise);
            Dual word = Dual.Zero;
            for (int i = 0; i < y.Length; i++)
            {
                word += i * y[i];
            }
            return T.CreateTruncating(word.Extra);
        });
    }

    private static Dual[] StraightThrough(ReadOnlySpan<Dual> p, Dual noise)
    {
        Dual[] y = InverseCdf.OneHot(p, noise);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] += p[i] - p[i].Value;
        }
        return y;
    }

    private static (T[] Above, T[] At, T[] Below, T End, int Word, int Next) AtEnd<T>((Dyadic P, int Word, int Next, double Step) x) where T : struct, IFloatingPointIeee754<T>
    {
        return (Moved(x.Step), x.P.In<T>(), Moved(-x.Step), T.CreateTruncating(x.P.End(x.Word)), x.Word, x.Next);

        T[] Moved(double step)
        {
            T[] moved = x.P.In<T>();
            moved[x.Word] += T.CreateTruncating(step);
            moved[x.Next] -= T.CreateTruncating(step);
            return moved;
        }
    }
}
