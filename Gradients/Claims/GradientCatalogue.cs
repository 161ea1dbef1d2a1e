using Verification.Properties.Claims;

namespace Verification.Gradients.Claims;

/// <summary>Every claim about derivatives, page by page.</summary>
public static class GradientCatalogue
{
    /// <summary>The pages, in the order of the sources' sections.</summary>
    public static IReadOnlyList<IClaims> Pages { get; } =
    [
        new SoftmaxClaims(),
        new EdfOperationClaims(),
        new EdfNetworkClaims(),
        new VqVaeClaims(),
        new RecurrenceClaims(),
        new ParallelTimeClaims(),
    ];

    /// <summary>The claims of all pages, checkable.</summary>
    public static IReadOnlyList<Check> All { get; } = [.. Pages.SelectMany(Checks.Of)];
}
