using Verification.Properties.Cases;

namespace Verification.Properties.Tests.Cases;

public sealed class CaseSeedTests
{
    [Theory]
    [InlineData("kl-nonnegative:20261121:3")]
    [InlineData("a:0:0")]
    [InlineData("b:18446744073709551615:9223372036854775807")]
    public void Reads_what_it_prints(string text) => Assert.Equal(text, CaseSeed.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("a:1")]
    [InlineData(":1:2")]
    [InlineData("a:-1:2")]
    [InlineData("a:1:-2")]
    [InlineData("a: 1:2")]
    [InlineData("a:1:2:3")]
    [InlineData("a:x:2")]
    [InlineData("a:18446744073709551616:0")]
    public void Refuses_what_is_no_case(string text) => Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => CaseSeed.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Hashes_as_published() => Assert.Equal(0xAF63DC4C8601EC8CUL, CaseSeed.Hash("a")); // FNV-1a of the byte 'a'

    [Fact]
    public void Never_gives_two_cases_of_a_run_one_seed()
    {
        ulong claim = CaseSeed.Hash("kl-nonnegative");
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(k => CaseSeed.Of(CaseSeed.Default, claim, k)).Distinct().Count());
    }

    [Fact]
    public void Gives_claims_and_runs_different_cases()
    {
        ulong one = CaseSeed.Hash("one"), other = CaseSeed.Hash("other");
        Assert.NotEqual(CaseSeed.Of(1, one, 0), CaseSeed.Of(1, other, 0));
        Assert.NotEqual(CaseSeed.Of(1, one, 0), CaseSeed.Of(2, one, 0));
    }
}
