using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Lp normalization: y = x / (Σ |xᵢ|ᵖ)^(1/p) along <c>axis</c>.</summary>
/// <remarks>
/// Shape: x → same. Domain: p is 1 or 2; a line of zeros stays zero.<br/>
/// Since: 1; 22 states what becomes of a zero norm.<br/>
/// Source: ONNX LpNormalization-22.
/// </remarks>
public static class LpNormalization
{
    /// <summary>Normalizes each line.</summary>
    /// <exception cref="ShapeException">The axis is outside.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, long axis, T p) where T : IFloatingPointIeee754<T>
    {
        Lines lines = Lines.Along(x.Shape, Shape.Axis(axis, x.Rank));
        T[] y = new T[x.Count];
        Loops.For<T>(lines.Count, 8L * lines.Length, (start, end) =>
        {
            T[] line = new T[lines.Length], scratch = new T[lines.Length];
            for (int l = start; l < end; l++)
            {
                lines.Read(l, x.Values, line);
                T norm = LpNorm.Of<T>(line, p, scratch);
                for (int i = 0; i < line.Length; i++)
                {
                    line[i] = norm == T.Zero ? T.Zero : line[i] / norm;
                }
                lines.Write(l, line, y);
            }
        });
        return new Tensor<T>(y, x.Shape, x.ElementType);
    }
}
