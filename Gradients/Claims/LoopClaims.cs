using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Claims about two ways to a gradient.</summary>
internal static class LoopClaims
{
    /// <summary>How many cases a claim has whose oracle is dear: one forward pass in dual numbers for each coordinate.</summary>
    public const int Few = 300;

    /// <summary>The loops give the derivative that dual numbers find.</summary>
    public static Claim<LayerPoint<double>, LayerPoint<T>, T> Pullback<T>(
        string id, string statement, Source source, Domain<LayerPoint<double>> domain, ILayer layer, IEnumerable<(string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)> mutants, string loose = "")
        where T : struct, IFloatingPointIeee754<T> => Equal(id, statement, source, domain, p => layer.Pullback(p.X, p.Cotangents), p => LayerClaims.Oracle(layer, p), mutants, loose);

    /// <summary>Gradients by one way are those by another.</summary>
    public static Claim<LayerPoint<double>, LayerPoint<T>, T> Equal<T>(
        string id, string statement, Source source, Domain<LayerPoint<double>> domain, Func<LayerPoint<T>, Tensor<T>[]> left, Func<LayerPoint<T>, T[]> right,
        IEnumerable<(string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)> mutants, string loose = "")
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = id,
            Statement = statement,
            Source = source,
            Domain = domain,
            Cases = Few,
            Loose = loose,
            Given = point => point.In<T>(),
            EqualEach = (p => LayerPoint<T>.Flat(left(p)), right),
            MutantsOfEach = [.. mutants.Select(m => new Mutant<LayerPoint<T>, T[]>(m.Name) { Left = p => LayerPoint<T>.Flat(m.Pullback(p)) })],
        };

    /// <summary>Gradients as printed are not the derivative.</summary>
    public static Claim<LayerPoint<double>, LayerPoint<T>, T> Refuted<T>(
        string id, string statement, Source source, Domain<LayerPoint<double>> domain, Func<LayerPoint<T>, T[]> printed, Func<LayerPoint<T>, T[]> right, string corrected)
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = id,
            Statement = statement,
            Source = source,
            Domain = domain,
            Cases = Few,
            Given = point => point.In<T>(),
            EqualEach = (printed, right),
            Expected = Verdict.Refuted,
            Corrected = corrected,
        };
}
