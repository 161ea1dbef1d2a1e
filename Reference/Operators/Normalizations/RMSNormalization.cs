using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Root-mean-square normalization: y = x / √(Σ xᵢ² / n + ε) · scale over the dimensions from <c>axis</c> on.</summary>
/// <remarks>
/// Shape: x → same; scale broadcasts to it. Domain: Σ xᵢ² / n + ε > 0.<br/>
/// Since: 23.<br/>
/// Source: ONNX RMSNormalization-23; B. Zhang and R. Sennrich, Root Mean Square Layer Normalization, 2019.
/// </remarks>
public static class RMSNormalization
{
    /// <summary>Normalizes each row.</summary>
    /// <exception cref="ShapeException">The axis is outside, or the scale does not broadcast to x.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> scale, long axis, T epsilon) where T : IFloatingPointIeee754<T>
    {
        Rows<T> rows = new(x, axis);
        (T[] factors, int step) = rows.Parameter(scale);
        T[] y = new T[x.Count];
        T count = T.CreateChecked(rows.Length);
        Loops.For<T>(rows.Count, 10L * rows.Length, (start, end) =>
        {
            for (int r = start; r < end; r++)
            {
                ReadOnlySpan<T> from = x.Values.AsSpan(r * rows.Length, rows.Length), factor = factors.AsSpan(r * step, rows.Length);
                Span<T> to = y.AsSpan(r * rows.Length, rows.Length);
                T rootMeanSquare = T.Sqrt(Special.Dot(from, from) / count + epsilon);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = from[i] / rootMeanSquare * factor[i];
                }
            }
        });
        return new Tensor<T>(y, x.Shape, scale.ElementType);
    }
}
