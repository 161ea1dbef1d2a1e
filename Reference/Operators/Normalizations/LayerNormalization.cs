using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Layer normalization: y = (x − m) · (1 / √(v + ε)) · scale + b with the moments over the dimensions from <c>axis</c> on.</summary>
/// <remarks>
/// Shape: x → same; scale and b broadcast to it; the moments keep their dimensions as 1. Domain: v + ε > 0.<br/>
/// Since: 17.<br/>
/// Source: ONNX LayerNormalization-17; J. Ba, J. Kiros and G. Hinton, Layer Normalization, 2016.
/// </remarks>
public static class LayerNormalization
{
    /// <summary>Normalizes each row.</summary>
    /// <returns>y, the means and the inverse standard deviations (the latter two in the format that <paramref name="stash"/> names).</returns>
    /// <exception cref="ShapeException">The axis is outside, or the parameters do not broadcast to x.</exception>
    public static Tensor<T>[] Of<T>(Tensor<T> x, Tensor<T> scale, Tensor<T>? bias, long axis, T epsilon, ElementType stash = ElementType.Float)
        where T : IFloatingPointIeee754<T>
    {
        Rows<T> rows = new(x, axis);
        (T[] factors, int factorStep) = rows.Parameter(scale);
        (T[] shifts, int shiftStep) = bias is null ? ([], 0) : rows.Parameter(bias);
        T[] y = new T[x.Count], means = new T[rows.Count], inverses = new T[rows.Count];
        Loops.For<T>(rows.Count, 16L * rows.Length, (start, end) =>
        {
            T[] deviations = new T[rows.Length];
            for (int r = start; r < end; r++)
            {
                (means[r], T variance) = Moments.Of(x.Values.AsSpan(r * rows.Length, rows.Length), deviations);
                inverses[r] = T.One / T.Sqrt(variance + epsilon);
                Span<T> to = y.AsSpan(r * rows.Length, rows.Length);
                ReadOnlySpan<T> factor = factors.AsSpan(r * factorStep, rows.Length);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = deviations[i] * inverses[r] * factor[i];
                }
                ReadOnlySpan<T> shift = shifts.AsSpan(r * shiftStep);
                for (int i = 0; i < to.Length && i < shift.Length; i++)
                {
                    to[i] += shift[i];
                }
            }
        });
        return [new(y, x.Shape, x.ElementType), new(means, rows.MomentShape, stash), new(inverses, rows.MomentShape, stash)];
    }
}
