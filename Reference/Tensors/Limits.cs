using System.Globalization;

namespace Verification.Reference.Tensors;

/// <summary>What reading and evaluating a model may cost: beyond it, a clear message instead of a machine without memory or a run without end.</summary>
/// <remarks>
/// A few bytes of a file can ask for 2³¹ elements or 2⁶³ iterations, so nothing that a file says is trusted with memory or time.
/// Process-wide defaults come from the environment; a stretch of code (a fuzz test, a service) may set its own with <see cref="Apply"/>.
/// </remarks>
public sealed record Limits
{
    private static readonly AsyncLocal<Limits?> Ambient = new();

    /// <summary>The limits where no others are applied.</summary>
    public static Limits Default { get; } = new();

    /// <summary>The limits of the running code.</summary>
    public static Limits Current => Ambient.Value ?? Default;

    /// <summary>The most bytes that one tensor may have, as it is held in memory. Environment: <c>VERIFY_MAX_TENSOR_BYTES</c>; else 4 GiB, or a quarter of the memory if that is less.</summary>
    public long MaxTensorBytes { get; init; } = FromEnvironment("VERIFY_MAX_TENSOR_BYTES") ?? Math.Min(4L << 30, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);

    /// <summary>The most nodes that one evaluation may run, those of every iteration and call counted. Environment: <c>VERIFY_MAX_NODE_RUNS</c>; else 10 million.</summary>
    public long MaxNodeRuns { get; init; } = FromEnvironment("VERIFY_MAX_NODE_RUNS") ?? 10_000_000;

    /// <summary>The most elements that the nodes of one evaluation may compute together. Environment: <c>VERIFY_MAX_ELEMENTS</c>; else unlimited.</summary>
    public long MaxElements { get; init; } = FromEnvironment("VERIFY_MAX_ELEMENTS") ?? long.MaxValue;

    /// <summary>The most threads that a loop or a product uses at once; results do not depend on it. Environment: <c>VERIFY_MAX_THREADS</c>; else one for each core.</summary>
    public int MaxThreads { get; init; } = (int)Math.Min(FromEnvironment("VERIFY_MAX_THREADS") ?? Environment.ProcessorCount, 1024);

    /// <summary>How deep graphs may be nested in attributes, and calls in calls, and values in sequences and optionals.</summary>
    public const int MaxDepth = 64;

    /// <summary>Makes these the limits of the running code until the result is disposed.</summary>
    public IDisposable Apply()
    {
        Applied applied = new(Ambient.Value);
        Ambient.Value = this;
        return applied;
    }

    private static long? FromEnvironment(string name) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value > 0 ? value : null;

    private sealed class Applied(Limits? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
