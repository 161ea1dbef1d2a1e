using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Ones on the diagonal <c>k</c> of a matrix, zeros elsewhere: yᵢⱼ = [j = i + k].</summary>
/// <remarks>
/// Shape: x [m, n] → same; the type of x unless another is asked for.<br/>
/// Source: ONNX EyeLike-22.
/// </remarks>
public static class EyeLike
{
    /// <summary>A matrix of the shape of x.</summary>
    /// <exception cref="ShapeException">x is no matrix.</exception>
    public static Tensor Of<T>(Tensor x, ElementType type, long k = 0) where T : IFloatingPointIeee754<T>
    {
        if (x.Rank != 2)
        {
            throw new ShapeException($"the input has shape {Shape.Text(x.Shape)}: need two dimensions");
        }
        Tensor<long> ones = new(x.Shape);
        for (long i = Math.Max(0, -k); i < x.Shape[0] && i + k < x.Shape[1]; i++)
        {
            ones.Values[i * x.Shape[1] + i + k] = 1;
        }
        return Cast.Of<T>(ones, type);
    }
}
