using Verification.Gradients.Operators;
using Verification.Properties.Operators;
using Verification.Properties.Xunit;

namespace Verification.Gradients.Tests.Operators;

/// <summary>The five checks of every claim about an operator's derivative.</summary>
public sealed class OperatorCatalogueTests
{
    private static readonly ClaimTheories Claims = new(OperatorCatalogue.All, "verify operators --replay");

    public static TheoryData<string> Ids => [.. Claims.Ids];

    [Theory, MemberData(nameof(Ids))]
    public void Comes_to_its_verdict(string id) => Claims.ComesToItsVerdict(id);

    [Theory, MemberData(nameof(Ids))]
    public void Rejects_every_mutant(string id) => Claims.RejectsEveryMutant(id);

    [Theory, MemberData(nameof(Ids))]
    public void Has_a_tight_bound_or_says_why_not(string id) => Claims.HasATightBoundOrSaysWhyNot(id);

    [Theory, MemberData(nameof(Ids))]
    public void Cites_the_bibliography(string id) => Claims.CitesTheBibliography(id);

    [Fact]
    public void Has_permanent_names_that_are_unique() => Claims.HaveUniqueIds();

    [Fact]
    public void Has_two_claims_about_each_differentiable_operator() =>
        Assert.Equal(2 * OperatorRecipes.All.Where(recipe => recipe.IsDifferentiable).Select(recipe => recipe.Id).Distinct().Count(), OperatorCatalogue.All.Count);
}
