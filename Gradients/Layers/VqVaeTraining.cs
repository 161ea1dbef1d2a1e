using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The three ways to train a VQ-VAE, each as the loops that fill C.grad and L.grad from L̂.grad.</summary>
/// <remarks>
/// Shape: C [K, I], L [P, I], L̂.grad [P, I].<br/>
/// Source: [TTIC20-Q4] Problem 3(a), (b) and (c), the printed k(t) of (c) read as k[p].
/// </remarks>
public static class VqVaeTraining
{
    /// <summary>(a) End to end with straight-through gradients.</summary>
    /// <param name="c">The centres.</param>
    /// <param name="l">The vectors to be rounded.</param>
    /// <param name="roundedGrad">L̂.grad.</param>
    public static LoopSequence<T> EndToEnd<T>(Tensor<T> c, Tensor<T> l, Tensor<T> roundedGrad) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> cGrad, Tensor<T> lGrad) = (new(c.Shape), new(l.Shape));
        int[] k = NearestCentre.Of(c, l);
        return new([cGrad, lGrad],
        [
            new("C[k[p],I].grad += L̂[p,I].grad", cGrad.Values, () => StraightThrough.BackToCentres<T>(k, roundedGrad.Values, T.One, cGrad.Values)),
            new("L.grad += L̂.grad", lGrad.Values, () => StraightThrough.Add<T>(roundedGrad.Values, T.One, lGrad.Values)),
        ]);
    }

    /// <summary>(b) The published updates: centres follow their vectors only.</summary>
    /// <param name="c">The centres.</param>
    /// <param name="l">The vectors to be rounded.</param>
    /// <param name="roundedGrad">L̂.grad.</param>
    /// <param name="beta">β, the weight of the added loss for L.</param>
    /// <param name="eta">η̃, which takes β's place for C.</param>
    public static LoopSequence<T> Published<T>(Tensor<T> c, Tensor<T> l, Tensor<T> roundedGrad, T beta, T eta) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> cGrad, Tensor<T> lGrad) = (new(c.Shape), new(l.Shape));
        int[] k = NearestCentre.Of(c, l);
        return new([cGrad, lGrad],
        [
            new("L.grad += L̂.grad", lGrad.Values, () => StraightThrough.Add<T>(roundedGrad.Values, T.One, lGrad.Values)),
            new("L.grad += β (L - L̂)", lGrad.Values, () => QuantisationLoss.PullVectors<T>(c.Values, l.Values, k, beta, lGrad.Values)),
            new("C[k[p],I].grad += η̃ (C[k[p],I] - L[p,I])", cGrad.Values, () => QuantisationLoss.PullCentres<T>(c.Values, l.Values, k, eta, cGrad.Values)),
        ]);
    }

    /// <summary>(c) Back-propagation of both losses, straight through the rounding.</summary>
    /// <param name="c">The centres.</param>
    /// <param name="l">The vectors to be rounded.</param>
    /// <param name="roundedGrad">L̂.grad.</param>
    /// <param name="beta">β, the weight of the added loss.</param>
    public static LoopSequence<T> BothLosses<T>(Tensor<T> c, Tensor<T> l, Tensor<T> roundedGrad, T beta) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> cGrad, Tensor<T> lGrad) = (new(c.Shape), new(l.Shape));
        int[] k = NearestCentre.Of(c, l);
        return new([cGrad, lGrad],
        [
            new("L.grad += L̂.grad", lGrad.Values, () => StraightThrough.Add<T>(roundedGrad.Values, T.One, lGrad.Values)),
            new("C[k[p],I].grad += L̂[p,I].grad", cGrad.Values, () => StraightThrough.BackToCentres<T>(k, roundedGrad.Values, T.One, cGrad.Values)),
            new("L.grad += β (L - L̂)", lGrad.Values, () => QuantisationLoss.PullVectors<T>(c.Values, l.Values, k, beta, lGrad.Values)),
            new("C[k[p],I].grad += β (C[k[p],I] - L[p,I])", cGrad.Values, () => QuantisationLoss.PullCentres<T>(c.Values, l.Values, k, beta, cGrad.Values)),
        ]);
    }
}
