using System.Runtime.ExceptionServices;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Runs jobs side by side, each lane with a state of its own.</summary>
internal static class Lanes
{
    /// <summary>Runs jobs 0 … <paramref name="jobs"/> − 1, begun in this order; as many lanes as threads are allowed.</summary>
    /// <remarks>A job's own parallel loops find idle threads only where a lane has no job left, and there use them.</remarks>
    public static void Run<TState>(int jobs, Func<TState> state, Action<TState, int> job)
    {
        int next = -1, lanes = Math.Min(Limits.Current.MaxThreads, jobs);
        try
        {
            Parallel.For(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, lanes) }, (_, all) =>
            {
                TState own = state();
                for (int j = Interlocked.Increment(ref next); j < jobs && !all.IsExceptional; j = Interlocked.Increment(ref next))
                {
                    job(own, j);
                }
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
