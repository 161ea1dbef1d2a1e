using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Determinant of each square matrix: ± Π uᵢᵢ of its LU factors.</summary>
/// <remarks>
/// Shape: [.., n, n] → [..]; the determinant of an empty matrix is 1. Domain: reals.<br/>
/// Method: elimination with partial pivoting; an exactly singular matrix gives exactly 0.<br/>
/// Since: 11.<br/>
/// Source: ONNX Det-22.
/// </remarks>
public static class Det
{
    /// <summary>The determinants of the last two dimensions.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T>
    {
        if (x.Rank < 2 || x.Shape[^1] != x.Shape[^2])
        {
            throw new ShapeException($"x has shape {Shape.Text(x.Shape)}: need square matrices [.., n, n]");
        }
        int n = x.Shape[^1];
        int[] batch = x.Shape[..^2];
        T[] y = Shape.Allocate<T>(batch);
        Loops.For<T>(y.Length, (long)n * n * n, (start, end) =>
        {
            T[] matrix = Shape.Allocate<T>([n, n]);
            for (int i = start; i < end; i++)
            {
                x.Values.AsSpan(i * n * n, n * n).CopyTo(matrix);
                y[i] = Eliminate(matrix, n);
            }
        });
        return new Tensor<T>(y, batch, x.ElementType);
    }

    private static T Eliminate<T>(T[] matrix, int n) where T : IFloatingPointIeee754<T>
    {
        T product = T.One;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                pivot = T.Abs(matrix[i * n + k]) > T.Abs(matrix[pivot * n + k]) ? i : pivot;
            }
            Span<T> row = matrix.AsSpan(k * n, n);
            if (pivot != k)
            {
                Span<T> other = matrix.AsSpan(pivot * n, n);
                for (int j = k; j < n; j++)
                {
                    (row[j], other[j]) = (other[j], row[j]);
                }
                product = -product;
            }
            product *= row[k];
            if (T.IsZero(row[k]))
            {
                return product;
            }
            for (int i = k + 1; i < n; i++)
            {
                T factor = matrix[i * n + k] / row[k];
                for (int j = k + 1; j < n; j++)
                {
                    matrix[i * n + j] -= factor * row[j];
                }
            }
        }
        return product;
    }
}
