using System.Reflection;
using FsCheck;
using Verification.Properties.Xunit;

namespace Verification.Properties.Tests.Xunit;

public sealed class PropertySettingsTests
{
    [Fact]
    public void A_method_stands_before_its_class_and_that_before_the_class_around_it()
    {
        PropertySettings settings = Of(typeof(Outer.Inner), nameof(Outer.Inner.Method));
        Assert.Equal((5, 20, 300, true), (settings.MaxTest, settings.EndSize, settings.MaxRejected, settings.QuietOnSuccess));
        Assert.Equal([typeof(int), typeof(long), typeof(short)], settings.Arbitrary);
        Assert.Null(settings.StartSize);
    }

    [Theory]
    [InlineData("12345,11400714819323198485", null)]
    [InlineData("(12345,11400714819323198485)", null)]
    [InlineData("12345,11400714819323198485,3", 3)]
    [InlineData("(12345, 11400714819323198485, 3)", 3)]
    public void Reads_what_FsCheck_prints(string text, int? size)
    {
        Replay replay = PropertySettings.ParseReplay(text);
        Assert.Equal((12345UL, 11400714819323198485UL), (replay.Rnd.Seed, replay.Rnd.Gamma));
        Assert.Equal(size, replay.Size?.Value);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("a,b")]
    [InlineData("1,3,-2")]
    [InlineData("1,3,2,4")]
    [InlineData("12345,2")] // an even gamma is no generator of FsCheck's
    public void Refuses_what_it_does_not_print(string text) =>
        Assert.StartsWith($"Replay is '{text}'", Assert.Throws<FormatException>(() => PropertySettings.ParseReplay(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Properties_of_other_names_meet_other_inputs()
    {
        Rnd Seed(string name) => new PropertySettings().ToConfig(name, Config.Quick.Runner).Replay.Value.Rnd;
        Assert.Equal(Seed("A.B"), Seed("A.B"));
        Assert.NotEqual(Seed("A.B"), Seed("A.C"));
    }

    private static PropertySettings Of(Type type, string method) => PropertySettings.Of(type, type.GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!);

#pragma warning disable xUnit1000 // not to be found as tests
    [Properties(MaxTest = 1, EndSize = 1, MaxRejected = 300, Arbitrary = [typeof(short)])]
    internal sealed class Outer
    {
        [Properties(MaxTest = 2, EndSize = 20, Arbitrary = [typeof(long)])]
        internal sealed class Inner
        {
            [Property(MaxTest = 5, QuietOnSuccess = true, Arbitrary = [typeof(int)])]
            public bool Method(int x) => x <= int.MaxValue;
        }
    }
}
