using Verification.Properties.Claims;

namespace Verification.Properties.Tests.Claims;

public sealed class ClaimTests
{
    private static readonly Func<Tracked, Tracked> Same = x => x;

    [Fact]
    public void Refuses_a_claim_without_a_relation() => Refuses("'c' states 0 relations", new()
    {
        Id = "c",
        Statement = "",
        Source = Samples.Source,
        Domain = Samples.Numbers,
        Given = x => new(x),
    });

    [Fact]
    public void Refuses_a_claim_with_two_relations() => Refuses("'c' states 2 relations", new()
    {
        Id = "c",
        Statement = "",
        Source = Samples.Source,
        Domain = Samples.Numbers,
        Given = x => new(x),
        Equal = (Same, Same),
        AtMost = (Same, Same),
    });

    [Fact]
    public void Refuses_mutants_of_another_kind_than_the_sides() => Refuses("'c' has a mutant of another kind than its sides", new()
    {
        Id = "c",
        Statement = "",
        Source = Samples.Source,
        Domain = Samples.Numbers,
        Given = x => new(x),
        EqualEach = (x => [x], x => [x]),
        Mutants = [new("wrong", Same)],
    });

    [Fact]
    public void Refuses_a_mutant_of_a_mean_on_the_left() => Refuses("'c' has a mutant of another kind than its sides", new()
    {
        Id = "c",
        Statement = "",
        Source = Samples.Source,
        Domain = Samples.Numbers,
        Given = x => new(x),
        Mean = (new(1, (_, _) => 0, (_, _, _) => default), Same),
        Mutants = [new("wrong") { Left = Same }],
    });

    [Fact]
    public void Refuses_a_mutant_that_changes_nothing() => Refuses("'c' has a mutant that changes neither side", new()
    {
        Id = "c",
        Statement = "",
        Source = Samples.Source,
        Domain = Samples.Numbers,
        Given = x => new(x),
        Equal = (Same, Same),
        Mutants = [new("wrong")],
    });

    private static void Refuses(string message, Claim<double, Tracked, Tracked> claim) =>
        Assert.StartsWith(message, Assert.Throws<InvalidOperationException>(() => Checks.Of(claim)).Message, StringComparison.Ordinal);
}
