using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>An arithmetic progression: start + i·delta for i = 0, 1, … while it has not reached <c>limit</c>.</summary>
/// <remarks>
/// Shape: three scalars → [max(0, ⌈(limit − start)/delta⌉)].<br/>
/// Error: the specification states both the product, which this is, and, in the function body, repeated addition (the form <c>cumulative</c>), which rounds at every step.<br/>
/// Since: 11.<br/>
/// Source: ONNX Range-11.
/// </remarks>
public static class Range
{
    /// <summary>The progression of three scalars of one numeric type.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="limit">Where to end; exclusive.</param>
    /// <param name="delta">The step.</param>
    /// <param name="cumulative">Whether each number is the previous one plus the step.</param>
    public static Tensor Of<T>(Tensor start, Tensor limit, Tensor delta, bool cumulative = false) where T : IFloatingPointIeee754<T> => (start, limit, delta) switch
    {
        (Tensor<T> a, Tensor<T> b, Tensor<T> d) => Numbers(a, b, d, T.Ceiling((Only(b) - Only(a)) / Only(d)), cumulative),
        (Tensor<long> a, Tensor<long> b, Tensor<long> d) => Integers(a, b, d),
        (Tensor<int> a, Tensor<int> b, Tensor<int> d) => Integers(a, b, d),
        (Tensor<short> a, Tensor<short> b, Tensor<short> d) => Integers(a, b, d),
        _ => throw new ShapeException($"start, limit and delta are {start.Describe()}, {limit.Describe()} and {delta.Describe()}: need one type of real, int64, int32 or int16"),
    };

    private static Tensor Integers<TInteger>(Tensor<TInteger> start, Tensor<TInteger> limit, Tensor<TInteger> delta) where TInteger : struct, IBinaryInteger<TInteger>
    {
        Int128 distance = Int128.CreateChecked(Only(limit)) - Int128.CreateChecked(Only(start)), step = Int128.CreateChecked(Only(delta));
        if (step == 0)
        {
            throw new ShapeException("'delta' is 0: the range would not end");
        }
        Int128 count = distance / step + (distance % step != 0 && distance > 0 == step > 0 ? 1 : 0);
        return Numbers(start, limit, delta, count, false);
    }

    private static Tensor<TNumber> Numbers<TNumber, TCount>(Tensor<TNumber> start, Tensor<TNumber> limit, Tensor<TNumber> delta, TCount count, bool cumulative)
        where TNumber : INumber<TNumber> where TCount : INumber<TCount>
    {
        if (!TCount.IsFinite(count) || count > TCount.CreateChecked(1 << 30))
        {
            throw new ShapeException($"start {Only(start)}, limit {Only(limit)} and delta {Only(delta)} give {count} numbers: need at most 2^30");
        }
        TNumber[] values = Shape.Allocate<TNumber>([count > TCount.Zero ? int.CreateChecked(count) : 0]);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i == 0 ? Only(start) : cumulative ? values[i - 1] + Only(delta) : Only(start) + TNumber.CreateChecked(i) * Only(delta);
        }
        return new Tensor<TNumber>(values, [values.Length], start.ElementType);
    }

    private static TNumber Only<TNumber>(Tensor<TNumber> x) => x.Count == 1 ? x[0] : throw new ShapeException($"{x.Describe()} is not a single number");
}
