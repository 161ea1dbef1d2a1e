using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Applies reductions to tensors of any numeric type.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go. No axes means all of them, or with <c>noop_with_empty_axes</c> none, in which case every
/// element is a group of its own and the formula is still applied to it.<br/>
/// Domain: a reduction of nothing gives the operation's identity.<br/>
/// Since: 1 (axes by attribute, not negative before 11); 18 (axes by input; ReduceSum: 13).
/// </remarks>
public static class Reduce
{
    /// <summary>The reduction of a tensor of numbers, or of booleans where it takes them.</summary>
    /// <exception cref="ShapeException">The tensor's type does not fit, or an axis is outside its shape.</exception>
    public static Tensor Apply<T, TReduction>(Tensor x, ReadOnlySpan<long> axes, bool keep = true, bool noop = false)
        where T : INumber<T> where TReduction : struct, IReduction =>
        x is Tensor<bool> truths && TReduction.TakesBooleans ? Booleans<TReduction>(truths, axes, keep, noop)
        : Numeric.Apply<T, Reduction<TReduction>>(x, new(axes.ToArray(), keep, noop));

    /// <summary>The reduction of a tensor of numbers; of integers by way of double precision.</summary>
    /// <exception cref="ShapeException">The tensor's type does not fit, or an axis is outside its shape.</exception>
    public static Tensor ApplyReal<T, TReduction>(Tensor x, ReadOnlySpan<long> axes, bool keep = true, bool noop = false)
        where T : IFloatingPointIeee754<T> where TReduction : struct, IRealReduction =>
        x is Tensor<T> real ? OfReal<T, TReduction>(real, axes, keep, noop)
        : x.ElementType.IsInteger() && x.ElementType.Bits() >= 32 ? Numeric.Apply<T, Truncated<TReduction>>(x, new(axes.ToArray(), keep, noop))
        : throw new ShapeException($"an operand is {x.Describe()}: need a floating-point type, or integers of 32 or 64 bits");

    /// <summary>The reduction of a tensor of one type.</summary>
    public static Tensor<TNumber> Of<TNumber, TReduction>(Tensor<TNumber> x, ReadOnlySpan<long> axes, bool keep = true, bool noop = false)
        where TNumber : INumber<TNumber> where TReduction : struct, IReduction =>
        Run<TNumber, Any<TNumber, TReduction>>(x, axes, keep, noop);

    /// <summary>The reduction of a tensor of real numbers.</summary>
    public static Tensor<T> OfReal<T, TReduction>(Tensor<T> x, ReadOnlySpan<long> axes, bool keep = true, bool noop = false)
        where T : IFloatingPointIeee754<T> where TReduction : struct, IRealReduction =>
        Run<T, Real<T, TReduction>>(x, axes, keep, noop);

    private static Tensor<TNumber> Run<TNumber, TGroup>(Tensor<TNumber> x, ReadOnlySpan<long> axes, bool keep, bool noop)
        where TNumber : INumber<TNumber> where TGroup : struct, IGroup<TNumber>
    {
        int[] reduced = axes.IsEmpty && noop ? [] : Shape.Axes(axes, x.Rank);
        Groups groups = new(x.Shape, reduced);
        TNumber[] result = new TNumber[groups.Count];
        Loops.For<TNumber>(groups.Count, 4L * groups.Length, (start, end) =>
        {
            TNumber[] scratch = new TNumber[groups.Length];
            for (int g = start; g < end; g++)
            {
                result[g] = TGroup.Of(groups.Read<TNumber>(g, x.Values, scratch), scratch);
            }
        });
        return new Tensor<TNumber>(result, Groups.Shape(x.Shape, reduced, keep), x.ElementType);
    }

    private static Tensor<bool> Booleans<TReduction>(Tensor<bool> x, ReadOnlySpan<long> axes, bool keep, bool noop) where TReduction : struct, IReduction
    {
        Tensor<byte> bits = new(Array.ConvertAll(x.Values, b => b ? (byte)1 : (byte)0), x.Shape);
        Tensor<byte> y = Of<byte, TReduction>(bits, axes, keep, noop);
        return new Tensor<bool>(Array.ConvertAll(y.Values, b => b != 0), y.Shape);
    }

    private readonly struct Reduction<TReduction>(long[] axes, bool keep, bool noop) : INumericOperation<Tensor> where TReduction : struct, IReduction
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> => Reduce.Of<TNumber, TReduction>(x, axes, keep, noop);
    }

    private readonly struct Truncated<TReduction>(long[] axes, bool keep, bool noop) : INumericOperation<Tensor> where TReduction : struct, IRealReduction
    {
        public Tensor Of<TInteger>(Tensor<TInteger> x) where TInteger : INumber<TInteger>
        {
            Tensor<double> wide = new(Array.ConvertAll(x.Values, double.CreateChecked), x.Shape);
            Tensor<double> y = OfReal<double, TReduction>(wide, axes, keep, noop);
            return new Tensor<TInteger>(Array.ConvertAll(y.Values, TInteger.CreateSaturating), y.Shape, x.ElementType);
        }
    }

    private interface IGroup<TNumber>
    {
        static abstract TNumber Of(ReadOnlySpan<TNumber> x, Span<TNumber> scratch);
    }

    private readonly struct Any<TNumber, TReduction> : IGroup<TNumber> where TNumber : INumber<TNumber> where TReduction : struct, IReduction
    {
        public static TNumber Of(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) => TReduction.Of(x, scratch);
    }

    private readonly struct Real<T, TReduction> : IGroup<T> where T : IFloatingPointIeee754<T> where TReduction : struct, IRealReduction
    {
        public static T Of(ReadOnlySpan<T> x, Span<T> scratch) => TReduction.Of(x, scratch);
    }
}
