using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Causal convolution of each channel with its own filter: y[b, c, l] = φ(bias[c] + Σₜ w[c, 0, t]·[past, x][b, c, l + t]), φ(v) = v or v·σ(v).</summary>
/// <remarks>
/// Shape: input [N, C, L], weight [C, 1, k], bias [C], past_state [N, C, k − 1] (zeros if not given) → output [N, C, L], present_state [N, C, k − 1]: the last k − 1 inputs.<br/>
/// Domain: reals; <c>activation</c> is none, silu or swish.<br/>
/// Since: 27.<br/>
/// Source: ONNX CausalConvWithState-27.
/// </remarks>
public static class CausalConvWithState
{
    /// <summary>Output and present state.</summary>
    public static (Tensor<T> Output, Tensor<T> Present) Of<T>(Tensor<T> x, Tensor<T> w, Tensor<T>? bias = null, Tensor<T>? past = null, string activation = "none")
        where T : IFloatingPointIeee754<T>
    {
        if (x.Rank != 3 || w.Rank != 3 || w.Shape[0] != x.Shape[1] || w.Shape[1] != 1 || w.Shape[2] == 0)
        {
            throw new ShapeException($"input has shape {Shape.Text(x.Shape)}, weight {Shape.Text(w.Shape)}: need [N, C, L] and [C, 1, k]");
        }
        if (activation is not ("none" or "silu" or "swish" or ""))
        {
            throw new ShapeException($"'activation' is '{activation}': need none, silu or swish");
        }
        int batch = x.Shape[0], channels = x.Shape[1], length = x.Shape[2], state = w.Shape[2] - 1;
        if (past is not null && !past.Shape.AsSpan().SequenceEqual([batch, channels, state]))
        {
            throw new ShapeException($"past_state has shape {Shape.Text(past.Shape)}: need {Shape.Text([batch, channels, state])}");
        }
        T[] joined = Shape.Allocate<T>([batch, channels, state + length]), present = Shape.Allocate<T>([batch, channels, state]);
        for (int row = 0; row < batch * channels; row++)
        {
            Span<T> line = joined.AsSpan(row * (state + length), state + length);
            past?.Values.AsSpan(row * state, state).CopyTo(line);
            x.Values.AsSpan(row * length, length).CopyTo(line[state..]);
            line[length..].CopyTo(present.AsSpan(row * state));
        }
        ConvolutionWindow window = new() { Group = channels };
        Tensor<T> y = channels == 0 || length == 0 ? new(x.Shape, x.ElementType)
            : Conv.Of(new Tensor<T>(joined, [batch, channels, state + length], x.ElementType), w, bias, window);
        if (activation is "silu" or "swish")
        {
            for (int i = 0; i < y.Count; i++)
            {
                y.Values[i] *= Special.Sigmoid(y.Values[i]);
            }
        }
        return (y, new Tensor<T>(present, [batch, channels, state], x.ElementType));
    }
}
