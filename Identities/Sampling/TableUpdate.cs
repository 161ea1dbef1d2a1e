using System.Numerics;
using Verification.Identities.Distributions;

namespace Verification.Identities.Sampling;

/// <summary>A step δ of the tables of a bigram model along some directions, small enough to leave every word of a string where it is.</summary>
/// <remarks>
/// The ends of the intervals of a row move by δ·|Σ_{j≤i} vⱼ|, for i &lt; I − 1: the last end stays at 1, since directions sum to 0. Where that is less than the
/// distance from the noise to the nearest end, the noise stays in its interval. δ is a power of two below half of that, so that all masses are exact.
/// </remarks>
/// <param name="Model">The model.</param>
/// <param name="Noise">ε₁ … ε_T, at no end of an interval that it is compared with.</param>
/// <param name="Directions">v for P and for each row of Q; each sums to 0 and takes nothing from a word without mass.</param>
public sealed record TableUpdate(Bigram Model, double[] Noise, int[][] Directions)
{
    /// <summary>Of all words of the string, the distance of the noise to the nearest end that can move; 1 where none can.</summary>
    public double Distance => Compared().Select(x => Nearest(x.Row, x.Noise).Distance).Append(1).Min();

    /// <summary>δ.</summary>
    public double Step
    {
        get
        {
            long steepest = 1;
            double least = 1;
            for (int row = 0; row < Directions.Length; row++)
            {
                Dyadic masses = row == 0 ? Model.First : Model.Next[row - 1];
                long sum = 0;
                for (int i = 0; i < masses.Count; i++)
                {
                    sum += Directions[row][i];
                    steepest = Math.Max(steepest, Math.Max(Math.Abs(sum), Math.Abs(Directions[row][i])));
                    least = masses.Counts[i] > 0 ? Math.Min(least, Math.ScaleB(masses.Counts[i], -masses.Bits)) : least;
                }
            }
            return Math.ScaleB(1, Math.ILogB(Math.Min(Distance, least) / steepest) - 1);
        }
    }

    /// <summary>The tables after the step.</summary>
    public Bigram<T> Updated<T>() where T : IFloatingPointIeee754<T>
    {
        double step = Step;
        return new(Row(0, Model.First), [.. Model.Next.Select((row, i) => Row(i + 1, row))]);

        T[] Row(int row, Dyadic masses)
        {
            T[] moved = masses.In<T>();
            for (int i = 0; i < moved.Length; i++)
            {
                moved[i] += T.CreateTruncating(step * Directions[row][i]);
            }
            return moved;
        }
    }

    /// <summary>The tables after a step that just takes the nearest end of the first word's interval across its noise; the tables themselves where there is no end to move.</summary>
    public Bigram<T> Crossed<T>() where T : IFloatingPointIeee754<T>
    {
        Bigram<T> tables = Model.In<T>();
        (double distance, int end) = Nearest(Model.First, Noise[0]);
        if (end >= 0)
        {
            // An upper end comes down to the noise, which it then excludes; a lower one goes up beyond it.
            bool upper = Model.First.End(end) > Noise[0];
            double shift = upper ? distance : distance + Math.ScaleB(1, -30);
            int from = InverseCdf.Word<T>(tables.First, T.CreateTruncating(Noise[0])), to = upper ? end + 1 : end;
            tables.First[from] -= T.CreateTruncating(shift);
            tables.First[to] += T.CreateTruncating(shift);
        }
        return tables;
    }

    private IEnumerable<(Dyadic Row, double Noise)> Compared()
    {
        int[] words = InverseCdf.Words<double>(Model.In<double>(), Noise);
        for (int t = 0; t < words.Length; t++)
        {
            yield return (t == 0 ? Model.First : Model.Next[words[t - 1]], Noise[t]);
        }
    }

    private static (double Distance, int End) Nearest(Dyadic row, double noise) =>
        row.Count == 1 ? (1, -1) : Enumerable.Range(0, row.Count - 1).Select(i => (Math.Abs(row.End(i) - noise), i)).Min();
}
