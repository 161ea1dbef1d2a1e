using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The small feature transformations of ai.onnx.ml: Binarizer, Scaler, Normalizer, Imputer, OneHotEncoder, ArrayFeatureExtractor, FeatureVectorizer.</summary>
/// <remarks>
/// Features are the last dimension. A parameter list has one number for all features or one for each.<br/>
/// Since: 1.<br/>
/// Source: the ONNX ai.onnx.ml operators of these names, version 1.
/// </remarks>
public static class Features
{
    /// <summary>Binarizer: 1 where x &gt; threshold, else 0.</summary>
    public static Tensor<T> Binarize<T>(Tensor<T> x, T threshold) where T : IFloatingPointIeee754<T> =>
        new(Array.ConvertAll(x.Values, v => v > threshold ? T.One : T.Zero), x.Shape, x.ElementType);

    /// <summary>Scaler: (x − offset) · scale.</summary>
    /// <exception cref="ShapeException">The lists do not fit the features.</exception>
    public static Tensor<T> Scale<T>(Tensor<T> x, T[] offset, T[] scale) where T : IFloatingPointIeee754<T> =>
        Each(x, ElementType.Float, (v, f) => (v - At(offset, f, x)) * At(scale, f, x));

    /// <summary>Imputer: x, with each value that is equal to <paramref name="replaced"/> (or NaN, where that is) replaced.</summary>
    /// <exception cref="ShapeException">The list does not fit the features.</exception>
    public static Tensor<T> Impute<T>(Tensor<T> x, T[] imputed, T replaced) where T : INumber<T> =>
        Each(x, x.ElementType, (v, f) => v == replaced || (T.IsNaN(v) && T.IsNaN(replaced)) ? At(imputed, f, x) : v);

    /// <summary>Normalizer: each row divided by max |x|, Σ|x| or √Σx²; a row of zeros stays.</summary>
    /// <exception cref="ShapeException">The norm is not known.</exception>
    public static Tensor<T> Normalize<T>(Tensor<T> x, string norm) where T : IFloatingPointIeee754<T>
    {
        int features = x.Rank == 0 ? 1 : x.Shape[^1];
        T[] result = x.Values.AsSpan().ToArray(), sizes = new T[features];
        for (int r = 0; r < result.Length; r += features)
        {
            Span<T> row = result.AsSpan(r, features);
            for (int i = 0; i < features; i++)
            {
                sizes[i] = T.Abs(row[i]);
            }
            T size = norm switch
            {
                "MAX" => sizes.Aggregate(T.Zero, T.Max),
                "L1" => Special.Sum<T>(sizes),
                "L2" => T.Sqrt(Special.Dot<T>(sizes, sizes)),
                _ => throw new ShapeException($"'norm' is {norm}: need MAX, L1 or L2"),
            };
            for (int i = 0; i < features && size != T.Zero; i++)
            {
                row[i] /= size;
            }
        }
        return new Tensor<T>(result, x.Shape, ElementType.Float);
    }

    /// <summary>OneHotEncoder: for each element 1 at its category's place.</summary>
    /// <exception cref="ShapeException">An element is of no category, and that is not allowed.</exception>
    public static Tensor<T> OneHot<T>(Tensor x, Tensor categories, bool zeros) where T : IFloatingPointIeee754<T>
    {
        int[] places = Mapping.Places(x, categories);
        T[] result = Shape.Allocate<T>([places.Length, categories.Count]);
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] < categories.Count)
            {
                result[i * categories.Count + places[i]] = T.One;
            }
            else if (!zeros)
            {
                throw new ShapeException($"element {i} ({x.Elements.GetValue(i)}) is of no category, and 'zeros' is 0");
            }
        }
        return new Tensor<T>(result, [.. x.Shape, categories.Count], ElementType.Float);
    }

    /// <summary>ArrayFeatureExtractor: the features at given places; a vector counts as one row.</summary>
    public static Tensor Extract(Tensor x, long[] indices)
    {
        int features = x.Rank == 0 ? 1 : x.Shape[^1], rows = features == 0 ? 0 : x.Count / features;
        int[] places = Shape.Allocate<int>([rows, indices.Length]);
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i / indices.Length * features + Shape.Axis(indices[i % indices.Length], features, "Y");
        }
        return x.Take(places, x.Rank < 2 ? [1, indices.Length] : [.. x.Shape[..^1], indices.Length]);
    }

    /// <summary>FeatureVectorizer: rows side by side, each input cut or padded with zeros to its dimension; a vector counts as one column.</summary>
    /// <exception cref="ShapeException">The inputs have different numbers of rows, or not as many as dimensions.</exception>
    public static Tensor<T> Vectorize<T>(Tensor<T>[] inputs, long[] dimensions) where T : IFloatingPointIeee754<T>
    {
        int rows = inputs.Length == 0 || inputs[0].Rank == 0 ? 1 : inputs[0].Shape[0], total = checked((int)dimensions.Sum());
        if (inputs.Length != dimensions.Length || inputs.Any(x => x.Rank > 0 && x.Shape[0] != rows))
        {
            throw new ShapeException($"inputs are {string.Join(", ", inputs.Select(x => x.Describe()))} with {dimensions.Length} dimensions: need as many, and the same number of rows");
        }
        T[] result = Shape.Allocate<T>([rows, total]);
        for (int i = 0, start = 0; i < inputs.Length; start += (int)dimensions[i++])
        {
            int width = rows == 0 ? 0 : inputs[i].Count / rows;
            for (int r = 0; r < rows; r++)
            {
                inputs[i].Values.AsSpan(r * width, Math.Min(width, (int)dimensions[i])).CopyTo(result.AsSpan(r * total + start));
            }
        }
        return new Tensor<T>(result, [rows, total], ElementType.Float);
    }

    private static Tensor<T> Each<T>(Tensor<T> x, ElementType type, Func<T, int, T> function)
    {
        int features = x.Rank == 0 ? 1 : x.Shape[^1];
        T[] result = new T[x.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = function(x[i], i % features);
        }
        return new Tensor<T>(result, x.Shape, type);
    }

    private static T At<T>(T[] list, int feature, Tensor<T> x) => list.Length == 1 ? list[0] : list.Length == x.Shape[^1] ? list[feature]
        : throw new ShapeException($"a list has {list.Length} numbers and x is {x.Describe()}: need one for all features or one for each");
}
