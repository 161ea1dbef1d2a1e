using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>One step of a long short-term memory.</summary>
/// <remarks>
/// i, f, o = σ(W_x x + b_x + W_h h + b_h), g = tanh(…), each with its own block; c′ = f ⊙ c + i ⊙ g; h′ = o ⊙ tanh(c′).<br/>
/// Shape: x [B, I], h [B, H], c [B, H], W_x [4H, I], W_h [4H, H], b_x [4H], b_h [4H], each in the order i, f, g, o → h′ [B, H], c′ [B, H].<br/>
/// ONNX has the order i, o, f, g.<br/>
/// Source: [HS97], with the forget gate of Gers, Schmidhuber and Cummins, 2000; [PyTorch] LSTM.
/// </remarks>
public sealed class LstmLoops : ILayer
{
    /// <summary>The places of the gates.</summary>
    public const int Input = 0, Forget = 1, Cell = 2, Output = 3;

    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        LstmGates<T> gates = LstmGates<T>.Of(x);
        Tensor<T> y = new(x[1].Shape);
        for (int i = 0; i < y.Count; i++)
        {
            y.Values[i] = gates.Output[i] * gates.TanhOfCell[i];
        }
        return [y, new(gates.NextCell, x[2].Shape)];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        LstmGates<T> gates = LstmGates<T>.Of(x);
        (int hidden, int count, T[] yGrad) = (x[1].Shape[1], x[1].Count, cotangents[0].Values);
        T[] nextGrad = new T[count], iGrad = new T[count], fGrad = new T[count], gGrad = new T[count], oGrad = new T[count], aGrad = new T[4 * count];
        Tensor<T>[] grads = [.. x.Select(t => new Tensor<T>(t.Shape))];
        VectorLoops.Add<T>(cotangents[1].Values, nextGrad);
        BackToCell<T>(gates.Output, gates.TanhOfCell, yGrad, nextGrad);
        GateLoops.BackThroughProduct<T>(gates.TanhOfCell, yGrad, oGrad);
        GateLoops.BackThroughProduct<T>(gates.Cell, nextGrad, iGrad);
        GateLoops.BackThroughProduct<T>(x[2].Values, nextGrad, fGrad);
        GateLoops.BackThroughProduct<T>(gates.Input, nextGrad, gGrad);
        GateLoops.BackThroughProduct<T>(gates.Forget, nextGrad, grads[2].Values);
        GateLoops.BackThroughSigmoid<T>(gates.Input, iGrad, Input, hidden, aGrad);
        GateLoops.BackThroughSigmoid<T>(gates.Forget, fGrad, Forget, hidden, aGrad);
        GateLoops.BackThroughTanh<T>(gates.Cell, gGrad, Cell, hidden, aGrad);
        GateLoops.BackThroughSigmoid<T>(gates.Output, oGrad, Output, hidden, aGrad);
        GruLoops.BackThroughProducts(x, aGrad, aGrad, grads);
        return grads;
    }

    /// <summary>c′[i] = f[i] · c[i] + i[i] · g[i].</summary>
    public static void Carry<T>(ReadOnlySpan<T> forget, ReadOnlySpan<T> c, ReadOnlySpan<T> input, ReadOnlySpan<T> cell, Span<T> next)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = forget[i] * c[i] + input[i] * cell[i];
        }
    }

    /// <summary>c′.grad[i] += h′.grad[i] · o[i] · (1 − tanh² c′[i]).</summary>
    public static void BackToCell<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> tanhOfCell, ReadOnlySpan<T> yGrad, Span<T> nextGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < nextGrad.Length; i++)
        {
            nextGrad[i] += yGrad[i] * output[i] * (T.One - tanhOfCell[i] * tanhOfCell[i]);
        }
    }
}
