using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Oracles;

/// <summary>Derivatives of a layer's forward pass by a tape, in any number type: no backward code takes part.</summary>
/// <remarks>
/// One forward pass and one pass back, however many inputs there are: what <see cref="DualOracle"/> finds coordinate by coordinate, from the same slopes in the
/// opposite order. Over <c>Tracked</c> every entry carries the bound of its rounding errors, and +∞ at a kink that the radii do not exclude.
/// </remarks>
public static class TapeOracle
{
    /// <summary>x̄ = Jᵀ(x)·ȳ.</summary>
    /// <param name="layer">The function.</param>
    /// <param name="x">The primal.</param>
    /// <param name="cotangents">ȳ, of the outputs' shapes.</param>
    public static Tensor<T>[] Pullback<T>(ILayer layer, Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        using TapeOver<T> tape = new();
        Tensor<Augmented<TapingOver<T>>>[] variables = [.. x.Select(t => new Tensor<Augmented<TapingOver<T>>>(Array.ConvertAll(t.Values, tape.Variable), t.Shape))];

        // A layer may work in place: what it is differentiated by is kept.
        Augmented<TapingOver<T>>[] inputs = [.. variables.SelectMany(t => t.Values)], outputs = [.. layer.Forward(variables).SelectMany(t => t.Values)];
        T[] adjoints = tape.Pullback(outputs, [.. cotangents.SelectMany(t => t.Values)], inputs);
        Tensor<T>[] result = new Tensor<T>[x.Length];
        for (int t = 0, start = 0; t < result.Length; start += x[t++].Count)
        {
            result[t] = new(adjoints[start..(start + x[t].Count)], x[t].Shape);
        }
        return result;
    }
}
