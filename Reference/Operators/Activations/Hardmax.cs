using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>One at the first maximum along <c>axis</c>, zero elsewhere.</summary>
/// <remarks>
/// Shape: x [.., n, ..] → same. Domain: n ≥ 1; a NaN counts as the maximum, as in NumPy.<br/>
/// Error: the values decide; a bound does not widen the choice.<br/>
/// Since: 13 (per axis); 1 and 11 flatten to two dimensions at <c>axis</c>.<br/>
/// Source: ONNX Hardmax-13.
/// </remarks>
public static class Hardmax
{
    /// <summary>Hardmax along one axis.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, long axis = -1) where T : IFloatingPointIeee754<T>
    {
        Lines lines = Lines.Along(x.Shape, Shape.Axis(axis, x.Rank));
        T[] result = new T[x.Count];
        for (int l = 0; l < lines.Count && lines.Length > 0; l++)
        {
            int first = lines.Start(l), best = first;
            for (int i = 1; i < lines.Length; i++)
            {
                int place = first + i * lines.Inner;
                best = x[place] > x[best] || (T.IsNaN(x[place]) && !T.IsNaN(x[best])) ? place : best;
            }
            result[best] = T.One;
        }
        return new Tensor<T>(result, x.Shape, x.ElementType);
    }

    /// <summary>Hardmax of the two-dimensional matrix that results from flattening at <c>axis</c> (opsets 1 to 12).</summary>
    public static Tensor<T> Flattened<T>(Tensor<T> x, long axis = 1) where T : IFloatingPointIeee754<T> =>
        Of(x.Reshaped(Softmax.Matrix(x.Shape, axis))).Reshaped(x.Shape);
}
