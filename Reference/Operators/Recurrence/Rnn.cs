using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Simple recurrent layer: hₜ = f(W·xₜ + R·hₜ₋₁ + b_W + b_R).</summary>
/// <remarks>
/// Shape: <see cref="RecurrentLayer{T}"/>, one gate. f is Tanh unless stated.<br/>
/// Error: over many steps an interval bound grows without need; feed the states back step by step to judge an implementation.<br/>
/// Since: 14 (layout); 7 and 1 differ in what may be left out only.<br/>
/// Source: ONNX RNN-22.
/// </remarks>
public static class Rnn
{
    /// <summary>All hidden states and the last one.</summary>
    public static (Tensor<T> Y, Tensor<T> H) Of<T>(RecurrentLayer<T> layer) where T : IFloatingPointIeee754<T>
    {
        (Tensor<T> y, Tensor<T> h, _) = layer.Run(1, direction => new Cell<T>(layer, direction));
        return (y, h);
    }

    private sealed class Cell<T>(RecurrentLayer<T> layer, int direction) : IRecurrentCell<T> where T : IFloatingPointIeee754<T>
    {
        private readonly RecurrentActivation<T> f = layer.ActivationsOf(direction, "Tanh")[0];
        private readonly T[] gate = layer.Gate(direction, 0);
        private readonly GateRows<T> rows = new(layer.Batch, layer.Hidden, layer.WidthOf());

        public void Step(ReadOnlySpan<T> x, Span<T> h, Span<T> c)
        {
            rows.Fill(x, h);
            rows.Multiply(gate, default, h);
            foreach (ref T unit in h)
            {
                unit = f.Of(unit);
            }
        }
    }
}
