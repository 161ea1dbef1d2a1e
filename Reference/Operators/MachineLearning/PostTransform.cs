using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>What the operators of ai.onnx.ml do to a row of scores at the end: NONE, LOGISTIC, SOFTMAX, SOFTMAX_ZERO, PROBIT.</summary>
/// <remarks>SOFTMAX_ZERO is the softmax of the scores that are not 0; those stay 0. PROBIT is Φ⁻¹ of each score.</remarks>
public static class PostTransform
{
    /// <summary>Transforms a row of scores in place.</summary>
    /// <exception cref="ShapeException">The transformation is not known.</exception>
    public static void Apply<T>(Span<T> scores, string transform) where T : IFloatingPointIeee754<T>
    {
        switch (transform)
        {
            case "NONE":
                break;
            case "LOGISTIC":
                for (int i = 0; i < scores.Length; i++)
                {
                    scores[i] = Special.Sigmoid(scores[i]);
                }
                break;
            case "SOFTMAX":
                Softmax.Normalize(scores);
                break;
            case "SOFTMAX_ZERO":
                OfNonzero(scores);
                break;
            case "PROBIT":
                for (int i = 0; i < scores.Length; i++)
                {
                    scores[i] = Probit.Of(scores[i]);
                }
                break;
            default:
                throw new ShapeException($"'post_transform' is {transform}: need NONE, LOGISTIC, SOFTMAX, SOFTMAX_ZERO or PROBIT");
        }
    }

    private static void OfNonzero<T>(Span<T> scores) where T : IFloatingPointIeee754<T>
    {
        T[] kept = [.. scores.ToArray().Where(s => s != T.Zero)];
        Softmax.Normalize<T>(kept);
        int taken = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = scores[i] != T.Zero ? kept[taken++] : T.Zero;
        }
    }
}
