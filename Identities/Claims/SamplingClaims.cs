using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Sampling;
using Verification.Properties.Claims;
using Verification.Properties.Statistics;

namespace Verification.Identities.Claims;

/// <summary>What the source says of words made from noise, with half-open intervals, and its closed intervals and mixed indices, refuted.</summary>
/// <remarks>Masses and noise are dyadic, so that each comparison with an end is exact.</remarks>
public sealed class SamplingClaims : IClaims
{
    private const int Words = 16;
    private const int Samples = 20_000;
    // The radius of a mean is that of its concentration bound: for so many samples up to 0.027 (frequencies) and 0.032 (a string of probability one half).
    private const double Finest = 0.035;
    private const string Exact = "both sides are exact: they are equal, or apart";

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Dyadic, Dyadic, T>
        {
            Id = "word-noise-length",
            Statement = "|{ε ∈ [0, 1) : ŵ(P, ε) = i}| = P[i]",
            Source = Sources.Ttic2021Exam3.Problem(2, "a"),
            Domain = Dyadics.OfSize(1, Words),
            Given = p => p,
            EqualEach = (p => Lengths<T>(p, (masses, noise) => InverseCdf.Word<T>(masses, noise)), p => p.In<T>()),
            MutantsOfEach =
            [
                new("an interval holds its upper end") { Left = p => Lengths<T>(p, (masses, noise) => First(masses, (_, high) => noise <= high)) },
                new("the sum ends one word early") { Left = p => Lengths<T>(p, (masses, noise) => First(masses, (low, _) => noise < low)) },
                new("the noise is squared") { Left = p => Lengths<T>(p, (masses, noise) => InverseCdf.Word<T>(masses, noise * noise)) },
                new("all words are as likely", p => Array.ConvertAll(p.In<T>(), _ => T.One / T.CreateTruncating(p.Count))),
            ],
            Loose = Exact,
        },
        new Claim<(Dyadic P, double Noise), (T[] P, T Noise), T>
        {
            Id = "word-intervals-partition",
            Statement = "exactly one i has Σ_{j<i} P[j] ≤ ε < Σ_{j≤i} P[j], and it is ŵ(P, ε)",
            Source = Sources.Ttic2021Exam3.Problem(2, "a"),
            Domain = Dyadics.WithNoise(1, Words),
            Given = In<T>,
            EqualEach = (x => Holding(x.P, (low, high) => low <= x.Noise && x.Noise < high), x => [T.One, T.CreateTruncating(InverseCdf.Word<T>(x.P, x.Noise))]),
            MutantsOfEach =
            [
                new("closed intervals") { Left = x => Holding(x.P, (low, high) => low <= x.Noise && x.Noise <= high) },
                new("open intervals") { Left = x => Holding(x.P, (low, high) => low < x.Noise && x.Noise < high) },
                new("the other end is open") { Left = x => Holding(x.P, (low, high) => low < x.Noise && x.Noise <= high) },
            ],
            Loose = Exact,
        },
        new Claim<(Dyadic P, double Noise), (T[] P, T Noise), T>
        {
            Id = "word-intervals-closed-printed",
            Statement = "exactly one i has ε ∈ [Σ_{j<i} P[j], Σ_{j≤i} P[j]]",
            Source = Sources.Ttic2021Exam3.Problem(2, "a"),
            Domain = Dyadics.WithNoise(1, Words, positive: true),
            Given = In<T>,
            Equal = (x => Holding(x.P, (low, high) => low <= x.Noise && x.Noise <= high)[0], _ => T.One),
            Expected = Verdict.Refuted,
            Corrected = "word-intervals-partition",
        },
        new Claim<(Dyadic Row, int Before, double Noise), (T[] Row, int Before, T Noise), T>
        {
            Id = "next-word-upper-end-printed",
            Statement = "exactly one j has Σ_{k<j} Q[w,k] ≤ ε < Σ_{k≤j} Q[w,j], the upper sum as printed",
            Source = Sources.Ttic2021Exam3.Problem(2, "b"),
            Domain = Dyadics.Rows(Words),
            Given = x => (x.Row.In<T>(), x.Before, T.CreateTruncating(x.Noise)),
            Equal = (x => Counted(x.Row, j => Sum(x.Row, j) <= x.Noise && x.Noise < T.CreateTruncating(j + 1) * x.Row[j]), _ => T.One),
            Expected = Verdict.Refuted,
            Corrected = "word-intervals-partition",
        },
        new Claim<(Dyadic Row, int Before, double Noise), (T[] Row, int Before, T Noise), T>
        {
            Id = "next-word-lower-end-printed",
            Statement = "exactly one j has Σ_{k<i} Q[w,k] ≤ ε < Σ_{k≤j} Q[w,k], i = w as in Q[i,j]: the lower sum as printed",
            Source = Sources.Ttic2021Exam3.Problem(2, "b"),
            Domain = Dyadics.Rows(Words),
            Given = x => (x.Row.In<T>(), x.Before, T.CreateTruncating(x.Noise)),
            Equal = (x => Counted(x.Row, j => Sum(x.Row, x.Before) <= x.Noise && x.Noise < Sum(x.Row, j + 1)), _ => T.One),
            Expected = Verdict.Refuted,
            Corrected = "word-intervals-partition",
        },
        new Claim<(Dyadic P, double Noise), (T[] P, T Noise), T>
        {
            Id = "word-has-mass",
            Statement = "P[ŵ(P, ε)] ≥ min {P[i] : P[i] > 0}",
            Source = Sources.Ttic2021Exam3.Problem(2, "a"),
            Domain = Dyadics.WithNoise(1, Words),
            Given = In<T>,
            AtMost = (x => x.P.Where(p => p > T.Zero).Min(), x => x.P[InverseCdf.Word<T>(x.P, x.Noise)]),
            Mutants =
            [
                new("an interval holds its upper end", x => x.P[First(x.P, (_, high) => x.Noise <= high)]),
                new("the sum ends one word early", x => x.P[First(x.P, (low, _) => x.Noise < low)]),
                new("the words share the noise equally", x => x.P[(int)(double.CreateTruncating(x.Noise) * x.P.Length)]),
            ],
        },
        new Claim<((Dyadic P, double Noise) First, double Second), (T[] P, T Low, T High), T>
        {
            Id = "word-is-monotone-in-noise",
            Statement = "ε ≤ ε′ ⇒ ŵ(P, ε) ≤ ŵ(P, ε′)",
            Source = Sources.Ttic2021Exam3.Problem(2, "a"),
            Domain = Dyadics.WithNoises(1, Words),
            Given = x => (x.First.P.In<T>(), T.CreateTruncating(Math.Min(x.First.Noise, x.Second)), T.CreateTruncating(Math.Max(x.First.Noise, x.Second))),
            AtMost = (x => T.CreateTruncating(InverseCdf.Word<T>(x.P, x.Low)), x => T.CreateTruncating(InverseCdf.Word<T>(x.P, x.High))),
            Mutants =
            [
                new("the sums start at the last word", x => FromLast(x.P, x.High)) { Left = x => FromLast(x.P, x.Low) },
                new("one end of the two is exchanged", x => T.CreateTruncating(InverseCdf.Word<T>(x.P, x.Low))) { Left = x => T.CreateTruncating(InverseCdf.Word<T>(x.P, x.High)) },
            ],
        },
        new Claim<(Bigram Model, int Length, int Bits, double Within), (Bigram<T> Model, int Length, int Bits, double Within), T>
        {
            Id = "string-noise-volume",
            Statement = "|{ε ∈ [0, 1)^T : ŵ(ε) = w}| = P[w₁] ∏ Q[w_t, w_{t+1}] for every string w",
            Source = Sources.Ttic2021Exam3.Problem(2, "b"),
            Domain = Bigrams.Small,
            Given = Small<T>,
            EqualEach = (x => Volumes(x, InverseCdf.Words), Products),
            MutantsOfEach =
            [
                new("the row is that of the word itself") { Left = x => Volumes(x, (model, noise) => Generated(model, noise, (t, _) => t == 0 ? model.First : model.Next[t % model.Next.Length])) },
                new("words are drawn from P alone") { Left = x => Volumes(x, (model, noise) => Generated(model, noise, (_, _) => model.First)) },
                new("two words share their noise") { Left = x => Volumes(x, SharedNoise) },
            ],
            Loose = Exact,
        },
        new Claim<(Bigram Model, int Length, int Bits, double Within), (Bigram<T> Model, int Length, int Bits, double Within), T>
        {
            Id = "string-noise-index-printed",
            Statement = "|{ε : ŵ(ε) = w}| = P[w₁] ∏ Q[w_t, w_{t+1}] where w₁ = ŵ(P, ε₁), w_{t+1} = ŵ(Q, w_t, ε_t) as printed, so that w₁ and w₂ share ε₁",
            Source = Sources.Ttic2021Exam3.Problem(2, "b"),
            Domain = Bigrams.Small,
            Given = Small<T>,
            EqualEach = (x => Volumes(x, SharedNoise), Products),
            Expected = Verdict.Refuted,
            Corrected = "string-noise-volume",
        },
        new Claim<Dyadic, (Dyadic P, T[] Masses), T>
        {
            Id = "word-frequencies",
            Statement = "sup_i |F_n(i) − F(i)| = 0 within √(ln(2/δ) ÷ 2n), F_n the frequencies of words up to i in n draws",
            Source = Sources.Ttic2021Exam3.Problem(2, "a"),
            Domain = Dyadics.FewOfSize(2, Words),
            Cases = 20,
            Resolution = Finest,
            Given = p => (p, p.In<T>()),
            Mean = (new(Samples, (x, random) => InverseCdf.Word<T>(x.Masses, T.CreateTruncating(random.Uniform())), Deviation), _ => T.Zero),
            MutantsOfMean =
            [
                ("the noise is squared", new(Samples, (x, random) => random.Uniform() is var e ? InverseCdf.Word<T>(x.Masses, T.CreateTruncating(e * e)) : 0, Deviation)),
                ("the masses are taken in reverse", new(Samples, (x, random) => InverseCdf.Word<T>([.. x.Masses.Reverse()], T.CreateTruncating(random.Uniform())), Deviation)),
            ],
        },
        new Claim<(Bigram Model, int[] Words), (Bigram<T> Model, int[] Words), T>
        {
            Id = "string-frequency",
            Statement = "E[ŵ(ε) = w] = P[w₁] ∏ Q[w_t, w_{t+1}]",
            Source = Sources.Ttic2021Exam3.Problem(2, "b"),
            Domain = Bigrams.Strings,
            Cases = 20,
            Resolution = Finest,
            Given = x => (x.Model.In<T>(), x.Words),
            Mean = (Indicator<T>(InverseCdf.Words), x => x.Model.Probability(x.Words)),
            MutantsOfMean =
            [
                ("two words share their noise", Indicator<T>(SharedNoise)),
                ("words are drawn from P alone", Indicator<T>((model, noise) => Generated(model, noise, (_, _) => model.First))),
            ],
        },
    ];

    private delegate int[] Generator<T>(Bigram<T> model, ReadOnlySpan<T> noise) where T : struct, IFloatingPointIeee754<T>;

    private static (T[] P, T Noise) In<T>((Dyadic P, double Noise) x) where T : struct, IFloatingPointIeee754<T> => (x.P.In<T>(), T.CreateTruncating(x.Noise));

    private static (Bigram<T> Model, int Length, int Bits, double Within) Small<T>((Bigram Model, int Length, int Bits, double Within) x) where T : struct, IFloatingPointIeee754<T> =>
        (x.Model.In<T>(), x.Length, Math.Max(x.Bits, Bigrams.Rows(x.Model).Max(row => row.Bits)), x.Within);

    private static T[] Lengths<T>(Dyadic p, Func<T[], T, int> word) where T : struct, IFloatingPointIeee754<T>
    {
        T[] masses = p.In<T>();
        return Array.ConvertAll(Preimages.Lengths(noise => word(masses, T.CreateTruncating(noise)), p.Count), length => T.CreateTruncating(Math.ScaleB(length, -53)));
    }

    private static T Sum<T>(T[] p, int words) where T : struct, IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int k = 0; k < words; k++)
        {
            sum += p[k];
        }
        return sum;
    }

    private static T Counted<T>(T[] p, Func<int, bool> holds) where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(Enumerable.Range(0, p.Length).Count(holds));

    // How many intervals hold the noise, and the sum of their numbers.
    private static T[] Holding<T>(T[] p, Func<T, T, bool> holds) where T : struct, IFloatingPointIeee754<T>
    {
        (int count, int sum) = (0, 0);
        for (int i = 0; i < p.Length; i++)
        {
            (count, sum) = holds(Sum(p, i), Sum(p, i + 1)) ? (count + 1, sum + i) : (count, sum);
        }
        return [T.CreateTruncating(count), T.CreateTruncating(sum)];
    }

    // The first word of which that is so, or the last.
    private static int First<T>(T[] p, Func<T, T, bool> holds) where T : struct, IFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i < p.Length - 1 && !holds(Sum(p, i), Sum(p, i + 1)); i++)
        {
        }
        return i;
    }

    private static T FromLast<T>(T[] p, T noise) where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(p.Length - 1 - InverseCdf.Word<T>([.. p.Reverse()], noise));

    private static T[] Volumes<T>((Bigram<T> Model, int Length, int Bits, double Within) x, Generator<T> generator) where T : struct, IFloatingPointIeee754<T> =>
        Array.ConvertAll(Preimages.Strings(noise => generator(x.Model, Array.ConvertAll(noise, T.CreateTruncating)), x.Model.First.Length, x.Length, x.Bits, x.Within),
            count => T.CreateTruncating(Math.ScaleB(count, -x.Bits * x.Length)));

    private static T[] Products<T>((Bigram<T> Model, int Length, int Bits, double Within) x) where T : struct, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, (int)Math.Pow(x.Model.First.Length, x.Length)).Select(k => x.Model.Probability(Preimages.String(k, x.Model.First.Length, x.Length)))];

    private static int[] Generated<T>(Bigram<T> model, ReadOnlySpan<T> noise, Func<int, int, T[]> row) where T : struct, IFloatingPointIeee754<T>
    {
        int[] words = new int[noise.Length];
        for (int t = 0; t < words.Length; t++)
        {
            words[t] = InverseCdf.Word<T>(row(t, t == 0 ? 0 : words[t - 1]), noise[t]);
        }
        return words;
    }

    // w₁ by ε₁, and w_{t+1} by ε_t: the source's words.
    private static int[] SharedNoise<T>(Bigram<T> model, ReadOnlySpan<T> noise) where T : struct, IFloatingPointIeee754<T> =>
        InverseCdf.Words<T>(model, noise.Length == 0 ? [] : [noise[0], .. noise[..^1]]);

    private static Estimate Deviation<T>((Dyadic P, T[] Masses) x, double[] words, double falseAlarm) where T : struct, IFloatingPointIeee754<T>
    {
        int[] counts = new int[x.P.Count];
        foreach (double word in words)
        {
            counts[(int)word]++;
        }
        double greatest = 0, upTo = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            upTo += counts[i];
            greatest = Math.Max(greatest, Math.Abs(upTo / words.Length - x.P.End(i)));
        }
        // The quotient and the difference each round once, a number of at most 1.
        double radius = Concentration.DvoretzkyKieferWolfowitz(words.Length, falseAlarm) + Math.ScaleB(1, -51);
        return new(greatest, radius, radius + Concentration.DvoretzkyKieferWolfowitz(words.Length, 0.01));
    }

    private static Sampling<(Bigram<T> Model, int[] Words)> Indicator<T>(Generator<T> generator) where T : struct, IFloatingPointIeee754<T> =>
        new(Samples, (x, random) =>
        {
            T[] noise = new T[x.Words.Length];
            for (int t = 0; t < noise.Length; t++)
            {
                noise[t] = T.CreateTruncating(random.Uniform());
            }
            return generator(x.Model, noise).AsSpan().SequenceEqual(x.Words) ? 1 : 0;
        }, (_, samples, falseAlarm) => Concentration.EmpiricalBernstein(samples, 0, 1, falseAlarm));
}
