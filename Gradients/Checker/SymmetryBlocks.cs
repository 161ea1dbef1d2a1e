using Verification.Properties.Cases;
using Verification.Reference.Numbers;

namespace Verification.Gradients;

/// <summary>Whether a field of many coordinates is one of gradients, block by block: ⟨u, D_v x̄⟩ = ⟨v, D_u x̄⟩ for directions u, v along blocks of coordinates.</summary>
/// <remarks>
/// Method: the coordinates are dealt to blocks at random, several times over, with weights of random signs and sizes; every two blocks of a partition are
/// compared. With E = H − Hᵀ the difference is uᵀE v. An asymmetry in one pair (i, k) shows in every partition that parts i from k, at least at a quarter of
/// its size.<br/>
/// Several can cancel: as a function of the signs s of i and t of k, uᵀE v = a + b·s + c·t + d·s·t with d the term of the pair, and d is the mean of s·t·uᵀE v over
/// the four: at least one of the four signs shows no less than |d|. So a partition misses the greatest asymmetry with probability 1/blocks (i and k are not
/// parted) + ¾ of the rest at most, independently of the others.<br/>
/// Coordinates along which the field has no derivative, not to within an eighth of the largest (a jump, a kink), are found by halving the blocks that have them, and set
/// aside, undecided.
/// </remarks>
internal sealed class SymmetryBlocks(BlackBox field, int inputs, double[] point, double[] value, double[] scales, double[] noise, Xoshiro random, EntryTally tally)
{
    /// <summary>How often the coordinates are dealt anew.</summary>
    public const int Partitions = 16;

    /// <summary>How many blocks a partition has.</summary>
    public const int Blocks = 16;

    private const int MostHalvings = 512;
    private const int MostLocated = 3;

    // Bounds of a block's coordinates add up: each is so much smaller than what must be told in the end.
    private const double Finer = 1e-4;

    private readonly Differences differences = new(field, point, value, noise);

    /// <summary>The greatest probability that asymmetries cancel in every partition.</summary>
    public static double Missed => Math.Pow(1.0 / Blocks + 0.75 * (1 - 1.0 / Blocks), Partitions);

    /// <summary>Checks every two blocks of all partitions.</summary>
    public void Run()
    {
        int[] coordinates = [.. Enumerable.Range(0, inputs)];
        HashSet<int> apart = Apart(coordinates);
        foreach (int i in apart)
        {
            tally.Acquit(new(i, i, double.NaN, double.NaN, double.PositiveInfinity));
        }
        coordinates = [.. coordinates.Where(i => !apart.Contains(i))];
        int blocks = Math.Min(Blocks, coordinates.Length);
        List<(GradientEntry Entry, bool Still, Direction One, Direction Other)> pairs = [];
        double greatest = 0;
        for (int partition = 0; partition < Partitions; partition++)
        {
            random.Shuffle<int>(coordinates);
            Direction[] directions = [.. Enumerable.Range(0, blocks).Select(b => new Direction(coordinates[Share(b)..Share(b + 1)], scales, random))];
            (double Slope, double Bound, bool Still)[,] forms = new (double, double, bool)[blocks, blocks];
            for (int b = 0; b < blocks; b++)
            {
                greatest = Math.Max(greatest, Along(directions[b]));
                for (int c = 0; c < blocks; c++)
                {
                    forms[c, b] = Form(directions[c]);
                }
            }
            for (int b = 0; b < blocks; b++)
            {
                for (int c = b + 1; c < blocks; c++)
                {
                    (Direction one, Direction other) = (directions[b], directions[c]);
                    double unit = one.Least * other.Least;
                    pairs.Add((new(one.Block[0], other.Block[0], forms[b, c].Slope / unit, forms[c, b].Slope / unit, (forms[b, c].Bound + forms[c, b].Bound) / unit),
                        forms[b, c].Still && forms[c, b].Still, one, other));
                }
            }
        }
        Tell(pairs, greatest);

        int Share(int b) => (int)((long)coordinates.Length * b / blocks);
    }

    private void Tell(List<(GradientEntry Entry, bool Still, Direction One, Direction Other)> pairs, double greatest)
    {
        EntryTally found = tally.Fresh();
        List<(Direction One, Direction Other)> suspicious = [];
        foreach ((GradientEntry entry, bool still, Direction one, Direction other) in pairs)
        {
            long before = found.Suspected;
            found.CountPair(entry, greatest, still);
            if (found.Suspected > before)
            {
                suspicious.Add((one, other));
            }
        }
        found.Suspects.Clear();
        tally.Add(found);
        foreach ((Direction one, Direction other) in suspicious.Take(MostLocated))
        {
            if (Located(one, other) is { } pair)
            {
                tally.Suspects.Add(pair);
            }
        }
        if (suspicious.Count > 0 && tally.Suspects.Count == 0)
        {
            tally.Acquit(new(suspicious[0].One.Block[0], suspicious[0].Other.Block[0], double.NaN, double.NaN, double.PositiveInfinity));
        }
    }

