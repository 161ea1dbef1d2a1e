using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Softmax along <c>axis</c>: pᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x).</summary>
/// <remarks>
/// Shape: x [.., n, ..] → same. Domain: n ≥ 1; a NaN makes its row NaN.<br/>
/// Method: shifted by the maximum, so that no finite input overflows.<br/>
/// Since: 13 (per axis); 1 and 11 flatten to two dimensions at <c>axis</c>.<br/>
/// Source: ONNX Softmax-13; error analysis: Blanchard, D. Higham and N. Higham, Accurately computing the log-sum-exp and softmax functions, 2021.
/// </remarks>
public static class Softmax
{
    /// <summary>Softmax along one axis.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, long axis = -1) where T : IFloatingPointIeee754<T>
    {
        Lines lines = Lines.Along(x.Shape, Shape.Axis(axis, x.Rank));
        T[] result = new T[x.Count];
        Loops.For<T>(lines.Count, 20L * lines.Length, (start, end) =>
        {
            T[] line = new T[lines.Length];
            for (int l = start; l < end; l++)
            {
                lines.Read(l, x.Values, line);
                Normalize<T>(line);
                lines.Write(l, line, result);
            }
        });
        return new Tensor<T>(result, x.Shape, x.ElementType);
    }

    /// <summary>Softmax of the two-dimensional matrix that results from flattening at <c>axis</c> (opsets 1 to 12).</summary>
    public static Tensor<T> Flattened<T>(Tensor<T> x, long axis = 1) where T : IFloatingPointIeee754<T> => Of(x.Reshaped(Matrix(x.Shape, axis))).Reshaped(x.Shape);

    /// <summary>The two dimensions that a shape has when it is flattened at <c>axis</c>, which may be its rank.</summary>
    public static int[] Matrix(ReadOnlySpan<int> shape, long axis)
    {
        int at = axis == shape.Length ? shape.Length : Shape.Axis(axis, shape.Length);
        return [Shape.Count(shape[..at]), Shape.Count(shape[at..])];
    }

    /// <summary>Softmax of a vector in place.</summary>
    public static void Normalize<T>(Span<T> x) where T : IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
        {
            return;
        }
        T largest = x[0];
        foreach (T value in x)
        {
            largest = T.Max(largest, value);
        }
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = T.Exp(x[i] - largest);
        }
        T total = Special.Sum<T>(x);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] /= total;
        }
    }
}
