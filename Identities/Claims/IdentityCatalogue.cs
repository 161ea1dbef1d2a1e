using System.Numerics;
using Verification.Identities.Measures;
using Verification.Identities.Subjects;
using Verification.Properties.Claims;

namespace Verification.Identities.Claims;

/// <summary>Every claim about identities, page by page.</summary>
public static class IdentityCatalogue
{
    /// <summary>The pages, in the order of the sources' sections.</summary>
    public static IReadOnlyList<IClaims> Pages { get; } =
    [
        new OwnInformation(),
        new ElboClaims(),
        new GaussianClaims(),
        new VaeClaims(),
        new VaeSamplingClaims(),
        new VariationalBoundClaims(),
        new CapacityClaims(),
        new RoundingClaims(),
        new AdditiveNoiseClaims(),
        new RateClaims(),
        new StructuredLabelClaims(),
        new PseudoLikelihoodClaims(),
        new SamplingClaims(),
        new GeneratedWordClaims(),
        new ErrataClaims(),
    ];

    /// <summary>The claims of all pages, checkable.</summary>
    public static IReadOnlyList<Check> All { get; } = [.. Pages.SelectMany(Checks.Of), .. MathNetEntropies.All];

    private sealed class OwnInformation : IClaims
    {
        public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> => InformationClaims.About(new OwnMeasures<T>());
    }
}
