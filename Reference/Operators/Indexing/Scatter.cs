using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A copy of x in which updates replace, or are combined with, the elements that indices name.</summary>
/// <remarks>
/// Shape: x → same. ScatterElements: indices and updates of one shape, which name elements as in <see cref="GatherElements"/>;
/// ScatterND: index tuples that name runs as in <see cref="GatherND"/>.<br/>
/// Domain: <c>none</c> takes any type, and the last of several updates of an element; the other reductions take numbers.<br/>
/// Method: with <c>add</c> all updates of an element and the element itself are one sum, whose order is not prescribed.<br/>
/// Since: 18 (<c>min</c>, <c>max</c>); 16 (<c>add</c>, <c>mul</c>); 11; Scatter 9 to 10 is ScatterElements without reductions.<br/>
/// Source: ONNX ScatterElements-18, ScatterND-18.
/// </remarks>
public static class Scatter
{
    /// <summary>Scatters single elements along an axis.</summary>
    public static Tensor Elements<T>(Tensor x, Tensor indices, Tensor updates, long axis = 0, string reduction = "none") where T : IFloatingPointIeee754<T>
    {
        if (!updates.Shape.AsSpan().SequenceEqual(indices.Shape))
        {
            throw new ShapeException($"updates {Shape.Text(updates.Shape)} and indices {Shape.Text(indices.Shape)} differ in shape");
        }
        return Combine<T>(x, Indices.ElementPlaces(x.Shape, indices, Shape.Axis(axis, x.Rank)), 1, updates, reduction);
    }

    /// <summary>Scatters runs at index tuples.</summary>
    public static Tensor ND<T>(Tensor x, Tensor indices, Tensor updates, string reduction = "none") where T : IFloatingPointIeee754<T>
    {
        (int[] starts, int run) = Indices.TuplePlaces(x.Shape, indices, 0);
        int[] needed = [.. indices.Shape[..^1], .. x.Shape[indices.Shape[^1]..]];
        return updates.Shape.AsSpan().SequenceEqual(needed) ? Combine<T>(x, starts, run, updates, reduction)
            : throw new ShapeException($"updates have shape {Shape.Text(updates.Shape)}: need {Shape.Text(needed)}");
    }

    private static Tensor Combine<T>(Tensor x, int[] starts, int run, Tensor updates, string reduction) where T : IFloatingPointIeee754<T>
    {
        if (x.ElementType != updates.ElementType)
        {
            throw new ShapeException($"x is {x.Describe()} and updates are {updates.Describe()}: need one type");
        }
        return reduction == "none" ? Runs.Write(x, starts, run, updates)
            : reduction == "add" && x is Tensor<T> reals ? Added(reals, starts, run, (Tensor<T>)updates)
            : Numeric.Apply<T, Reduction, Tensor>(x, new Reduction(starts, run, updates, reduction));
    }

    private static Tensor<T> Added<T>(Tensor<T> x, int[] starts, int run, Tensor<T> updates) where T : IFloatingPointIeee754<T>
    {
        T[] result = [.. x.Values];
        int[] order = new int[starts.Length], keys = [.. starts];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        Array.Sort(keys, order);
        T[] terms = new T[starts.Length + 1];
        for (int first = 0, end; first < order.Length; first = end)
        {
            for (end = first + 1; end < order.Length && keys[end] == keys[first]; end++)
            {
            }
            for (int e = 0; e < run; e++)
            {
                terms[0] = x[keys[first] + e];
                for (int i = first; i < end; i++)
                {
                    terms[i - first + 1] = updates[order[i] * run + e];
                }
                result[keys[first] + e] = Special.Sum<T>(terms.AsSpan(0, end - first + 1));
            }
        }
        return new Tensor<T>(result, x.Shape, x.ElementType);
    }

    private readonly struct Reduction(int[] starts, int run, Tensor updates, string name) : INumericOperation<Tensor>
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            TNumber[] result = [.. x.Values], values = ((Tensor<TNumber>)updates).Values;
            for (int i = 0; i < values.Length; i++)
            {
                ref TNumber target = ref result[starts[i / run] + i % run];
                target = name switch
                {
                    "add" => target + values[i],
                    "mul" => target * values[i],
                    "max" => TNumber.Max(target, values[i]),
                    "min" => TNumber.Min(target, values[i]),
                    _ => throw new ShapeException($"'reduction' is '{name}': need none, add, mul, max or min"),
                };
            }
            return new Tensor<TNumber>(result, x.Shape, x.ElementType);
        }
    }
}
