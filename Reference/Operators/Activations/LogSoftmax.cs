using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Logarithm of softmax along <c>axis</c>: (xᵢ − max x) − ln Σⱼ exp(xⱼ − max x).</summary>
/// <remarks>
/// Shape: x [.., n, ..] → same. Domain: n ≥ 1; a NaN makes its row NaN.<br/>
/// Method: shifted by the maximum, so that no finite input overflows and the sum is at least 1.<br/>
/// Since: 13 (per axis); 1 and 11 flatten to two dimensions at <c>axis</c>.<br/>
/// Source: ONNX LogSoftmax-13; error analysis: Blanchard, D. Higham and N. Higham, Accurately computing the log-sum-exp and softmax functions, 2021.
/// </remarks>
public static class LogSoftmax
{
    /// <summary>Log-softmax along one axis.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, long axis = -1) where T : IFloatingPointIeee754<T>
    {
        Lines lines = Lines.Along(x.Shape, Shape.Axis(axis, x.Rank));
        T[] result = new T[x.Count];
        Loops.For<T>(lines.Count, 20L * lines.Length, (start, end) =>
        {
            T[] line = new T[lines.Length], terms = new T[lines.Length];
            for (int l = start; l < end; l++)
            {
                lines.Read(l, x.Values, line);
                Normalize<T>(line, terms);
                lines.Write(l, line, result);
            }
        });
        return new Tensor<T>(result, x.Shape, x.ElementType);
    }

    /// <summary>Log-softmax of the two-dimensional matrix that results from flattening at <c>axis</c> (opsets 1 to 12).</summary>
    public static Tensor<T> Flattened<T>(Tensor<T> x, long axis = 1) where T : IFloatingPointIeee754<T> =>
        Of(x.Reshaped(Softmax.Matrix(x.Shape, axis))).Reshaped(x.Shape);

    private static void Normalize<T>(Span<T> x, Span<T> terms) where T : IFloatingPointIeee754<T>
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
            x[i] -= largest;
            terms[i] = T.Exp(x[i]);
        }
        T total = T.Log(Special.Sum<T>(terms));
        for (int i = 0; i < x.Length; i++)
        {
            x[i] -= total;
        }
    }
}
