using Verification.Identities.Recurrences;

namespace Verification.Identities.Tests.Recurrences;

public sealed class RecurrenceTests
{
    [Fact]
    public void Starts_from_a_state_of_zero_and_uses_every_input() => Assert.Equal([1, 2.5, 4.25], Recurrence.States<double>([1, 2, 3], 3, (x, h) => x + h / 2));

    [Fact]
    public void Sums_the_decayed_inputs() => Assert.Equal([1, 2.5, 4.25], Recurrence.Linear<double>([1, 2, 3], 0.5));
}