    // Differentiates along a direction; the largest slope, as if of the largest coordinate alone.
    private double Along(Direction direction)
    {
        differences.Along(direction.Block, direction.Steps, tally.Resolution * Finer);
        double greatest = 0;
        for (int i = 0; i < inputs; i++)
        {
            greatest = differences.Bound[i] < double.PositiveInfinity ? Math.Max(greatest, Math.Abs(differences.Value[i])) : greatest;
        }
        return greatest / direction.Greatest;
    }

    // ⟨u, D x̄⟩ along the last direction: the bounds of its terms and 2(n + 2)u·Σ|terms| for adding them up.
    private (double Slope, double Bound, bool Still) Form(Direction u)
    {
        (double sum, double bound, double magnitude, bool still) = (0, 0, 0, true);
        for (int k = 0; k < u.Block.Length; k++)
        {
            int i = u.Block[k];
            double term = u.Steps[k] * differences.Value[i];
            bool frozen = differences.IsFrozen(i);
            still &= frozen;
            bound += Math.Abs(u.Steps[k]) * (frozen ? Math.Max(differences.Bound[i], differences.Absorbed(i)) : differences.Bound[i]);
            (sum, magnitude) = (sum + term, magnitude + Math.Abs(term));
        }
        return (sum, bound + 2 * (u.Block.Length + 2) * Binary64.UnitRoundoff * magnitude, still);
    }

    // Half by half, the half that is more asymmetric, until one pair is left; null where the asymmetry is spread over so many that no half shows it.
    private GradientEntry? Located(Direction one, Direction other)
    {
        while (one.Block.Length > 1 || other.Block.Length > 1)
        {
            bool first = one.Block.Length >= other.Block.Length;
            (Direction left, Direction right) = (first ? one : other).Halves();
            GradientEntry before = Asymmetry(left, first ? other : one), after = Asymmetry(right, first ? other : one);
            if (!(Math.Max(before.Rank, after.Rank) > 1))
            {
                return null;
            }
            Direction half = before.Rank >= after.Rank ? left : right;
            (one, other) = first ? (half, other) : (one, half);
        }
        return Asymmetry(one, other);
    }

    private GradientEntry Asymmetry(Direction u, Direction v)
    {
        _ = Along(v);
        (double one, double bound, _) = Form(u);
        _ = Along(u);
        (double other, double otherBound, _) = Form(v);
        return new(u.Block[0], v.Block[0], one, other, bound + otherBound);
    }

    // Entries of the field that have no derivative along any block; and coordinates along which others have none.
    private HashSet<int> Apart(int[] coordinates)
    {
        int[][] blocks = [.. coordinates.Chunk((coordinates.Length + Blocks - 1) / Blocks)];
        int[][] bad = [.. blocks.Select(Bad)];
        HashSet<int> apart = [.. bad.Aggregate((common, own) => [.. common.Intersect(own)])];
        Queue<int[]> open = new(blocks.Where((_, b) => bad[b].Length > apart.Count));
        int halvings = 0;
        while (open.TryDequeue(out int[]? block) && halvings++ < MostHalvings)
        {
            foreach (int[] half in (ReadOnlySpan<int[]>)[block[..(block.Length / 2)], block[(block.Length / 2)..]])
            {
                if (half.Length > 0 && Bad(half).Any(i => !apart.Contains(i)))
                {
                    if (half.Length == 1)
                    {
                        apart.Add(half[0]);
                    }
                    else
                    {
                        open.Enqueue(half);
                    }
                }
            }
        }
        return apart;
    }

    private int[] Bad(int[] block)
    {
        Direction direction = new(block, scales, random);
        double enough = Along(direction) * direction.Greatest / 8;
        return [.. Enumerable.Range(0, inputs).Where(i => !differences.IsFrozen(i) && !(differences.Bound[i] <= enough))];
    }

    // A step along each coordinate of a block, of either sign.
    private sealed class Direction
    {
        public Direction(int[] block, double[] scales, Xoshiro random) : this(block, [.. block.Select(i => scales[i] * random.Signed(0.5, 1) / Math.Sqrt(block.Length))])
        {
        }

        private Direction(int[] block, double[] steps)
        {
            (Block, Steps) = (block, steps);
            double[] sizes = Array.ConvertAll(steps, Math.Abs);
            (Least, Greatest) = (sizes.Min(), sizes.Max());
        }

        public int[] Block { get; }

        public double[] Steps { get; }

        public double Least { get; }

        public double Greatest { get; }

        public (Direction Left, Direction Right) Halves()
        {
            int half = Block.Length / 2;
            return half == 0 ? (this, this) : (new(Block[..half], Steps[..half]), new(Block[half..], Steps[half..]));
        }
    }
}
