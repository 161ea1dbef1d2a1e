using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Mean and variance normalization: y = (x − m) / (√v + 10⁻⁹) with the moments over some axes.</summary>
/// <remarks>
/// Shape: x → same. Domain: every finite x; a constant group gives 0.<br/>
/// Method: two passes, although the function body that ONNX gives takes the variance in one.<br/>
/// Since: 9 (axes, by default [0, 2, 3]); 1 (per channel and batch element, or with across_channels per batch element; normalize_variance).<br/>
/// Source: ONNX MeanVarianceNormalization-13.
/// </remarks>
public static class MeanVarianceNormalization
{
    // The function body's constant, a float.
    private const float Epsilon = 1e-9f;

    /// <summary>Normalizes over axes.</summary>
    /// <exception cref="ShapeException">An axis is outside.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, ReadOnlySpan<long> axes, bool dividesByDeviation = true) where T : IFloatingPointIeee754<T>
    {
        Groups groups = new(x.Shape, axes.IsEmpty ? [] : Shape.Axes(axes, x.Rank));
        T epsilon = T.CreateChecked((double)Epsilon);
        T[] y = new T[x.Count];
        Loops.For<T>(groups.Count, 12L * groups.Length, (start, end) =>
        {
            T[] scratch = new T[groups.Length];
            for (int g = start; g < end; g++)
            {
                (_, T variance) = Moments.Of(groups.Read<T>(g, x.Values, scratch), scratch);
                T divisor = T.Sqrt(variance) + epsilon;
                for (int i = 0; dividesByDeviation && i < scratch.Length; i++)
                {
                    scratch[i] /= divisor;
                }
                groups.Write<T>(g, scratch, y);
            }
        });
        return new Tensor<T>(y, x.Shape, x.ElementType);
    }
}
