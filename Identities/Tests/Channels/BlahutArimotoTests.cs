using Verification.Identities.Channels;

namespace Verification.Identities.Tests.Channels;

/// <summary>Where Blahut and Arimoto's iteration arrives, from a start that is far from the best input.</summary>
public sealed class BlahutArimotoTests
{
    [Theory]
    [InlineData(ChannelKind.BinarySymmetric, 0.11)]
    [InlineData(ChannelKind.BinaryErasure, 0.25)]
    [InlineData(ChannelKind.Z, 0.5)]
    [InlineData(ChannelKind.Noiseless, 0)]
    public void Its_bounds_close_around_the_closed_form(ChannelKind kind, double error)
    {
        StandardChannel<double> channel = new StandardChannel(kind, error, 0.01, 5, 1).In<double>();
        double[] input = channel.Start;
        int iterations = 0;
        while (channel.Channel.Upper(input) - channel.Channel.Lower(input) > 1e-12)
        {
            Assert.InRange(channel.Capacity, channel.Channel.Lower(input) - 1e-14, channel.Channel.Upper(input) + 1e-14);
            Assert.True(++iterations < 1000, $"after {iterations} iterations the bounds are still {channel.Channel.Upper(input) - channel.Channel.Lower(input)} apart");
            input = channel.Channel.Improved(input);
        }
        Assert.True(iterations > 0 || kind == ChannelKind.Noiseless, "nothing had to be iterated");
        double[] best = channel.Best;
        Assert.All(input, (p, x) => Assert.Equal(best[x], p, 1e-5)); // the capacity is flat around its maximum: √1e-12 and a little
    }

    [Fact]
    public void The_Z_channel_that_loses_half_its_ones_carries_ln_five_quarters() =>
        Assert.Equal(Math.Log(1.25), new StandardChannel(ChannelKind.Z, 0.5, 0.5, 2, 1).In<double>().Capacity, 1e-15);
}
