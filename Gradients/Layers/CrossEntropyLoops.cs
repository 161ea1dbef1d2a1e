using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The cross-entropy of a softmax: Z[b] += exp(s[b, j]); l[b, j] += s[b, j] − ln Z[b]; loss[b] −= q[b, j] l[b, j].</summary>
/// <remarks>
/// Shape: s [B, J], labels q [B, J] → loss [B]. The label k of a row enters as the row that is 1 at k and 0 elsewhere.<br/>
/// Domain: |s| ≤ 700, as for <see cref="SoftmaxLoops"/>; any finite q: the loss is linear in it.<br/>
/// Source: the loss of [TTIC19] Problem 0 behind the softmax of Problem 1.
/// </remarks>
public sealed class CrossEntropyLoops : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] z, T[] l) = LogSoftmax(x[0]);
        T[] loss = new T[z.Length];
        for (int i = 0; i < l.Length; i++)
        {
            loss[i / x[0].Shape[1]] -= x[1][i] * l[i];
        }
        return [Tensor<T>.Vector(loss)];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] z, T[] l) = LogSoftmax(x[0]);
        T[] s = x[0].Values, q = x[1].Values, lossGrad = cotangents[0].Values;
        T[] sGrad = new T[s.Length], qGrad = new T[s.Length], lGrad = new T[s.Length], zGrad = new T[z.Length];
        return new([new(sGrad, x[0].Shape), new(qGrad, x[1].Shape)],
        [
            new("q.grad[b,j] -= loss.grad[b] l[b,j]", qGrad, () => SubtractRows<T>(lossGrad, l, qGrad)),
            new("l.grad[b,j] -= loss.grad[b] q[b,j]", lGrad, () => SubtractRows<T>(lossGrad, q, lGrad)),
            new("s.grad[b,j] += l.grad[b,j]", sGrad, () => BackToScores<T>(lGrad, sGrad)),
            new("Z.grad[b] -= l.grad[b,j] / Z[b]", zGrad, () => BackToSums<T>(lGrad, z, zGrad)),
            new("s.grad[b,j] += Z.grad[b] exp(s[b,j])", sGrad, () => SoftmaxLoops.BackThroughSums<T>(s, zGrad, sGrad)),
        ]);
    }

    /// <summary>Z[b] += exp(s[b, j]); l[b, j] += s[b, j] − ln Z[b].</summary>
    public static (T[] Z, T[] L) LogSoftmax<T>(Tensor<T> s) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = s.Shape[1];
        T[] z = new T[s.Shape[0]], l = new T[s.Count];
        for (int i = 0; i < l.Length; i++)
        {
            z[i / columns] += T.Exp(s[i]);
        }
        for (int i = 0; i < l.Length; i++)
        {
            l[i] += s[i] - T.Log(z[i / columns]);
        }
        return (z, l);
    }

    /// <summary>a.grad[b, j] −= loss.grad[b] · c[b, j], c being what a is multiplied by.</summary>
    public static void SubtractRows<T>(ReadOnlySpan<T> lossGrad, ReadOnlySpan<T> c, Span<T> aGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = c.Length / Math.Max(1, lossGrad.Length);
        for (int i = 0; i < c.Length; i++)
        {
            aGrad[i] -= lossGrad[i / columns] * c[i];
        }
    }

    /// <summary>s.grad[b, j] += l.grad[b, j].</summary>
    public static void BackToScores<T>(ReadOnlySpan<T> lGrad, Span<T> sGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < lGrad.Length; i++)
        {
            sGrad[i] += lGrad[i];
        }
    }

    /// <summary>Z.grad[b] −= l.grad[b, j] / Z[b].</summary>
    public static void BackToSums<T>(ReadOnlySpan<T> lGrad, ReadOnlySpan<T> z, Span<T> zGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = lGrad.Length / Math.Max(1, z.Length);
        for (int i = 0; i < lGrad.Length; i++)
        {
            zGrad[i / columns] -= lGrad[i] / z[i / columns];
        }
    }
}
