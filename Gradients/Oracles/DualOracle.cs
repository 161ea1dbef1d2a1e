using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Oracles;

/// <summary>Derivatives of a layer's forward pass by dual numbers, in any number type: no backward code takes part.</summary>
/// <remarks>
/// One forward pass for each coordinate of the inputs. Over <c>Tracked</c> every entry carries the bound of its rounding errors, and +∞ at a kink that
/// the radii do not exclude.
/// </remarks>
public static class DualOracle
{
    /// <summary>ẏ = J(x)·ẋ.</summary>
    /// <param name="layer">The function.</param>
    /// <param name="x">The primal.</param>
    /// <param name="tangents">ẋ, of the inputs' shapes.</param>
    public static Tensor<T>[] Pushforward<T>(ILayer layer, Tensor<T>[] x, Tensor<T>[] tangents) where T : struct, IFloatingPointIeee754<T>
    {
        using Ledger? ledger = Ledger.OpenIfNone();
        Tensor<Augmented<TangentsOver<T>>>[] duals = [.. x.Zip(tangents, (value, tangent) => new Tensor<Augmented<TangentsOver<T>>>([.. value.Values.Zip(tangent.Values, Duals.Of)], value.Shape))];
        return [.. layer.Forward(duals).Select(y => new Tensor<T>(Array.ConvertAll(y.Values, Duals.Tangent), y.Shape))];
    }

    /// <summary>x̄ = Jᵀ(x)·ȳ, coordinate by coordinate: x̄ᵢ = ⟨ȳ, J(x)·eᵢ⟩.</summary>
    /// <param name="layer">The function.</param>
    /// <param name="x">The primal.</param>
    /// <param name="cotangents">ȳ, of the outputs' shapes.</param>
    public static Tensor<T>[] Pullback<T>(ILayer layer, Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] directions = [.. x.Select(t => new Tensor<T>(t.Shape))], result = [.. x.Select(t => new Tensor<T>(t.Shape))];
        T[] seeds = [.. cotangents.SelectMany(t => t.Values)];
        for (int t = 0; t < x.Length; t++)
        {
            for (int i = 0; i < x[t].Count; i++)
            {
                directions[t].Values[i] = T.One;
                T[] column = [.. Pushforward(layer, x, directions).SelectMany(y => y.Values)];
                result[t].Values[i] = Special.Dot<T>(seeds, column);
                directions[t].Values[i] = T.Zero;
            }
        }
        return result;
    }
}
