using Verification.Identities.Sampling;

namespace Verification.Identities.Tests.Sampling;

public sealed class PreimagesTests
{
    private const long Whole = 1L << 53;

    [Fact]
    public void Measures_a_step_function_to_the_grid_point()
    {
        double end = 0.5 + 1.0 / Whole;
        Assert.Equal([0, Whole / 2 + 1, Whole / 2 - 1, 0], Preimages.Lengths(noise => noise < end ? 1 : 2, 4));
    }

    [Fact]
    public void Counts_every_cell_once_by_the_string_it_gives()
    {
        int[] counts = Preimages.Strings(noise => [.. noise.Select(e => e < 0.25 ? 0 : 1)], words: 2, length: 2, bits: 2, within: 0.999);
        Assert.Equal([1, 3, 3, 9], counts);
        Assert.Equal([1, 0], Preimages.String(1, words: 2, length: 2));
    }
}
