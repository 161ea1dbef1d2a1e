using Verification.Properties.Cases;

namespace Verification.Properties.Tests.Cases;

public sealed class ShardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public void Parts_are_disjoint_and_make_the_whole(int count)
    {
        int[] items = [.. Enumerable.Range(0, 10)];
        IEnumerable<int> together = Enumerable.Range(1, count).SelectMany(index => new Shard(index, count).Of(items));
        Assert.Equal(items, together.Order());
    }

    [Fact]
    public void Nothing_means_the_whole() => Assert.Equal(Shard.Whole, Shard.Parse(null));

    [Theory]
    [InlineData("")]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1/0")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    [InlineData("a/b")]
    public void Refuses_what_is_no_part(string text) => Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Shard.Parse(text)).Message, StringComparison.Ordinal);
}
