namespace Verification.Gradients;

/// <summary>Counts what comparing entries shows, and keeps the suspects.</summary>
internal sealed class EntryTally(double resolution, double floor)
{
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
        Decided++;
        Detectable = Math.Max(Detectable, entry.Bound);
        RelativeDetectable = entry.Bound == 0 ? RelativeDetectable : Math.Max(RelativeDetectable, entry.Bound / greatest);
        return true;
    }

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
