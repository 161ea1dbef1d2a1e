using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Layers;

/// <summary>The gates of recurrent cells: functions of one block of pre-activations a [B, G·H], forward and backward.</summary>
/// <remarks>The pre-activations are given as two summands, that of the input and that of the state.</remarks>
public static class GateLoops
{
    /// <summary>s[b, i] = σ(a[b, gate, i]), a = aₓ + aₕ.</summary>
    public static void Sigmoid<T>(ReadOnlySpan<T> ofInput, ReadOnlySpan<T> ofState, int gate, int hidden, Span<T> s)
        where T : struct, IFloatingPointIeee754<T>
    {
        int width = Width(ofInput.Length, s.Length, hidden);
        for (int b = 0; b * hidden < s.Length; b++)
        {
            ReadOnlySpan<T> x = ofInput.Slice(b * width + gate * hidden, hidden), h = ofState.Slice(b * width + gate * hidden, hidden);
            Span<T> to = s.Slice(b * hidden, hidden);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = Special.Sigmoid(x[i] + h[i]);
            }
        }
    }

    /// <summary>t[b, i] = tanh(a[b, gate, i]), a = aₓ + aₕ.</summary>
    public static void Tanh<T>(ReadOnlySpan<T> ofInput, ReadOnlySpan<T> ofState, int gate, int hidden, Span<T> t)
        where T : struct, IFloatingPointIeee754<T>
    {
        int width = Width(ofInput.Length, t.Length, hidden);
        for (int b = 0; b * hidden < t.Length; b++)
        {
            ReadOnlySpan<T> x = ofInput.Slice(b * width + gate * hidden, hidden), h = ofState.Slice(b * width + gate * hidden, hidden);
            Span<T> to = t.Slice(b * hidden, hidden);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = T.Tanh(x[i] + h[i]);
            }
        }
    }

    /// <summary>a.grad[b, gate, i] += s.grad[b, i] · s[b, i] (1 − s[b, i]).</summary>
    public static void BackThroughSigmoid<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> sGrad, int gate, int hidden, Span<T> aGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int width = Width(aGrad.Length, s.Length, hidden);
        for (int b = 0; b * hidden < s.Length; b++)
        {
            ReadOnlySpan<T> row = s.Slice(b * hidden, hidden), rowGrad = sGrad.Slice(b * hidden, hidden);
            Span<T> to = aGrad.Slice(b * width + gate * hidden, hidden);
            for (int i = 0; i < row.Length; i++)
            {
                to[i] += rowGrad[i] * row[i] * (T.One - row[i]);
            }
        }
    }

    /// <summary>a.grad[b, gate, i] += t.grad[b, i] · (1 − t[b, i]²).</summary>
    public static void BackThroughTanh<T>(ReadOnlySpan<T> t, ReadOnlySpan<T> tGrad, int gate, int hidden, Span<T> aGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int width = Width(aGrad.Length, t.Length, hidden);
        for (int b = 0; b * hidden < t.Length; b++)
        {
            ReadOnlySpan<T> row = t.Slice(b * hidden, hidden), rowGrad = tGrad.Slice(b * hidden, hidden);
            Span<T> to = aGrad.Slice(b * width + gate * hidden, hidden);
            for (int i = 0; i < row.Length; i++)
            {
                to[i] += rowGrad[i] * (T.One - row[i] * row[i]);
            }
        }
    }

    /// <summary>y.grad[i] += x.grad[i] · factor[i]: back through the product x = y ⊙ factor.</summary>
    public static void BackThroughProduct<T>(ReadOnlySpan<T> factor, ReadOnlySpan<T> xGrad, Span<T> yGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        factor = factor[..xGrad.Length];
        yGrad = yGrad[..xGrad.Length];
        for (int i = 0; i < xGrad.Length; i++)
        {
            yGrad[i] += xGrad[i] * factor[i];
        }
    }

    // G·H.
    private static int Width(int preactivations, int units, int hidden) => units == 0 ? 0 : preactivations / (units / hidden);
}
