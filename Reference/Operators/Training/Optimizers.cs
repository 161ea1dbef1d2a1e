using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The layout that ONNX's optimizers share: R, T, then the tensors X₁ … Xₙ, G₁ … Gₙ and each kind of state, and new tensors in the same order.</summary>
public static class Optimizers
{
    /// <summary>One new element of the optimized tensor, and of each state.</summary>
    /// <param name="x">The element and its states: X, G, then the states.</param>
    /// <param name="next">X_new, then the new states.</param>
    public delegate void Update<T>(ReadOnlySpan<T> x, Span<T> next);

    /// <summary>Applies an update to every element of every tensor.</summary>
    /// <param name="tensors">X₁ … Xₙ, G₁ … Gₙ, states.</param>
    /// <param name="states">Kinds of state.</param>
    /// <param name="update">The rule.</param>
    /// <exception cref="ShapeException">Their number or shapes do not fit.</exception>
    public static Tensor<T>[] Apply<T>(Tensor<T>[] tensors, int states, Update<T> update) where T : IFloatingPointIeee754<T>
    {
        int kinds = states + 2, count = tensors.Length / kinds;
        if (tensors.Length == 0 || tensors.Length % kinds != 0)
        {
            throw new ShapeException($"found {tensors.Length} tensors: need a multiple of {kinds}");
        }
        Tensor<T>[] result = new Tensor<T>[count * (states + 1)];
        T[] old = new T[kinds], next = new T[states + 1];
        for (int i = 0; i < count; i++)
        {
            Tensor<T>[] group = [.. Enumerable.Range(0, kinds).Select(kind => tensors[kind * count + i])];
            if (!Array.TrueForAll(group, t => t.Shape.AsSpan().SequenceEqual(group[0].Shape)))
            {
                throw new ShapeException($"tensor {i} and its gradient and state are {string.Join(", ", group.Select(t => t.Describe()))}: need one shape");
            }
            T[][] values = [.. next.Select(_ => new T[group[0].Count])];
            for (int e = 0; e < group[0].Count; e++)
            {
                for (int kind = 0; kind < kinds; kind++)
                {
                    old[kind] = group[kind][e];
                }
                update(old, next);
                for (int kind = 0; kind <= states; kind++)
                {
                    values[kind][e] = next[kind];
                }
            }
            for (int kind = 0; kind <= states; kind++)
            {
                result[kind * count + i] = new Tensor<T>(values[kind], group[0].Shape, group[0].ElementType);
            }
        }
        return result;
    }
}
