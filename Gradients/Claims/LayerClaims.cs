using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>What is claimed of every layer.</summary>
internal static class LayerClaims
{
    /// <summary>A backward pass written by hand gives the derivative of the forward pass that a tape finds, entry by entry.</summary>
    /// <param name="id">The claim's permanent name.</param>
    /// <param name="statement">The backward pass as a formula.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="domain">Where it is differentiated.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="mutants">Wrong backward passes.</param>
    public static Claim<LayerPoint<double>, LayerPoint<T>, T> Pullback<T>(
        string id, string statement, Source source, Domain<LayerPoint<double>> domain, ILayer layer, params (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)[] mutants)
        where T : struct, IFloatingPointIeee754<T> => Pullback(id, statement, source, domain, layer, "", mutants);

    /// <summary>The same of a layer whose derivative no case finds near its bound.</summary>
    /// <param name="id">The claim's permanent name.</param>
    /// <param name="statement">The backward pass as a formula.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="domain">Where it is differentiated.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="loose">Why none comes near it; empty where one does.</param>
    /// <param name="mutants">Wrong backward passes.</param>
    public static Claim<LayerPoint<double>, LayerPoint<T>, T> Pullback<T>(
        string id, string statement, Source source, Domain<LayerPoint<double>> domain, ILayer layer, string loose, params (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)[] mutants)
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = id,
            Statement = statement,
            Source = source,
            Domain = domain,
            Loose = loose,
            Given = point => point.In<T>(),
            EqualEach = (p => LayerPoint<T>.Flat(layer.Pullback(p.X, p.Cotangents)), p => Oracle(layer, p)),
            MutantsOfEach = [.. mutants.Select(m => new Mutant<LayerPoint<T>, T[]>(m.Name) { Left = p => LayerPoint<T>.Flat(m.Pullback(p)) })],
        };

    /// <summary>x̄ by a tape: one pass back, where dual numbers would need a forward pass for every entry. Tests compare the two.</summary>
    public static T[] Oracle<T>(ILayer layer, LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T> => LayerPoint<T>.Flat(TapeOracle.Pullback(layer, point.X, point.Cotangents));
}
