using System.Numerics;
using Verification.Properties.Claims;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The loops of softmax as they are printed, where that is not what the text means.</summary>
public sealed class SoftmaxErrataClaims : IClaims
{
    private const string ThreeLoops = "softmax-backward-loops", TwoLoops = "softmax-optimised-loops";

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LoopClaims.Refuted<T>(
            "softmax-printed-overwrite", "Z[b] ← exp(s[b,j]); p[b,j] ← exp(s[b,j]) ÷ Z[b] is softmax: each j overwrites the one before",
            Sources.Ttic2019Backpropagation.Problem(1), SoftmaxClaims.Scores, p => Overwritten(p.X[0]), SoftmaxClaims.Shifted, "softmax-loops"),
        LoopClaims.Refuted<T>(
            "softmax-printed-overwrite-backward", "s.grad ← p.grad p; Z.grad ← −p.grad exp(s)/Z²; s.grad ← Z.grad exp(s) is the derivative of p = exp(s)/Z",
            Sources.Ttic2019Backpropagation.Problem(1), SoftmaxClaims.Scores, OverwrittenBackward, SoftmaxOracle, ThreeLoops),
        LoopClaims.Refuted<T>(
            "softmax-printed-sign", "e[b] = p p.grad; s.grad += p(p.grad + e[b]) is the derivative of p = exp(s)/Z: as printed, with = and +",
            Sources.Ttic2019Backpropagation.Problem(2), SoftmaxClaims.Scores, p => Optimised(p, T.One, accumulates: false), SoftmaxOracle, TwoLoops),
        LoopClaims.Refuted<T>(
            "softmax-printed-sign-accumulated", "e[b] += p p.grad; s.grad += p(p.grad + e[b]) is the derivative of p = exp(s)/Z: with +=, and the sign still as printed",
            Sources.Ttic2019Backpropagation.Problem(2), SoftmaxClaims.Scores, p => Optimised(p, T.One, accumulates: true), SoftmaxOracle, TwoLoops),
        LoopClaims.Refuted<T>(
            "softmax-printed-assignment", "e[b] = −p p.grad; s.grad += p(p.grad + e[b]) is the derivative of p = exp(s)/Z: the sign set right, and = still as printed",
            Sources.Ttic2019Backpropagation.Problem(2), SoftmaxClaims.Scores, p => Optimised(p, -T.One, accumulates: false), SoftmaxOracle, TwoLoops),
    ];

    /// <summary>Z[b] ← exp(s[b, j]); p[b, j] ← exp(s[b, j]) / Z[b].</summary>
    internal static T[] Overwritten<T>(Tensor<T> s) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = s.Shape[1];
        T[] z = new T[s.Shape[0]], p = new T[s.Count];
        for (int i = 0; i < p.Length; i++)
        {
            z[i / columns] = T.Exp(s[i]);
        }
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = T.Exp(s[i]) / z[i / columns];
        }
        return p;
    }

    // With Z and p as they should be, so that the backward pass alone is at fault.
    private static T[] OverwrittenBackward<T>(LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> s, T[] pGrad, int columns) = (point.X[0], point.Cotangents[0].Values, point.X[0].Shape[1]);
        (Tensor<T> p, T[] z) = Layers.SoftmaxLoops.Forward(s);
        T[] sGrad = new T[s.Count], zGrad = new T[z.Length];
        for (int i = 0; i < sGrad.Length; i++)
        {
            sGrad[i] = pGrad[i] * p[i];
        }
        for (int i = 0; i < sGrad.Length; i++)
        {
            T sum = z[i / columns];
            zGrad[i / columns] = -(pGrad[i] * T.Exp(s[i])) / (sum * sum);
        }
        for (int i = 0; i < sGrad.Length; i++)
        {
            sGrad[i] = zGrad[i / columns] * T.Exp(s[i]);
        }
        return sGrad;
    }

    private static T[] Optimised<T>(LayerPoint<T> point, T sign, bool accumulates) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] p, T[] pGrad, int columns) = (SoftmaxClaims.Shifted(point), point.Cotangents[0].Values, point.X[0].Shape[1]);
        T[] e = new T[point.X[0].Shape[0]], sGrad = new T[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            T before = accumulates ? e[i / columns] : T.Zero;
            e[i / columns] = before + sign * p[i] * pGrad[i];
        }
        for (int i = 0; i < p.Length; i++)
        {
            sGrad[i] += p[i] * (pGrad[i] + e[i / columns]);
        }
        return sGrad;
    }

    private static T[] SoftmaxOracle<T>(LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T> => LayerClaims.Oracle(new Layers.SoftmaxLoops(), point);
}
