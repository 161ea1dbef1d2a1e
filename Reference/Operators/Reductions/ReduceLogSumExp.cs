using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Logarithm of the sum of exponentials along axes: m + ln Σ exp(xᵢ − m) with m = max x; of integers, truncated.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: every x; −∞ for nothing; an infinite maximum is the result; a NaN makes its group NaN.<br/>
/// Method: shifted by the maximum, so that no finite input overflows.<br/>
/// Since: 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceLogSumExp-18; Blanchard, D. Higham and N. Higham, Accurately computing the log-sum-exp and softmax functions, 2021.
/// </remarks>
public readonly struct ReduceLogSumExp : IRealReduction
{
    /// <inheritdoc/>
    public static T Of<T>(ReadOnlySpan<T> x, Span<T> scratch) where T : IFloatingPointIeee754<T>
    {
        T largest = ReduceMax.Of(x, scratch);
        if (!T.IsFinite(largest))
        {
            return largest;
        }
        for (int i = 0; i < x.Length; i++)
        {
            scratch[i] = T.Exp(x[i] - largest);
        }
        return largest + T.Log(Special.Sum<T>(scratch[..x.Length]));
    }
}
