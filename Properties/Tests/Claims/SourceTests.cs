using Verification.Properties.Claims;

namespace Verification.Properties.Tests.Claims;

public sealed class SourceTests
{
    private static readonly Document Quiz = new("Q", "A quiz") { Places = ["Problem 1", "Problem 2"] };

    [Fact]
    public void Prints_document_and_place()
    {
        Assert.Equal("[Q] A quiz, Problem 2(b)", Quiz.Problem(2, "b").ToString());
        Assert.Equal("[B] A book", new Document("B", "A book").At("").ToString());
    }

    [Theory]
    [InlineData("Problem 3")]
    [InlineData("Problem 11")]
    [InlineData("")]
    [InlineData("problem 1")]
    public void Refuses_a_place_that_the_document_has_not(string place) =>
        Assert.StartsWith($"'{place}' is cited of [Q]: need one of Problem 1, Problem 2", Assert.Throws<ArgumentException>(() => Quiz.At(place)).Message, StringComparison.Ordinal);

    [Fact]
    public void Knows_documents_by_keys_that_are_unique() => Assert.Equal(Sources.All.Count, Sources.All.Select(d => d.Key).Distinct().Count());

    [Fact]
    public void Lists_every_document_that_it_defines() =>
        Assert.Equal(typeof(Sources).GetProperties().Where(p => p.PropertyType == typeof(Document)).Select(p => (Document)p.GetValue(null)!), Sources.All);
}
