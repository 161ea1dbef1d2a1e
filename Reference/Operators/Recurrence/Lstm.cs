using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>
/// Long short-term memory: i, f = f(W·x + R·h + P ⊙ c + b), c̃ = g(W·x + R·h + b), c ← f ⊙ c + i ⊙ c̃, o = f(W·x + R·h + P ⊙ c + b) with the new c, h ← o ⊙ h(c).
/// </summary>
/// <remarks>
/// Shape: <see cref="RecurrentLayer{T}"/>, four gates in the order i, o, f, c; peepholes [D, 3·H] in the order i, o, f. f is Sigmoid, g and h are Tanh unless stated.
/// With <c>input_forget</c> the forget gate is 1 − i. The clip limits every activation's argument, that of h included, but not the state c itself.<br/>
/// Since: 14 (layout); 7 and 1 differ in what may be left out only.<br/>
/// Source: ONNX LSTM-22.
/// </remarks>
public static class Lstm
{
    /// <summary>All hidden states, the last one and the last cell state.</summary>
    public static (Tensor<T> Y, Tensor<T> H, Tensor<T> C) Of<T>(RecurrentLayer<T> layer, bool inputForget) where T : IFloatingPointIeee754<T> =>
        layer.Run(4, direction => new Cell<T>(layer, direction, inputForget), hasCellState: true);

    private sealed class Cell<T>(RecurrentLayer<T> layer, int direction, bool inputForget) : IRecurrentCell<T> where T : IFloatingPointIeee754<T>
    {
        private readonly RecurrentActivation<T>[] functions = layer.ActivationsOf(direction, "Sigmoid", "Tanh", "Tanh");
        private readonly T[] input = layer.Gate(direction, 0), output = layer.Gate(direction, 1), forget = layer.Gate(direction, 2), cell = layer.Gate(direction, 3);
        private readonly GateRows<T> rows = new(layer.Batch, layer.Hidden, layer.WidthOf());
        private readonly T[] i = Room(layer), o = Room(layer), f = Room(layer), next = Room(layer), peeked = Room(layer);

        public void Step(ReadOnlySpan<T> x, Span<T> h, Span<T> c)
        {
            rows.Fill(x, h);
            rows.Multiply(input, Peep(0, c), i);
            rows.Multiply(forget, Peep(2, c), f);
            rows.Multiply(cell, default, next);
            for (int n = 0; n < i.Length; n++)
            {
                T admitted = functions[0].Of(i[n]), kept = inputForget ? T.One - admitted : functions[0].Of(f[n]);
                c[n] = kept * c[n] + admitted * functions[1].Of(next[n]);
            }
            rows.Multiply(output, Peep(1, c), o);
            for (int n = 0; n < o.Length; n++)
            {
                h[n] = functions[0].Of(o[n]) * functions[2].Of(c[n]);
            }
        }

        private static T[] Room(RecurrentLayer<T> layer) => Shape.Allocate<T>([layer.Batch, layer.Hidden]);

        private ReadOnlySpan<T> Peep(int gate, ReadOnlySpan<T> c)
        {
            if (layer.Peepholes is null)
            {
                return default;
            }
            int hidden = layer.Hidden;
            for (int n = 0; n < c.Length; n++)
            {
                peeked[n] = layer.Peepholes[(direction * 3 + gate) * hidden + n % hidden] * c[n];
            }
            return peeked;
        }
    }
}
