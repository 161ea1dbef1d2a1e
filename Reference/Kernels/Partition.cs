namespace Verification.Reference.Kernels;

/// <summary>Runs the parts of a kernel's work on several threads.</summary>
internal static class Partition
{
    /// <summary>Runs <paramref name="work"/>(0) … <paramref name="work"/>(parts − 1), on as many threads.</summary>
    internal static void Run(int parts, Action<int> work)
    {
        if (parts == 1)
            work(0);
        else if (parts > 1)
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, work);
    }

    /// <summary>Where part <paramref name="part"/> of <paramref name="length"/> starts, a multiple of <paramref name="unit"/>.</summary>
    internal static nint Bound(nint length, nint unit, int part, int parts)
    {
        nint units = (length + unit - 1) / unit;
        return Math.Min(length, units * part / parts * unit);
    }
}
