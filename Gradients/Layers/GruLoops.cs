using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>One step of a gated recurrent unit, with the reset gate applied after the state's matrix product.</summary>
/// <remarks>
/// r = σ(W_xr x + b_xr + W_hr h + b_hr), z likewise; n = tanh(W_xn x + b_xn + r ⊙ (W_hn h + b_hn)); h′ = (1 − z) ⊙ n + z ⊙ h.<br/>
/// This is PyTorch's convention, and ONNX's with linear_before_reset = 1 (whose gates are in the order z, r, n). In [CvM14], and in ONNX with
/// linear_before_reset = 0, the reset is applied to h, before the product: n = tanh(W_xn x + W_hn (r ⊙ h)).<br/>
/// Shape: x [B, I], h [B, H], W_x [3H, I], W_h [3H, H], b_x [3H], b_h [3H], each in the order r, z, n → h′ [B, H].<br/>
/// Source: [CvM14]; [PyTorch] GRU.
/// </remarks>
public sealed class GruLoops : ILayer
{
    /// <summary>The places of the gates.</summary>
    public const int Reset = 0, Update = 1, New = 2;

    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        GruGates<T> gates = GruGates<T>.Of(x);
        Tensor<T> y = new(x[1].Shape);
        Mix<T>(gates.Update, gates.New, x[1].Values, y.Values);
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        GruGates<T> gates = GruGates<T>.Of(x);
        (int hidden, T[] h, T[] yGrad) = (x[1].Shape[1], x[1].Values, cotangents[0].Values);
        T[] rGrad = new T[h.Length], zGrad = new T[h.Length], nGrad = new T[h.Length];
        T[] ofInputGrad = new T[gates.OfInput.Length], ofStateGrad = new T[gates.OfState.Length];
        Tensor<T>[] grads = [.. x.Select(t => new Tensor<T>(t.Shape))];
        BackToState<T>(gates.Update, yGrad, grads[1].Values);
        BackToUpdate<T>(h, gates.New, yGrad, zGrad);
        BackToNew<T>(gates.Update, yGrad, nGrad);
        GateLoops.BackThroughTanh<T>(gates.New, nGrad, New, hidden, ofInputGrad);
        BackToReset<T>(gates.OfState, ofInputGrad, hidden, rGrad);
        BackThroughReset<T>(gates.Reset, ofInputGrad, hidden, ofStateGrad);
        BackThroughGate(gates.Reset, rGrad, Reset, hidden, ofInputGrad, ofStateGrad);
        BackThroughGate(gates.Update, zGrad, Update, hidden, ofInputGrad, ofStateGrad);
        BackThroughProducts(x, ofInputGrad, ofStateGrad, grads);
        return grads;
    }

    /// <summary>h′[i] = (1 − z[i]) · n[i] + z[i] · h[i].</summary>
    public static void Mix<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> n, ReadOnlySpan<T> h, Span<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = (T.One - z[i]) * n[i] + z[i] * h[i];
        }
    }

    /// <summary>h.grad[i] += h′.grad[i] · z[i].</summary>
    public static void BackToState<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> yGrad, Span<T> hGrad)
        where T : struct, IFloatingPointIeee754<T> => GateLoops.BackThroughProduct(z, yGrad, hGrad);

    /// <summary>z.grad[i] += h′.grad[i] · (h[i] − n[i]).</summary>
    public static void BackToUpdate<T>(ReadOnlySpan<T> h, ReadOnlySpan<T> n, ReadOnlySpan<T> yGrad, Span<T> zGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < yGrad.Length; i++)
        {
            zGrad[i] += yGrad[i] * (h[i] - n[i]);
        }
    }

    /// <summary>n.grad[i] += h′.grad[i] · (1 − z[i]).</summary>
    public static void BackToNew<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> yGrad, Span<T> nGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < yGrad.Length; i++)
        {
            nGrad[i] += yGrad[i] * (T.One - z[i]);
        }
    }

    /// <summary>r.grad[b, i] += aₓ.grad[b, n, i] · aₕ[b, n, i]: through the argument aₓ + r ⊙ aₕ of tanh.</summary>
    public static void BackToReset<T>(ReadOnlySpan<T> ofState, ReadOnlySpan<T> ofInputGrad, int hidden, Span<T> rGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int at = 0; at < rGrad.Length; at += hidden)
        {
            int block = 3 * at + New * hidden;
            GateLoops.BackThroughProduct(ofState.Slice(block, hidden), ofInputGrad.Slice(block, hidden), rGrad.Slice(at, hidden));
        }
    }

    /// <summary>aₕ.grad[b, n, i] += aₓ.grad[b, n, i] · r[b, i].</summary>
    public static void BackThroughReset<T>(ReadOnlySpan<T> r, ReadOnlySpan<T> ofInputGrad, int hidden, Span<T> ofStateGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int at = 0; at < r.Length; at += hidden)
        {
            int block = 3 * at + New * hidden;
            GateLoops.BackThroughProduct(r.Slice(at, hidden), ofInputGrad.Slice(block, hidden), ofStateGrad.Slice(block, hidden));
        }
    }

    /// <summary>aₓ.grad[b, gate, i] += s.grad[b, i] · s (1 − s); aₕ.grad likewise.</summary>
    public static void BackThroughGate<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sGrad, int gate, int hidden, Span<T> ofInputGrad, Span<T> ofStateGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        GateLoops.BackThroughSigmoid(s, sGrad, gate, hidden, ofInputGrad);
        GateLoops.BackThroughSigmoid(s, sGrad, gate, hidden, ofStateGrad);
    }

    /// <summary>From the pre-activations aₓ = W_x x + b_x and aₕ = W_h h + b_h to everything that they are made of.</summary>
    /// <param name="x">The layer's inputs.</param>
    /// <param name="ofInputGrad">aₓ.grad.</param>
    /// <param name="ofStateGrad">aₕ.grad.</param>
    /// <param name="grads">Added to: a cotangent for each input.</param>
    public static void BackThroughProducts<T>(Tensor<T>[] x, T[] ofInputGrad, T[] ofStateGrad, Tensor<T>[] grads)
        where T : struct, IFloatingPointIeee754<T>
    {
        int gates = x[^1].Count;
        LinearLoops.BackToInput<T>(x[^4].Values, ofInputGrad, gates, grads[0].Values);
        LinearLoops.BackToInput<T>(x[^3].Values, ofStateGrad, gates, grads[1].Values);
        LinearLoops.BackToWeights<T>(x[0].Values, ofInputGrad, gates, grads[^4].Values);
        LinearLoops.BackToWeights<T>(x[1].Values, ofStateGrad, gates, grads[^3].Values);
        LinearLoops.BackToBias<T>(ofInputGrad, grads[^2].Values);
        LinearLoops.BackToBias<T>(ofStateGrad, grads[^1].Values);
    }
}
