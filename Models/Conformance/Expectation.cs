using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Conformance;

/// <summary>ONNX's own comparison of a value with an expected one.</summary>
/// <remarks>
/// Reals agree when |got − expected| ≤ 10⁻⁷ + 10⁻³|expected|, as in ONNX's backend test runner; infinities and NaN agree with themselves only;
/// everything else must be equal. These tolerances are the standard's, used for its tests alone.
/// </remarks>
public static class Expectation
{
    private const double Relative = 1e-3, Absolute = 1e-7;

    /// <summary>Null when the value is as expected, else what differs first.</summary>
    public static string? Mismatch(Value got, Value expected) => (got, expected) switch
    {
        (Tensor a, Tensor b) => Mismatch(a, b),
        (Sequence a, Sequence b) => a.Items.Count != b.Items.Count ? $"a sequence of {a.Items.Count}, expected {b.Items.Count}"
            : a.Items.Zip(b.Items, Mismatch).FirstOrDefault(m => m is not null),
        (Optional a, Optional b) => (a.Content, b.Content) switch
        {
            (null, null) => null,
            ({ } x, { } y) => Mismatch(x, y),
            _ => $"{got.Describe()}, expected {expected.Describe()}",
        },
        (Map a, Map b) => Mismatch(a, b),
        (_, Optional { Content: { } content }) => Mismatch(got, content),
        (Optional { Content: { } content }, _) => Mismatch(content, expected),
        _ => $"{got.Describe()}, expected {expected.Describe()}",
    };

    // Their order has no meaning.
    private static string? Mismatch(Map got, Map expected)
    {
        if (got.Keys.ElementType != expected.Keys.ElementType || got.Values.Count != expected.Values.Count)
        {
            return $"{got.Describe()}, expected {expected.Describe()}";
        }
        foreach ((object key, Value value) in expected.Keys.Elements.Cast<object>().Zip(expected.Values))
        {
            if ((got.Find(key) is { } found ? Mismatch(found, value) : "missing") is { } mismatch)
            {
                return $"key '{key}': {mismatch}";
            }
        }
        return null;
    }

    private static string? Mismatch(Tensor got, Tensor expected)
    {
        if (got.ElementType != expected.ElementType || !got.Shape.AsSpan().SequenceEqual(expected.Shape))
        {
            return $"{got.Describe()}, expected {expected.Describe()}";
        }
        if (got.ElementType.IsReal())
        {
            double[] a = ((Tensor<double>)Lifting.To<double>(got)).Values, b = ((Tensor<double>)Lifting.To<double>(expected)).Values;
            for (int i = 0; i < a.Length; i++)
            {
                double x = Stored(a[i], got.ElementType), y = b[i];
                if (!(x.Equals(y) || Math.Abs(x - y) <= Absolute + Relative * Math.Abs(y)))
                {
                    return FormattableString.Invariant($"element {i} is {x:R}, expected {y:R}");
                }
            }
            return null;
        }
        for (int i = 0; i < got.Count; i++)
        {
            object? x = got.Elements.GetValue(i), y = expected.Elements.GetValue(i);
            bool equal = x is Complex p && y is Complex q ? (p - q).Magnitude <= Absolute + Relative * q.Magnitude : Equals(x, y);
            if (!equal)
            {
                return $"element {i} is {x}, expected {y}";
            }
        }
        return null;
    }

    // The reference computes in double; what it would store is a number of the declared format.
    private static double Stored(double x, ElementType type) =>
        type == ElementType.Float ? (float)x : SmallFloat.Of(type)?.Round(x, saturate: false) ?? x;
}
