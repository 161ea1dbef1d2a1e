using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>PRelu: x for x &gt; 0, slope · x for x ≤ 0, elementwise; the slope is broadcast to x.</summary>
/// <remarks>
/// Shape: x → same. Domain: reals and integers.<br/>
/// Error: a bound that cannot tell the side covers both.<br/>
/// Since: 9 (integers); 7 (broadcasting); 1 and 6 take one slope, or one for each channel (dimension 1).<br/>
/// Source: ONNX PRelu-16.
/// </remarks>
public static class PRelu
{
    /// <summary>The function at every element, with a slope that broadcasts to x.</summary>
    /// <exception cref="ShapeException">The types differ, or the slope does not broadcast to x.</exception>
    public static Tensor Of<T>(Tensor x, Tensor slope) where T : IFloatingPointIeee754<T>
    {
        int[] shape = Shape.Broadcast(x.Shape, slope.Shape);
        return !shape.AsSpan().SequenceEqual(x.Shape) ? throw new ShapeException($"slope {Shape.Text(slope.Shape)} does not broadcast to x {Shape.Text(x.Shape)}")
            : x is Tensor<T> real ? Broadcasting.Map<T, T, Pairwise<T>>(real, Numeric.Same(real, slope), default, x.ElementType)
            : Arithmetic.Apply<T, Whole>(x, slope);
    }

    /// <summary>The function with one slope, or one for each channel (opsets 1 and 6).</summary>
    /// <exception cref="ShapeException">The slope has another length.</exception>
    public static Tensor OfChannels<T>(Tensor x, Tensor slope) where T : IFloatingPointIeee754<T> =>
        Of<T>(x, slope.Count == 1 ? slope.WithShape([]) : slope.Rank == 1 ? AttributeBroadcast.Align(x, slope, broadcast: true, axis: Math.Min(1, x.Rank - 1)) : slope);

    private readonly struct Pairwise<T> : IBinary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x, T slope) => Special.Choose(x, x, slope * x);
    }

    private readonly struct Whole : IArithmetic
    {
        public static TNumber Of<TNumber>(TNumber x, TNumber slope) where TNumber : INumber<TNumber> => x > TNumber.Zero ? x : slope * x;
    }
}
