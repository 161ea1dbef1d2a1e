using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>LabelEncoder and CategoryMapper: y = value of the key equal to x, or a default.</summary>
/// <remarks>
/// Shape: x → same. Domain: NaN equals NaN; the first of equal keys counts.<br/>
/// Since: LabelEncoder 4 (tensors), 2 (keys and values of any types), 1 (classes_strings and their places); CategoryMapper 1.<br/>
/// Source: ONNX ai.onnx.ml LabelEncoder-4, CategoryMapper-1.
/// </remarks>
public static class Mapping
{
    /// <summary>The value of each element's key.</summary>
    /// <exception cref="ShapeException">The keys are not of x's type, or there are not as many keys as values.</exception>
    public static Tensor Of(Tensor x, Tensor keys, Tensor values, Tensor otherwise)
    {
        if (keys.Count != values.Count || otherwise.Count != 1)
        {
            throw new ShapeException($"keys are {keys.Describe()}, values {values.Describe()}, the default {otherwise.Describe()}: need as many values as keys, and one default");
        }
        // The default stands behind the values.
        Tensor all = values.EmptyLike([values.Count + 1]);
        all.CopyFrom(values, 0, 0, values.Count);
        all.CopyFrom(otherwise, 0, values.Count, 1);
        return all.Take(Places(x, keys), x.Shape);
    }

    /// <summary>The place of each element among the keys; their number for an element that is none.</summary>
    /// <exception cref="ShapeException">The keys are not of x's type.</exception>
    public static int[] Places(Tensor x, Tensor keys) => (x, keys) switch
    {
        (Tensor<string> a, Tensor<string> b) => Find(a, b),
        (Tensor<long> a, Tensor<long> b) => Find(a, b),
        (Tensor<int> a, Tensor<int> b) => Find(a, b),
        (Tensor<short> a, Tensor<short> b) => Find(a, b),
        (Tensor<bool> a, Tensor<bool> b) => Find(a, b),
        _ when x.ElementType.IsReal() && keys.ElementType.IsReal() && x.GetType() == keys.GetType() => FindReal(x, keys),
        _ => throw new ShapeException($"x is {x.Describe()} and the keys are {keys.Describe()}: need one type"),
    };

    private static int[] Find<TKey>(Tensor<TKey> x, Tensor<TKey> keys) where TKey : notnull
    {
        Dictionary<TKey, int> places = [];
        for (int i = 0; i < keys.Count; i++)
        {
            places.TryAdd(keys[i], i);
        }
        return Array.ConvertAll(x.Values, value => places.GetValueOrDefault(value, keys.Count));
    }

    private static int[] FindReal(Tensor x, Tensor keys)
    {
        Dictionary<object, int> places = [];
        for (int i = 0; i < keys.Count; i++)
        {
            places.TryAdd(keys.Elements.GetValue(i)!, i);
        }
        int[] result = new int[x.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = places.GetValueOrDefault(x.Elements.GetValue(i)!, keys.Count);
        }
        return result;
    }
}
