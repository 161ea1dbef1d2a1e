using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>What is claimed of every graph.</summary>
internal static class GraphClaims
{
    /// <summary>The backward pass of a graph gives the derivative of its forward pass that dual numbers find, entry by entry.</summary>
    /// <param name="id">The claim's permanent name.</param>
    /// <param name="statement">The backward pass as a formula.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="domain">Where it is differentiated.</param>
    /// <param name="procedure">What builds the graph.</param>
    /// <param name="cases">How many cases: a forward pass in dual numbers for each coordinate makes large graphs dear.</param>
    /// <param name="loose">Why no case comes near its bound; empty where one must.</param>
    /// <param name="mutants">Wrong backward passes.</param>
    public static Claim<LayerPoint<double>, LayerPoint<T>, T> Pullback<T>(
        string id, string statement, Source source, Domain<LayerPoint<double>> domain, IProcedure procedure, int cases, string loose,
        IEnumerable<(string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)> mutants) where T : struct, IFloatingPointIeee754<T>
    {
        GraphLayer layer = new(procedure);
        return new()
        {
            Id = id,
            Statement = statement,
            Source = source,
            Domain = domain,
            Cases = cases,
            Loose = loose,
            Given = point => point.In<T>(),
            EqualEach = (p => LayerPoint<T>.Flat(layer.Pullback(p.X, p.Cotangents)), p => LayerClaims.Oracle(layer, p)),
            MutantsOfEach = [.. mutants.Select(Mutant)],
        };
    }

    /// <summary>A wrong backward pass as a wrong left side.</summary>
    public static Mutant<LayerPoint<T>, T[]> Mutant<T>((string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback) wrong)
        where T : struct, IFloatingPointIeee754<T> => new(wrong.Name) { Left = p => LayerPoint<T>.Flat(wrong.Pullback(p)) };
}
