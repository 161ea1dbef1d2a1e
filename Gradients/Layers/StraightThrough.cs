using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Rounding to the nearest centre with a straight-through gradient, as the function whose derivative that is: L̂ = C[k[p]] + L − stop(L).</summary>
/// <remarks>
/// Shape: C [K, I], L [P, I], stop(L) [P, I], which has L's value and decides k → L̂ [P, I].<br/>
/// L̂ itself has the derivative zero by L wherever it has one. The straight-through gradient is that of this surrogate, with what goes back to stop(L) dropped.<br/>
/// Source: [TTIC20-Q4] Problem 3(a).
/// </remarks>
public sealed class StraightThrough : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> rounded = NearestCentre.Rounded(x[0], x[2]);
        for (int i = 0; i < rounded.Count; i++)
        {
            rounded.Values[i] += x[1][i] - x[2][i];
        }
        return [rounded];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        int[] k = NearestCentre.Of(x[0], x[2]);
        Tensor<T>[] gradients = [.. x.Select(t => new Tensor<T>(t.Shape))];
        (T[] c, T[] l, T[] stopped) = (gradients[0].Values, gradients[1].Values, gradients[2].Values);
        return new(gradients,
        [
            new("C[k[p],I].grad += L̂[p,I].grad", c, () => BackToCentres<T>(k, cotangents[0].Values, T.One, c)),
            new("L[p,I].grad += L̂[p,I].grad", l, () => Add<T>(cotangents[0].Values, T.One, l)),
            new("stop(L)[p,I].grad -= L̂[p,I].grad", stopped, () => Add<T>(cotangents[0].Values, -T.One, stopped)),
        ]);
    }

    /// <summary>C[k[p], I].grad += weight · a[p, I].</summary>
    public static void BackToCentres<T>(ReadOnlySpan<int> k, ReadOnlySpan<T> a, T weight, Span<T> cGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int width = a.Length / Math.Max(1, k.Length);
        for (int i = 0; i < a.Length; i++)
        {
            cGrad[k[i / width] * width + i % width] += weight * a[i];
        }
    }

    /// <summary>L[p, I].grad += weight · a[p, I].</summary>
    public static void Add<T>(ReadOnlySpan<T> a, T weight, Span<T> lGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Length; i++)
        {
            lGrad[i] += weight * a[i];
        }
    }
}
