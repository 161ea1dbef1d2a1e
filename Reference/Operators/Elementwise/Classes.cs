using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Tests of the class of a real number, elementwise: NaN, −∞, +∞.</summary>
/// <remarks>
/// Shape: x → same, bool.<br/>
/// Source: ONNX IsNaN-20, IsInf-20.
/// </remarks>
public static class Classes
{
    /// <summary>Whether each element is NaN.</summary>
    public static Tensor<bool> IsNaN<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, bool, NotANumber<T>>(x, default, ElementType.Bool);

    /// <summary>Whether each element is one of the infinities asked for.</summary>
    public static Tensor<bool> IsInf<T>(Tensor<T> x, bool negative = true, bool positive = true) where T : IFloatingPointIeee754<T> =>
        Broadcasting.Map<T, bool, Infinite<T>>(x, new(negative, positive), ElementType.Bool);

    private readonly struct NotANumber<T> : IUnary<T, bool> where T : IFloatingPointIeee754<T>
    {
        public bool Of(T x) => T.IsNaN(x);
    }

    private readonly record struct Infinite<T>(bool Negative, bool Positive) : IUnary<T, bool> where T : IFloatingPointIeee754<T>
    {
        public bool Of(T x) => (Negative && T.IsNegativeInfinity(x)) || (Positive && T.IsPositiveInfinity(x));
    }
}
