using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Permuted dimensions: dimension k of the result is dimension permₖ of x.</summary>
/// <remarks>
/// Shape: x [d₀, d₁, ..] → [d_perm₀, d_perm₁, ..]; reversed when no <c>perm</c> is given.<br/>
/// Since: 1.<br/>
/// Source: ONNX Transpose-25.
/// </remarks>
public static class Transpose
{
    /// <summary>The tensor with its dimensions reversed, or permuted.</summary>
    public static Tensor Of(Tensor x, long[]? permutation = null)
    {
        int[] from = new int[x.Rank];
        if (permutation is null)
        {
            for (int d = 0; d < from.Length; d++)
            {
                from[d] = from.Length - 1 - d;
            }
        }
        else
        {
            bool[] seen = new bool[x.Rank];
            for (int d = 0; d < permutation.Length; d++)
            {
                if (permutation.Length != x.Rank || permutation[d] < 0 || permutation[d] >= x.Rank || seen[permutation[d]])
                {
                    throw new ShapeException($"'perm' is [{string.Join(", ", permutation)}]: need a permutation of the {x.Rank} dimensions of x {Shape.Text(x.Shape)}");
                }
                from[d] = (int)permutation[d];
                seen[from[d]] = true;
            }
        }
        int[] own = Shape.Strides(x.Shape);
        return x.Strided(0, Array.ConvertAll(from, d => own[d]), Array.ConvertAll(from, d => x.Shape[d]));
    }
}
