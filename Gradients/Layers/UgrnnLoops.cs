using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>A UGRNN cell: R = tanh(W^{h,R}h + W^{x,R}x − B^R), G = σ(W^{h,G}h + W^{x,G}x − B^G), h′ = G ⊙ h + (1 − G) ⊙ R.</summary>
/// <remarks>
/// Shape: W^{h,R} [J, J], W^{x,R} [J, K], B^R [J], W^{h,G} [J, J], W^{x,G} [J, K], B^G [J], h [B, J], x [B, K] → h′ [B, J].<br/>
/// Domain: finite inputs; the biases are subtracted, as printed.<br/>
/// Source: [TTIC19] Problem 4.
/// </remarks>
public sealed class UgrnnLoops : ILoopLayer
{
    internal const int Parameters = 6;
    private const int State = 6, Input = 7;

    /// <summary>Whether parameter gradients are averaged over the batch, as printed: those of the mean of the examples' losses, h.grad and x.grad still being those of each example's own.</summary>
    public bool IsAveraging { get; init; }

    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] r, T[] g) = Gates(x);
        T[] h = x[State].Values, next = new T[h.Length];
        for (int i = 0; i < h.Length; i++)
        {
            next[i] += g[i] * h[i] + (T.One - g[i]) * r[i];
        }
        return [new(next, x[State].Shape)];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] gradients = [.. x.Select(t => new Tensor<T>(t.Shape))];
        T weight = IsAveraging ? T.One / T.CreateChecked(x[State].Shape[0]) : T.One;
        return new(gradients, Loops(x, cotangents[0].Values, gradients, weight));
    }

    /// <summary>R and G.</summary>
    public static (T[] R, T[] G) Gates<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        return (Array.ConvertAll(Before(0), T.Tanh), Array.ConvertAll(Before(3), Special.Sigmoid));

        T[] Before(int gate)
        {
            int batch = x[State].Shape[0];
            T[] sums = new T[x[State].Count];
            AffineLoops.AddProducts<T>(x[gate].Values, x[State].Values, batch, sums);
            AffineLoops.AddProducts<T>(x[gate + 1].Values, x[Input].Values, batch, sums);
            AffineLoops.SubtractBias<T>(x[gate + 2].Values, sums);
            return sums;
        }
    }

    /// <summary>The backward loops of one cell, adding to the gradients of its eight inputs.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="nextGrad">h′.grad, read when the loops run.</param>
    /// <param name="gradients">What they add to, in the order of the inputs.</param>
    /// <param name="weight">1, or 1/B where parameter gradients are averaged.</param>
    public static Loop<T>[] Loops<T>(Tensor<T>[] x, T[] nextGrad, Tensor<T>[] gradients, T weight) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] r, T[] g) = Gates(x);
        T[] h = x[State].Values, hGrad = gradients[State].Values;
        T[] rGrad = new T[r.Length], gGrad = new T[g.Length], beforeR = new T[r.Length], beforeG = new T[g.Length];
        return
        [
            new("G.grad[b,j] += h'.grad[b,j] (h[b,j] - R[b,j])", gGrad, () => BackToUpdates<T>(h, r, nextGrad, gGrad)),
            new("h.grad[b,j] += h'.grad[b,j] G[b,j]", hGrad, () => BackToState<T>(g, nextGrad, hGrad)),
            new("R.grad[b,j] += h'.grad[b,j] (1 - G[b,j])", rGrad, () => BackToCandidates<T>(g, nextGrad, rGrad)),
            new("G̃.grad[b,j] += G.grad[b,j] G[b,j] (1 - G[b,j])", beforeG, () => BackThroughSigmoid<T>(g, gGrad, beforeG)),
            new("R̃.grad[b,j] += R.grad[b,j] (1 - R[b,j]²)", beforeR, () => BackThroughTanh<T>(r, rGrad, beforeR)),
            .. BackToGate("R", 0, beforeR),
            .. BackToGate("G", 3, beforeG),
        ];

        Loop<T>[] BackToGate(string name, int gate, T[] sums)
        {
            int batch = x[State].Shape[0];
            (T[] state, T[] input, T[] wh, T[] wx) = (h, x[Input].Values, x[gate].Values, x[gate + 1].Values);
            (T[] whGrad, T[] wxGrad, T[] biasGrad, T[] inputGrad) = (gradients[gate].Values, gradients[gate + 1].Values, gradients[gate + 2].Values, gradients[Input].Values);
            return
            [
                new($"W^(h,{name}).grad[j,i] += 1/B {name}̃.grad[b,j] h[b,i]", whGrad, () => AffineLoops.BackToWeights<T>(sums, state, batch, weight, whGrad)),
                new($"h.grad[b,i] += {name}̃.grad[b,j] W^(h,{name})[j,i]", hGrad, () => AffineLoops.BackToInputs<T>(sums, wh, batch, hGrad)),
                new($"W^(x,{name}).grad[j,k] += 1/B {name}̃.grad[b,j] x[b,k]", wxGrad, () => AffineLoops.BackToWeights<T>(sums, input, batch, weight, wxGrad)),
                new($"x.grad[b,k] += {name}̃.grad[b,j] W^(x,{name})[j,k]", inputGrad, () => AffineLoops.BackToInputs<T>(sums, wx, batch, inputGrad)),
                new($"B^{name}.grad[j] -= 1/B {name}̃.grad[b,j]", biasGrad, () => AffineLoops.BackToBias<T>(sums, weight, biasGrad)),
            ];
        }
    }

    /// <summary>G.grad[b, j] += h′.grad[b, j] · (h[b, j] − R[b, j]).</summary>
    public static void BackToUpdates<T>(ReadOnlySpan<T> h, ReadOnlySpan<T> r, ReadOnlySpan<T> nextGrad, Span<T> gGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < h.Length; i++)
        {
            gGrad[i] += nextGrad[i] * (h[i] - r[i]);
        }
    }

    /// <summary>h.grad[b, j] += h′.grad[b, j] · G[b, j].</summary>
    public static void BackToState<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> nextGrad, Span<T> hGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < g.Length; i++)
        {
            hGrad[i] += nextGrad[i] * g[i];
        }
    }

    /// <summary>R.grad[b, j] += h′.grad[b, j] · (1 − G[b, j]).</summary>
    public static void BackToCandidates<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> nextGrad, Span<T> rGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < g.Length; i++)
        {
            rGrad[i] += nextGrad[i] * (T.One - g[i]);
        }
    }

    /// <summary>G̃.grad[b, j] += G.grad[b, j] · G[b, j] · (1 − G[b, j]).</summary>
    public static void BackThroughSigmoid<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> gGrad, Span<T> sumsGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < g.Length; i++)
        {
            sumsGrad[i] += gGrad[i] * g[i] * (T.One - g[i]);
        }
    }

    /// <summary>R̃.grad[b, j] += R.grad[b, j] · (1 − R[b, j]²).</summary>
    public static void BackThroughTanh<T>(ReadOnlySpan<T> r, ReadOnlySpan<T> rGrad, Span<T> sumsGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < r.Length; i++)
        {
            sumsGrad[i] += rGrad[i] * (T.One - r[i] * r[i]);
        }
    }
}
