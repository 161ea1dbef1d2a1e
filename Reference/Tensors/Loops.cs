using Verification.Reference.Numbers;

namespace Verification.Reference.Tensors;

/// <summary>Parallel loops over independent parts of a tensor.</summary>
public static class Loops
{
    /// <summary>Below this many elementary steps, starting a second thread costs more than it saves.</summary>
    private const long Worthwhile = 1 << 15;

    /// <summary>Runs <paramref name="body"/> over [0, count) in blocks: on several threads when the type of element allows it and the work is worth it.</summary>
    /// <param name="count">The number of independent items.</param>
    /// <param name="stepsEach">Elementary steps for one item.</param>
    /// <param name="body">Called with the first and the one after the last item of a block.</param>
    public static void For<T>(int count, long stepsEach, Action<int, int> body)
    {
        int threads = Limits.Current.MaxThreads;
        int blocks = threads == 1 || count * Math.Max(1, stepsEach) < Worthwhile || !Special.IsParallel<T>() ? 1 : Math.Min(count, 4 * threads);
        if (blocks <= 1)
        {
            body(0, count);
            return;
        }
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block => body((int)((long)count * block / blocks), (int)((long)count * (block + 1) / blocks)));
    }
}
