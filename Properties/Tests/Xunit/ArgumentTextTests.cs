using Verification.Properties.Xunit;

namespace Verification.Properties.Tests.Xunit;

public sealed class ArgumentTextTests
{
    private static readonly List<int[]> Nested = [[1], []];
    private static readonly string?[] Texts = ["a", null];

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" }, { 0.1 + 0.2, "0.30000000000000004" }, { -0.0, "-0" }, { double.NaN, "NaN" }, { 0.1f, "0.1f" }, { (Half)0.1, "0.1" }, { -3, "-3" }, { true, "true" },
        { "a\"b\\\n\0", "\"a\\\"b\\\\\\u000A\\u0000\"" }, { 'x', "'x'" }, { new double[] { 0.1, 2 }, "[0.1, 2]" }, { Texts, "[\"a\", null]" },
        { Nested, "[[1], []]" }, { (1, 0.1, "z"), "(1, 0.1, \"z\")" }, { DayOfWeek.Friday, "Friday" }, { 12345678901234567890m, "12345678901234567890" },
    };

    [Theory, MemberData(nameof(Values))]
    public void Shows_every_digit(object? value, string expected) => Assert.Equal(expected, ArgumentText.Of(value));

    [Fact]
    public void Leaves_what_it_does_not_know_to_FsCheck() => Assert.Contains("7", ArgumentText.Of(new int[,] { { 7 } }), StringComparison.Ordinal);
}
