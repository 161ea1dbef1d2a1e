namespace Verification.Gradients;

/// <summary>Counts what comparing entries shows, and keeps the suspects.</summary>
internal sealed class EntryTally(double resolution, double floor)
{
    /// <summary>An empty one with the measure of a check.</summary>
    public static EntryTally For(BlackBox box, GradientOptions options) =>
        new(options.Resolution ?? 8 * Math.Sqrt(box.Roundoff), Math.Max(options.Floor, box.Smallest / (2 * box.Roundoff)));

    /// <summary>An empty one with the same measure.</summary>
    public EntryTally Fresh() => new(resolution, floor);

    private const int MostKept = 64;

    public long Decided { get; private set; }

    public long Unresolved { get; private set; }

    public long Flat { get; private set; }

    public long Suspected { get; private set; }

    public double Detectable { get; private set; }

    public double RelativeDetectable { get; private set; }

    public List<GradientEntry> Suspects { get; } = [];

    public List<GradientEntry> Examples { get; } = [];

    public double Resolution => resolution;

    /// <summary>Whether a bound is narrow enough for an entry: against the largest of its column, and so that neither another sign nor another eighth of it can hide.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="magnitude">The entry's.</param>
    /// <param name="greatest">That of the largest entry of the same input.</param>
    public bool Resolves(double bound, double magnitude, double greatest) => bound <= floor || (bound <= resolution * greatest && bound <= magnitude / 8);

    /// <summary>An entry that seems wrong.</summary>
    public void Suspect(in GradientEntry entry)
    {
        Suspected++;
        Keep(Suspects, entry);
    }

    /// <summary>Counts an entry that is right, if it certainly is.</summary>
    public bool TryDecide(in GradientEntry entry, double greatest)
    {
        if (!(entry.Gap <= entry.Bound) || !Resolves(entry.Bound, entry.Magnitude, greatest))
        {
            return false;
        }
        Decide(entry.Bound, greatest);
        return true;
    }

    /// <summary>Counts a pair of entries of a matrix that is to be symmetric: the sum of their bounds is what is compared with the largest.</summary>
    /// <param name="entry">The two, one as the pullback and one as the oracle.</param>
    /// <param name="greatest">The magnitude of the largest entry beside them.</param>
    /// <param name="still">Whether neither changed at all: then they are equal as far as the bound says.</param>
    public void CountPair(in GradientEntry entry, double greatest, bool still)
    {
        if (entry.Gap <= entry.Bound && entry.Bound < double.PositiveInfinity && (still || Resolves(entry.Bound, double.PositiveInfinity, greatest)))
        {
            Decide(entry.Bound, greatest);
        }
        else if (!(entry.Gap <= entry.Bound) && double.IsFinite(entry.Gap) && double.IsFinite(entry.Bound))
        {
            Suspect(entry);
        }
        else
        {
            Acquit(entry);
        }
    }

    private void Decide(double bound, double greatest)
    {
        Decided++;
        Detectable = Math.Max(Detectable, bound);
        RelativeDetectable = bound == 0 || greatest == 0 ? RelativeDetectable : Math.Max(RelativeDetectable, bound / greatest);
    }

    /// <summary>What was counted, as a report that lacks the circumstances.</summary>
    /// <param name="title">What is checked.</param>
    /// <param name="method">By what.</param>
    /// <param name="refuted">The entries that are wrong for certain.</param>
    public GradientReport Report(string title, string method, List<GradientEntry> refuted) => new()
    {
        Title = title,
        Method = method,
        Decided = Decided,
        Unresolved = Unresolved,
        Flat = Flat,
        Refuted = [.. refuted.OrderByDescending(e => e.Rank)],
        Wrong = refuted.Count == 0 ? 0 : Math.Max(Suspected, refuted.Count),
        Examples = Examples,
        Misdeeds = [],
        Detectable = Detectable,
        RelativeDetectable = RelativeDetectable,
        Evaluations = 0,
        Pullbacks = 0,
        Seconds = 0,
    };

    /// <summary>Counts entries that are nothing, and are right to be.</summary>
    public void CountZeros(int count) => Decided += count;

    /// <summary>Counts any entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="greatest">The magnitude of the largest entry of the same input.</param>
    /// <param name="changed">Whether the output changed at all near the point.</param>
    /// <param name="changesFar">Whether it changes far from the point: else a zero is exact.</param>
    public void Count(in GradientEntry entry, double greatest, bool changed, bool changesFar)
    {
        if (TryDecide(entry, greatest))
        {
            return;
        }
        if (!(entry.Gap <= entry.Bound) && double.IsFinite(entry.Oracle) && !double.IsPositiveInfinity(entry.Bound))
        {
            Suspect(entry);
        }
        else if (entry is { Pullback: 0, Oracle: 0 } && !changed && !changesFar)
        {
            Decided++;
        }
        else if (entry is { Pullback: 0, Oracle: 0 } && !changed)
        {
            Flat++;
            Keep(Examples, entry);
        }
        else
        {
            Unresolved++;
            Keep(Examples, entry);
        }
    }

    /// <summary>Adds another tally's counts.</summary>
    public void Add(EntryTally other)
    {
        (Decided, Unresolved, Flat, Suspected) = (Decided + other.Decided, Unresolved + other.Unresolved, Flat + other.Flat, Suspected + other.Suspected);
        (Detectable, RelativeDetectable) = (Math.Max(Detectable, other.Detectable), Math.Max(RelativeDetectable, other.RelativeDetectable));
        foreach (GradientEntry suspect in other.Suspects)
        {
            Keep(Suspects, suspect);
        }
        foreach (GradientEntry example in other.Examples)
        {
            Keep(Examples, example);
        }
    }

    /// <summary>A suspect that a second look did not confirm.</summary>
    public void Acquit(in GradientEntry entry)
    {
        Unresolved++;
        Keep(Examples, entry);
    }

    // The worst ones of any number, a NaN before all.
    private static void Keep(List<GradientEntry> list, in GradientEntry entry)
    {
        if (list.Count < MostKept)
        {
            list.Add(entry);
            return;
        }
        int least = 0;
        for (int k = 1; k < list.Count; k++)
        {
            least = list[k].Rank < list[least].Rank ? k : least;
        }
        if (entry.Rank > list[least].Rank)
        {
            list[least] = entry;
        }
    }
}
