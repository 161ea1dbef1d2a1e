using FsCheck;
using FsCheck.Fluent;
using Verification.Properties.Domains;
using Verification.Properties.Xunit;

namespace Verification.Properties.Tests.Xunit;

/// <summary>The attribute as a test uses it.</summary>
[Properties(MaxTest = 60)]
public sealed class PropertyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private bool isInitialized;

    public ValueTask InitializeAsync()
    {
        isInitialized = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Property]
    public void Reversing_twice_changes_nothing(int[] x) => Assert.Equal(x, x.Reverse().Reverse());

    [Property]
    public bool Addition_commutes(int x, int y) => x + y == y + x;

    [Property]
    public Property Absolute_values_are_not_negative(int x) => (Math.Abs((long)x) >= 0).Classify(x < 0, "negative");

    [Property]
    public async Task A_task_is_waited_for(int x)
    {
        await Task.Yield();
        Assert.Equal(x, await Task.FromResult(x));
    }

    [Property]
    public void The_class_is_made_as_for_a_fact(int _)
    {
        Assert.True(isInitialized);
        Assert.NotNull(output);
    }

    [Property(Domains = [typeof(Unit)], QuietOnSuccess = true)]
    public static bool A_domain_gives_the_arguments_of_its_type(double x, double y) => x * y is >= 0 and <= 1;

    [Property(Skip = "to see that it is")]
    public void Can_be_skipped(int x) => Assert.Fail($"{x} was drawn");

    public static class Unit
    {
        public static Domain<double> Interval { get; } = Reals.Between(0, 1);
    }
}
