using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>L̂[p] = C[k[p]], k[p] = argmin_k ‖C[k] − L[p]‖, with the derivative that it has: none of it reaches L.</summary>
/// <remarks>
/// Shape: C [K, I], L [P, I] → L̂ [P, I].<br/>
/// Differentiable wherever one centre is nearest; see <see cref="NearestCentre.Ties"/>.<br/>
/// Source: [TTIC20-Q4] Problem 3(a), Problem 2.
/// </remarks>
public sealed class NearestCentreRounding : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> => [NearestCentre.Rounded(x[0], x[1])];

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        int[] k = NearestCentre.Of(x[0], x[1]);
        Tensor<T> cGrad = new(x[0].Shape), lGrad = new(x[1].Shape);
        return new([cGrad, lGrad], [new("C[k[p],I].grad += L̂[p,I].grad", cGrad.Values, () => StraightThrough.BackToCentres<T>(k, cotangents[0].Values, T.One, cGrad.Values))]);
    }
}
