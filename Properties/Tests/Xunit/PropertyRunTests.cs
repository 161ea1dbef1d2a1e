using System.Reflection;
using Verification.Properties.Cases;
using Verification.Properties.Xunit;

namespace Verification.Properties.Tests.Xunit;

public sealed class PropertyRunTests
{
    [Theory]
    [InlineData(nameof(SampleProperties.Reverse_twice))]
    [InlineData(nameof(SampleProperties.Counts))]
    [InlineData(nameof(SampleProperties.Classified))]
    [InlineData(nameof(SampleProperties.Angle))]
    [InlineData(nameof(SampleProperties.Even))]
    public void What_is_true_passes(string name) => Run(name);

    [Theory]
    [InlineData(nameof(SampleProperties.Small), "x = 20")]
    [InlineData(nameof(SampleProperties.Labelled), "x = 10")]
    [InlineData(nameof(SampleProperties.Later), "x = 10")]
    [InlineData(nameof(SampleProperties.Later_true), "x = 10")]
    [InlineData(nameof(SampleProperties.Soon_true), "x = 10")]
    [InlineData(nameof(SampleProperties.Small_angle), "x = 1")]
    public void What_is_false_fails_with_the_simplest_arguments(string name, string shrunk)
    {
        string text = Failure(name).Message;
        Assert.StartsWith("Falsifiable, after ", text, StringComparison.Ordinal);
        Assert.Contains($"Shrunk:{Environment.NewLine}{shrunk}{Environment.NewLine}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_is_FsChecks_with_the_arguments_by_name() => Assert.Equal(
        """
        Falsifiable, after 5 tests (9 shrinks) (12345,11400714819323198485).
        Last step was invoked with size of 4 and seed of (8850488307750713623,828709897625200111).
        Replay directly at failing step with (8850488307750713623,828709897625200111,4).
        Original:
        x = [-1, -1, 1]
        s = "\u001FRM)"
        Shrunk:
        x = [0, 0, 0]
        s = ""
        with exception:
        System.InvalidOperationException: 3 entries
        beside ''
        replay by [Property(Replay = "8850488307750713623,828709897625200111,4")]
        """, Failure(nameof(SampleProperties.Short)).Message, ignoreLineEndingDifferences: true);

    [Fact]
    public void The_stack_ends_in_the_test_method()
    {
        string trace = Failure(nameof(SampleProperties.Short)).StackTrace!;
        Assert.Contains("SampleProperties.Short", trace, StringComparison.Ordinal);
        Assert.DoesNotContain("FsCheck.Testable", trace, StringComparison.Ordinal);
        Assert.Equal("", Failure(nameof(SampleProperties.Small)).StackTrace);
    }

    [Fact]
    public void A_label_is_shown() => Assert.Contains("Label of failing property: below ten", Failure(nameof(SampleProperties.Labelled)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_left_to_test_is_no_pass() => Assert.StartsWith("Arguments exhausted after 0 tests", Failure(nameof(SampleProperties.Impossible)).Message, StringComparison.Ordinal);

    [Fact]
    public void Arguments_are_printed_as_they_were_given()
    {
        // The shrunk array is [0, 0, 0] sorted or not; the original one is shown unsorted.
        string text = Failure(nameof(SampleProperties.Sorts)).Message, original = text.Split("Original:")[1].Split("Shrunk:")[0].Trim()[5..^1];
        int[] numbers = [.. original.Split(", ").Select(int.Parse)];
        Assert.NotEqual(numbers.Order(), numbers);
    }

    [Fact]
    public void Runs_as_often_as_the_method_says_times_the_effort()
    {
        SampleProperties sample = new();
        Run(nameof(SampleProperties.Counts), sample);
        Assert.Equal(7 * Effort.Multiplier, sample.Calls);
        Run(nameof(SampleProperties.Records), sample);
        Assert.Equal(50 * Effort.Multiplier, sample.Seen.Count);
    }

    [Fact]
    public void Draws_the_same_every_time()
    {
        SampleProperties first = new(), second = new();
        Run(nameof(SampleProperties.Records), first);
        Run(nameof(SampleProperties.Records), second);
        Assert.Equal(first.Seen, second.Seen);
        Assert.True(first.Seen.Distinct().Count() > 20);
    }

    [Fact]
    public void A_replay_makes_the_same_failure()
    {
        string text = Failure(nameof(SampleProperties.Small)).Message, replay = text.Split("replay by [Property(Replay = \"")[1].Split("\"")[0];
        SampleProperties sample = new();
        PropertyFailedException again = Assert.Throws<PropertyFailedException>(() => Run(nameof(SampleProperties.Small), sample, replay: replay));
        Assert.StartsWith("Falsifiable, after 1 test ", again.Message, StringComparison.Ordinal);
        Assert.Equal(text.Split("Original:")[1], again.Message.Split("Original:")[1]);
    }

    [Fact]
    public void A_skip_stays_a_skip()
    {
        // Not by Assert.Throws, which hands a skip on.
        Exception? thrown = null;
        try
        {
            Run(nameof(SampleProperties.Skips), isSkip: e => e.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal));
        }
        catch (Exception e)
        {
            thrown = e;
        }
        Assert.Equal("$XunitDynamicSkip$not above three", thrown?.Message);
    }

    [Theory]
    [InlineData(nameof(SampleProperties.Undrawable), "'x' is a System.Threading.Timer, which FsCheck cannot draw")]
    [InlineData(nameof(SampleProperties.Ambiguous), "Twice has 2 domains of Double, First and Second: need one")]
    [InlineData(nameof(SampleProperties.Wrong_type), "the property 'Wrong_type' returns System.Int32: need void, bool, Property or a task of one of these")]
    [InlineData(nameof(SampleProperties.No_tests), "MaxTest is 0: need at least 1")]
    [InlineData(nameof(SampleProperties.Wrong_replay), "Replay is '1,2': need 'seed,gamma' or 'seed,gamma,size'")]
    public void What_cannot_be_run_says_why(string name, string message) => Assert.StartsWith(message, Assert.ThrowsAny<Exception>(() => Run(name)).Message, StringComparison.Ordinal);

    private static PropertyFailedException Failure(string name) => Assert.Throws<PropertyFailedException>(() => Run(name));

    private static void Run(string name, SampleProperties? target = null, Func<Exception, bool>? isSkip = null, string? replay = null)
    {
        MethodInfo method = typeof(SampleProperties).GetMethod(name)!;
        PropertySettings settings = PropertySettings.Of(typeof(SampleProperties), method);
        new PropertyRun(typeof(SampleProperties), method, target ?? new(), replay is null ? settings : settings with { Replay = replay }, isSkip ?? (_ => false)).Check();
    }
}
