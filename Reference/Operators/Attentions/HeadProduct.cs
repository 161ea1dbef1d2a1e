using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>The matrix product of one attention head: C = A·B.</summary>
internal static class HeadProduct
{
    /// <summary>C = A·B, row-major m×k by k×n.</summary>
    public static void Of<T>(int m, int n, int k, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c) where T : IFloatingPointIeee754<T> =>
        Special.Product<T, MatrixForm>(new(m, n, k), a, b, default, c);
}
