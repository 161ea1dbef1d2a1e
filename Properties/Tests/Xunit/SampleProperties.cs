using FsCheck;
using FsCheck.Fluent;
using Verification.Properties.Domains;
using Verification.Properties.Xunit;

namespace Verification.Properties.Tests.Xunit;

/// <summary>Properties to run the runner with: not public, so that xUnit does not take them for tests of this project.</summary>
#pragma warning disable xUnit1000 // they must not be found
[Properties(MaxTest = 50, Domains = [typeof(Angles)], EndSize = 30)]
internal sealed class SampleProperties
{
    public int Calls { get; private set; }

    public List<string> Seen { get; } = [];

    [Property]
    public void Reverse_twice(int[] x) => Assert.Equal(x, x.Reverse().Reverse());

    [Property(Replay = "12345,11400714819323198485")]
    public void Short(int[] x, string s)
    {
        if (x.Length >= 3)
        {
            throw new InvalidOperationException($"{x.Length} entries\nbeside '{s}'");
        }
    }

    [Property(MaxTest = 7)]
    public bool Counts(int x) => ++Calls > 0 && x <= int.MaxValue;

    [Property]
    public bool Small(int x) => Math.Abs(x) < 20;

    [Property]
    public Property Classified(int x) => (x <= int.MaxValue).Classify(x >= 0, "not negative").Classify(x < 0, "negative");

    [Property]
    public Property Labelled(int x) => (x < 10).Label("below ten");

    [Property]
    public Property Impossible(int x) => (x > 0).When(x > int.MaxValue - 1);

    [Property]
    public async Task Later(int x)
    {
        await Task.Delay(1);
        Assert.True(x < 10);
    }

    [Property]
    public async Task<bool> Later_true(int x)
    {
        await Task.Yield();
        return x < 10;
    }

    [Property]
    public async ValueTask<bool> Soon_true(int x)
    {
        await Task.Yield();
        return x < 10;
    }

    [Property]
    public bool Angle(double x) => x is >= 0 and <= 7;

    [Property]
    public bool Small_angle(double x) => x < 0.7;

    [Property(Arbitrary = [typeof(Evens)])]
    public bool Even(int x) => x % 2 == 0;

    [Property(Domains = [typeof(Twice)])]
    public bool Ambiguous(double x) => x >= 0;

    [Property]
    public bool Sorts(int[] x)
    {
        Array.Sort(x);
        return x.Length < 3;
    }

    [Property]
    public bool Records(int x, double y)
    {
        Seen.Add($"{x} {y:R}");
        return true;
    }

    [Property(Verbose = true, MaxTest = 2)]
    public bool Shown(int x) => x <= int.MaxValue;

    [Property]
    public void Skips(int x) => Assert.SkipWhen(x > 3, "not above three");

    [Property]
    public bool Undrawable(Timer x) => x is null;

    [Property]
    public int Wrong_type(int x) => x;

    [Property(MaxTest = 0)]
    public bool No_tests(int x) => x <= int.MaxValue;

    [Property(Replay = "1,2")]
    public bool Wrong_replay(int x) => x <= int.MaxValue;

    public sealed class Angles
    {
        public static Domain<double> Angle { get; } = Reals.Between(0, 7);
    }

    public sealed class Twice
    {
        public static Domain<double> First { get; } = Reals.Between(0, 1);

        public static Domain<double> Second { get; } = Reals.Between(0, 2);
    }

    public static class Evens
    {
        public static Arbitrary<int> Even() => ArbMap.Default.ArbFor<int>().Generator.Select(x => 2 * x).ToArbitrary();
    }
}
