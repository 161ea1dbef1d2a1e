using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Clip: min(max(x, low), high), elementwise; where low &gt; high, high.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; NaN stays NaN.<br/>
/// Since: 11 (bounds are inputs, none by default); 6 (bounds are attributes, by default the ends of the finite float range); 1 (attributes, none by default).<br/>
/// Source: ONNX Clip-13.
/// </remarks>
public static class Clip
{
    /// <summary>A tensor of any numeric type between bounds of its type, either of which may be missing.</summary>
    /// <exception cref="ShapeException">A bound is no scalar or has another type.</exception>
    public static Tensor Of<T>(Tensor x, Tensor? low, Tensor? high) where T : INumber<T> => Numeric.Apply<T, Between>(x, new Between(low, high));

    private readonly struct Between(Tensor? low, Tensor? high) : INumericOperation<Tensor>
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            Tensor<TNumber> result = low is null ? x : Broadcasting.Map<TNumber, TNumber, Above<TNumber>>(x, new(Bound(x, low)), x.ElementType);
            return high is null ? result : Broadcasting.Map<TNumber, TNumber, Below<TNumber>>(result, new(Bound(x, high)), x.ElementType);
        }

        private static TNumber Bound<TNumber>(Tensor<TNumber> x, Tensor bound) => Numeric.Same(x, bound) is { Count: 1 } only ? only[0]
            : throw new ShapeException($"a bound is {bound.Describe()}: need a scalar");
    }

    private readonly struct Above<TNumber>(TNumber low) : IUnary<TNumber, TNumber> where TNumber : INumber<TNumber>
    {
        public TNumber Of(TNumber x) => TNumber.Max(x, low);
    }

    private readonly struct Below<TNumber>(TNumber high) : IUnary<TNumber, TNumber> where TNumber : INumber<TNumber>
    {
        public TNumber Of(TNumber x) => TNumber.Min(x, high);
    }
}
