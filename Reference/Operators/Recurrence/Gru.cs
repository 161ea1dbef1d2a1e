using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>
/// Gated recurrent unit: z = f(W_z·x + R_z·h + b), r = f(W_r·x + R_r·h + b), h̃ = g(W_h·x + R_h·(r ⊙ h) + b_W + b_R) or, linear before reset,
/// g(W_h·x + r ⊙ (R_h·h + b_R) + b_W); then h ← (1 − z) ⊙ h̃ + z ⊙ h.
/// </summary>
/// <remarks>
/// Shape: <see cref="RecurrentLayer{T}"/>, three gates in the order z, r, h. f is Sigmoid and g Tanh unless stated.<br/>
/// Since: 14 (layout); 3 (linear_before_reset); 1.<br/>
/// Source: ONNX GRU-22.
/// </remarks>
public static class Gru
{
    /// <summary>All hidden states and the last one.</summary>
    public static (Tensor<T> Y, Tensor<T> H) Of<T>(RecurrentLayer<T> layer, bool linearBeforeReset) where T : IFloatingPointIeee754<T>
    {
        (Tensor<T> y, Tensor<T> h, _) = layer.Run(3, direction => new Cell<T>(layer, direction, linearBeforeReset));
        return (y, h);
    }

    private sealed class Cell<T>(RecurrentLayer<T> layer, int direction, bool linearBeforeReset) : IRecurrentCell<T> where T : IFloatingPointIeee754<T>
    {
        private readonly RecurrentActivation<T>[] functions = layer.ActivationsOf(direction, "Sigmoid", "Tanh");
        private readonly T[] update = layer.Gate(direction, 0), reset = layer.Gate(direction, 1);
        private readonly T[] candidate = layer.Gate(direction, 2, ofHidden: !linearBeforeReset), recurrent = layer.Gate(direction, 2, ofInput: false);
        private readonly GateRows<T> rows = new(layer.Batch, layer.Hidden, layer.WidthOf());
        private readonly GateRows<T> inputRows = new(layer.Batch, layer.Hidden, layer.WidthOf(ofHidden: false)), hiddenRows = new(layer.Batch, layer.Hidden, layer.WidthOf(ofInput: false));
        private readonly T[] z = Shape.Allocate<T>([layer.Batch, layer.Hidden]), r = Shape.Allocate<T>([layer.Batch, layer.Hidden]), next = Shape.Allocate<T>([layer.Batch, layer.Hidden]);

        public void Step(ReadOnlySpan<T> x, Span<T> h, Span<T> c)
        {
            rows.Fill(x, h);
            rows.Multiply(update, default, z);
            rows.Multiply(reset, default, r);
            if (linearBeforeReset)
            {
                hiddenRows.Fill(h, default);
                hiddenRows.Multiply(recurrent, default, next);
                for (int i = 0; i < r.Length; i++)
                {
                    r[i] = functions[0].Of(r[i]) * next[i];
                }
                inputRows.Fill(x, default);
                inputRows.Multiply(candidate, r, next);
            }
            else
            {
                for (int i = 0; i < r.Length; i++)
                {
                    r[i] = functions[0].Of(r[i]) * h[i];
                }
                rows.Fill(x, r);
                rows.Multiply(candidate, default, next);
            }
            for (int i = 0; i < z.Length; i++)
            {
                T keep = functions[0].Of(z[i]);
                h[i] = (T.One - keep) * functions[1].Of(next[i]) + keep * h[i];
            }
        }
    }
}
