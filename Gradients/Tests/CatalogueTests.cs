using Verification.Gradients.Claims;
using Verification.Properties.Xunit;

namespace Verification.Gradients.Tests;

/// <summary>The five checks of every claim.</summary>
public sealed class CatalogueTests
{
    private static readonly ClaimTheories Claims = new(GradientCatalogue.All, "verify gradients --replay");

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
    public void Has_no_more_means_than_share_the_false_alarm_of_a_run() => Claims.HaveAShareOfTheFalseAlarm();

    [Fact]
    public void Has_permanent_names_that_are_unique() => Claims.HaveUniqueIds();
}
