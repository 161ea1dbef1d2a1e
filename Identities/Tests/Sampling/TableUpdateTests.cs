using Verification.Identities.Distributions;
using Verification.Identities.Sampling;

namespace Verification.Identities.Tests.Sampling;

public sealed class TableUpdateTests
{
    private static readonly Bigram Model = new(new(1, 1), [new(1, 3), new(3, 1)]);

    [Fact]
    public void Knows_the_nearest_end_that_can_move_along_the_string()
    {
        Assert.Equal(0.125, new TableUpdate(Model, [0.375], [[-1, 1], [0, 0], [0, 0]]).Distance);
        // The second word's row is Q[0], whose end is at ¼.
        Assert.Equal(0.0625, new TableUpdate(Model, [0.375, 0.3125], [[-1, 1], [0, 0], [0, 0]]).Distance);
    }

    [Fact]
    public void Steps_less_than_that_and_crosses_the_noise_where_it_is_told_to()
    {
        TableUpdate update = new(Model, [0.375], [[-1, 1], [0, 0], [0, 0]]);
        Assert.Equal(0.0625, update.Step);
        Assert.Equal([0.4375, 0.5625], update.Updated<double>().First);
        Assert.Equal([0.375, 0.625], update.Crossed<double>().First);
    }
}
