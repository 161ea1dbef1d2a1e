using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Verification.Reference.Tensors;

/// <summary>The place of results as one for operands, which are read before: the same if both are of one type.</summary>
internal static class Place<TIn, TOut>
{
    public static bool Is => typeof(TIn) == typeof(TOut);

    public static Span<TIn> Of(Span<TOut> results) => Is ? MemoryMarshal.CreateSpan(ref Unsafe.As<TOut, TIn>(ref MemoryMarshal.GetReference(results)), results.Length) : default;
}
