using Verification.Properties.Claims;

namespace Verification.Gradients.Claims;

/// <summary>Every claim about derivatives, page by page.</summary>
public static class GradientCatalogue
{
    /// <summary>The pages, in the order of the sources' sections.</summary>
    public static IReadOnlyList<IClaims> Pages { get; } =
    [
        new SoftmaxClaims(),
        new SoftmaxErrataClaims(),
        new BatchNormalizationClaims(),
        new UgrnnClaims(),
        new NearestCentreClaims(),
        new VqVaeClaims(),
        new VqVaeStationaryClaims(),
        new ReparameterisationClaims(),
        new GradientEstimatorClaims(),
        new GeneratedWordGradientClaims(),
        new LinearClaims(),
        new ConvolutionClaims(),
        new NormalizationClaims(),
        new GeluClaims(),
        new SelectionClaims(),
        new AttentionClaims(),
        new GruClaims(),
        new LstmClaims(),
        new EdfOperationClaims(),
        new EdfNetworkClaims(),
        new EdfVqVaeClaims(),
        new RecurrenceClaims(),
        new ParallelTimeClaims(),
    ];

    /// <summary>The claims of all pages, checkable.</summary>
    public static IReadOnlyList<Check> All { get; } = [.. Pages.SelectMany(Checks.Of)];
}
