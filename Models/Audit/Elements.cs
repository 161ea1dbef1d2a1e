using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Single elements of tensors whose type is known at run time only.</summary>
internal static class Elements
{
    /// <summary>An element of a tensor of reals, as double.</summary>
    public static double At(Tensor x, int place) => x switch
    {
        Tensor<float> t => t[place],
        Tensor<double> t => t[place],
        _ => throw new ArgumentException($"{x.Describe()} holds no plain real numbers", nameof(x)),
    };
}

/// <summary>Integers, booleans and strings: equal or not.</summary>
internal static class Discretes
{
    /// <summary>The first place at which two tensors of one shape differ; null if they do not.</summary>
    public static int? FirstDifference(Tensor got, Tensor expected)
    {
        return (got, expected) switch
        {
            (Tensor<long> a, Tensor<long> b) => First<long>(a.Values, b.Values),
            (Tensor<int> a, Tensor<int> b) => First<int>(a.Values, b.Values),
            (Tensor<bool> a, Tensor<bool> b) => First<bool>(a.Values, b.Values),
            (Tensor<byte> a, Tensor<byte> b) => First<byte>(a.Values, b.Values),
            (Tensor<sbyte> a, Tensor<sbyte> b) => First<sbyte>(a.Values, b.Values),
            _ => Enumerable.Range(0, got.Count).Where(i => !Equals(got.Elements.GetValue(i), expected.Elements.GetValue(i))).Select(i => (int?)i).FirstOrDefault(),
        };
    }

    private static int? First<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : IEquatable<T> => a.CommonPrefixLength(b) is int length && length < a.Length ? length : null;
}

/// <summary>Places as multi-dimensional indices, for reports.</summary>
internal static class Index
{
    /// <summary>The index in words: <c>[0, 3, 17]</c>.</summary>
    public static string Text(int place, ReadOnlySpan<int> shape) => Shape.Text(Of(place, shape));

    /// <summary>The index along each dimension.</summary>
    public static int[] Of(int place, ReadOnlySpan<int> shape)
    {
        int[] index = new int[shape.Length];
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            index[d] = place % shape[d];
            place /= shape[d];
        }
        return index;
    }
}
