using Verification.Properties.Cases;
using Verification.Properties.Claims;

namespace Verification.Properties.Tests.Claims;

public sealed class PlanTests
{
    [Theory]
    [InlineData(null, CaseSeed.Default)]
    [InlineData("", CaseSeed.Default)]
    [InlineData("0", 0UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    public void Reads_the_seed(string? text, ulong expected) => Assert.Equal(expected, Plan.Of(text).Seed);

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData(" 1")]
    [InlineData("1,000")]
    [InlineData("seed")]
    [InlineData("18446744073709551616")]
    public void Refuses_what_is_no_seed(string text) => Assert.Contains($"VERIFY_SEED is '{text}'", Assert.Throws<FormatException>(() => Plan.Of(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Has_the_claims_own_number_of_cases_unless_it_says_otherwise()
    {
        Check check = Samples.Equal(x => x, x => x);
        Assert.Equal(1000L * Effort.Multiplier, check.CasesOf(new()));
        Assert.Equal(7, check.CasesOf(new() { Cases = 7 }));
    }

    [Fact]
    public void Takes_a_case_to_replay() => Assert.Equal(new CaseSeed("kl-nonnegative", 5, 3), Plan.Of(null, "kl-nonnegative:5:3").Replay);

    [Theory, InlineData("kl-nonnegative"), InlineData("a:b:c")]
    public void Refuses_what_is_no_case(string replay) => Assert.Throws<FormatException>(() => Plan.Of(null, replay));
}
