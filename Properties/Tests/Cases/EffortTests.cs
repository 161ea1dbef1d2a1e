using Verification.Properties.Cases;

namespace Verification.Properties.Tests.Cases;

public sealed class EffortTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("1", 1)]
    [InlineData("25", 25)]
    public void Reads_the_multiplier(string? text, int expected) => Assert.Equal(expected, Effort.Parse(text));

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1.5")]
    [InlineData("much")]
    public void Refuses_what_is_no_multiplier(string text) => Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Effort.Parse(text)).Message, StringComparison.Ordinal);
}
