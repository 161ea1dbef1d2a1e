using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>The product of two row-major matrices: Y = scale · op(A)·op(B) + S, with op(A) m × k and op(B) k × n.</summary>
/// <param name="Rows">m.</param>
/// <param name="Columns">n.</param>
/// <param name="Depth">k.</param>
public readonly record struct MatrixForm(int Rows, int Columns, int Depth) : IProduct
{
    /// <summary>Whether A is stored as k × m.</summary>
    public bool TransposedA { get; init; }

    /// <summary>Whether B is stored as n × k.</summary>
    public bool TransposedB { get; init; }

    /// <summary>What the product is multiplied by.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Distance in S between one row and the next; 0 if all are the same.</summary>
    public int StartRowStride { get; init; }

    /// <summary>Distance in S between one column and the next; 0 if all are the same.</summary>
    public int StartColumnStride { get; init; }

    /// <inheritdoc/>
    public int Count => checked(Rows * Columns);

    /// <inheritdoc/>
    public int StartOf(int sum) => sum / Columns * StartRowStride + sum % Columns * StartColumnStride;

    /// <inheritdoc/>
    public int StartRun => StartColumnStride == 0 ? Columns : 1;

    /// <inheritdoc/>
    public int Gather<T>(int sum, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right)
    {
        (int row, int column) = Math.DivRem(sum, Columns);
        Copy(a, TransposedA ? row : row * Depth, TransposedA ? Rows : 1, left);
        Copy(b, TransposedB ? column * Depth : column, TransposedB ? 1 : Columns, right);
        return Depth;
    }

    /// <inheritdoc/>
    public void Values<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MatrixProduct.Of(Left(a), Right(b), y, threads: Limits.Current.MaxThreads);

    /// <inheritdoc/>
    public void Magnitudes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MatrixProduct.Absolute(Left(a), Right(b), y, threads: Limits.Current.MaxThreads);

    /// <inheritdoc/>
    /// <remarks>dA = scale · Ȳ·op(B)ᵀ and dB = scale · op(A)ᵀ·Ȳ, transposed as A and B are stored.</remarks>
    public void Pull<T>(ReadOnlySpan<T> cotangents, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right) where T : INumber<T>
    {
        if (!left.IsEmpty && TransposedA)
        {
            Special.Product(new MatrixForm(Depth, Rows, Columns) { TransposedA = TransposedB, TransposedB = true, Scale = Scale }, b, cotangents, default, left);
        }
        else if (!left.IsEmpty)
        {
            Special.Product(new MatrixForm(Rows, Depth, Columns) { TransposedB = !TransposedB, Scale = Scale }, cotangents, b, default, left);
        }
        if (!right.IsEmpty && TransposedB)
        {
            Special.Product(new MatrixForm(Columns, Depth, Rows) { TransposedA = true, TransposedB = TransposedA, Scale = Scale }, cotangents, a, default, right);
        }
        else if (!right.IsEmpty)
        {
            Special.Product(new MatrixForm(Depth, Columns, Rows) { TransposedA = !TransposedA, Scale = Scale }, a, cotangents, default, right);
        }
    }

    private MatrixView<T> Left<T>(ReadOnlySpan<T> a) => TransposedA ? new MatrixView<T>(a, Depth, Rows).Transpose() : new MatrixView<T>(a, Rows, Depth);

    private MatrixView<T> Right<T>(ReadOnlySpan<T> b) => TransposedB ? new MatrixView<T>(b, Columns, Depth).Transpose() : new MatrixView<T>(b, Depth, Columns);

    private void Copy<T>(ReadOnlySpan<T> from, int start, int stride, Span<T> to)
    {
        if (stride == 1)
        {
            from.Slice(start, Depth).CopyTo(to);
            return;
        }
        for (int p = 0; p < Depth; p++)
        {
            to[p] = from[start + p * stride];
        }
    }
}
