using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>CastMap, DictVectorizer and ZipMap: between maps and tensors.</summary>
/// <remarks>
/// Shape: CastMap: n entries → [1, n], or [1, max_map] where sparse; DictVectorizer: → [size of the vocabulary]; ZipMap: [.., n] → a map of n for each row.<br/>
/// Domain: CastMap: int64 keys, for sparse form 0 ≤ key &lt; max_map; DictVectorizer: every key of the map is in the vocabulary; a place without an entry is 0 or "".
/// The standard leaves the rank of CastMap's result open: a row is what ONNX Runtime gives.<br/>
/// Since: ai.onnx.ml 1.<br/>
/// Source: ONNX ai.onnx.ml CastMap-1, DictVectorizer-1, ZipMap-1.
/// </remarks>
public static class Maps
{
    /// <summary>CastMap, dense: the values in ascending order of their keys, as a type.</summary>
    /// <exception cref="ShapeException">The keys are no int64.</exception>
    public static Tensor Dense<T>(Map x, ElementType to) where T : IFloatingPointIeee754<T>
    {
        long[] keys = [.. Numbered(x)];
        int[] places = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, places);
        return Cast.Of<T>(Scalars<T>(x).Take(places, [1, places.Length]), to);
    }

    /// <summary>CastMap, sparse: each value at the place that is its key, as a type.</summary>
    /// <exception cref="ShapeException">A key is no place.</exception>
    public static Tensor Sparse<T>(Map x, ElementType to, long length) where T : IFloatingPointIeee754<T>
    {
        int[] places = Shape.Allocate<int>(Shape.Dimensions([1, length]));
        Array.Fill(places, -1);
        long[] keys = Numbered(x);
        for (int i = 0; i < keys.Length; i++)
        {
            places[keys[i] >= 0 && keys[i] < length ? keys[i] : throw new ShapeException($"the map has the key {keys[i]}: need 0 <= key < {length} (max_map)")] = i;
        }
        return Placed(Cast.Of<T>(Scalars<T>(x), to), places, [1, places.Length]);
    }

    /// <summary>DictVectorizer: each value at its key's place in the vocabulary.</summary>
    /// <exception cref="ShapeException">A key is not in the vocabulary.</exception>
    public static Tensor Vectorize<T>(Map x, Tensor vocabulary) where T : IFloatingPointIeee754<T>
    {
        int[] found = Mapping.Places(x.Keys, vocabulary), places = Shape.Allocate<int>([vocabulary.Count]);
        Array.Fill(places, -1);
        for (int i = 0; i < found.Length; i++)
        {
            places[found[i] < places.Length ? found[i] : throw new ShapeException($"the key '{x.Keys.Elements.GetValue(i)}' of the map is not in the vocabulary")] = i;
        }
        return Placed(Scalars<T>(x), places, [places.Length]);
    }

    /// <summary>ZipMap: for each row, its numbers by their columns' labels.</summary>
    /// <exception cref="ShapeException">There are not as many labels as columns.</exception>
    public static Sequence Zip<T>(Tensor<T> x, Tensor labels)
    {
        int columns = labels.Count, rows = columns == 0 ? 0 : x.Count / columns;
        if (x.Rank is not (1 or 2) || x.Shape[^1] != columns)
        {
            throw new ShapeException($"x is {x.Describe()} with {columns} labels: need [rows, {columns}] or [{columns}]");
        }
        return new Sequence([.. Enumerable.Range(0, rows).Select(r =>
            new Map(labels, [.. Enumerable.Range(r * columns, columns).Select(i => Tensor<T>.Scalar(x[i], x.ElementType))], x.ElementType))]);
    }

    private static long[] Numbered(Map x) => x.Keys is Tensor<long> keys ? keys.Values : throw new ShapeException($"x is a {x.Describe()}: need keys of int64");

    // The values, as one vector; of an empty map, too, it has their type.
    private static Tensor Scalars<T>(Map x) where T : IFloatingPointIeee754<T>
    {
        Tensor none = x.ValueType == ElementType.String ? new Tensor<string>([0]) : x.ValueType == ElementType.Int64 ? new Tensor<long>([0])
            : x.ValueType.IsReal() ? new Tensor<T>([0], x.ValueType) : throw new ShapeException($"x is a {x.Describe()}: need values of int64, float, double or string");
        Tensor all = none.EmptyLike([x.Values.Count]);
        for (int i = 0; i < x.Values.Count; i++)
        {
            all.CopyFrom(x.Values[i] is Tensor { Count: 1 } value && value.GetType() == all.GetType() ? value
                : throw new ShapeException($"a value of the map is {x.Values[i].Describe()}: need a single {x.ValueType}"), 0, i, 1);
        }
        return all;
    }

    private static Tensor Placed(Tensor values, int[] places, int[] shape)
    {
        Tensor placed = values.Take(places, shape);
        if (placed is Tensor<string> texts)
        {
            for (int i = 0; i < places.Length; i++)
            {
                texts.Values[i] = places[i] < 0 ? "" : texts.Values[i];
            }
        }
        return placed;
    }
}
