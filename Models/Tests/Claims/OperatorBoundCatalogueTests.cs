using Verification.Models.Claims;
using Verification.Properties.Claims;
using Verification.Properties.Operators;
using Verification.Properties.Xunit;

namespace Verification.Models.Tests.Claims;

/// <summary>The five checks of every claim about an operator's bound.</summary>
public sealed class OperatorBoundCatalogueTests
{
    private static readonly ClaimTheories Claims = new(OperatorBoundCatalogue.All, "verify operators --replay");

    public static TheoryData<string> Ids => [.. Claims.Ids];

    [Theory, MemberData(nameof(Ids))]
    public void Comes_to_its_verdict(string id) => Claims.ComesToItsVerdict(id);

    [Theory, MemberData(nameof(Ids))]
    public void Rejects_every_mutant(string id) => Claims.RejectsEveryMutant(id);

    [Theory, MemberData(nameof(Ids))]
    public void Reaches_the_edges_of_its_domain(string id) => Claims.ReachesTheEdgesOfItsDomain(id);

    [Theory, MemberData(nameof(Ids))]
    public void Has_a_tight_bound_or_says_why_not(string id) => Claims.HasATightBoundOrSaysWhyNot(id);

    [Theory, MemberData(nameof(Ids))]
    public void Cites_the_bibliography(string id) => Claims.CitesTheBibliography(id);

    [Fact]
    public void Has_permanent_names_that_are_unique() => Claims.HaveUniqueIds();

    [Fact]
    public void Calls_only_exact_operators_exact() =>
        Assert.DoesNotContain(OperatorBoundCatalogue.All.Where(check => check.Loose.Length > 0), check => check.Run(new Plan()).Worst.Gap != 0);

    [Fact]
    public void Names_operators_that_have_recipes() => Assert.Empty(OperatorBoundClaims.Exact.Except(OperatorRecipes.All.Select(recipe => recipe.Op)));
}
