using Verification.Reference.Operators;

namespace Verification.Reference.Tests.Operators.Images;

public class JpegTransformTests
{
    /// <summary>How far a sample may lie from the sum of cosines, for coefficients whose magnitudes sum to at most 1000.</summary>
    /// <remarks>
    /// m(x, u) = c(u) cos((2x + 1) u π / 16) / 2 is at most 0.491, and Σᵤ |m| at most 0.354 + 7 · 0.491 = 3.79.<br/>
    /// The result is rounded: ½. Columns are rounded to ½ of a unit of 1 / (8 √8 / 2) = 0.0884: 3.79 · 0.0442 = 0.168.<br/>
    /// An entry of the integer matrix is the sum of at most four constants, each off by ½ in 8192ths of √8: 2 / (8192 · 2.828) =
    /// 8.64e-5, and
    /// a product of two entries by 2 · 0.491 · 8.64e-5 + (8.64e-5)² &lt; 8.5e-5: times 1000, 0.085.
    /// </remarks>
    private const double Bound = 0.5 + 0.168 + 0.085;

    [Fact]
    public void Is_the_sum_of_cosines() => Assert.True(Worst(block => block) <= Bound);

    [Fact]
    public void The_bound_finds_a_transform_of_another_block()
    {
        Assert.False(Worst(block => [.. Enumerable.Range(0, 64).Select(i => block[i % 8 * 8 + i / 8])]) <= Bound);
        Assert.False(Worst(block => [.. block.Select((s, i) => i == 63 ? (short)(s + 8) : s)]) <= Bound);
    }

    [Fact]
    public void Clips_what_lies_beyond_a_byte()
    {
        byte[] samples = new byte[64];
        JpegTransform.Inverse([1100, .. new short[63]], Ones, samples, 8);
        Assert.All(samples, sample => Assert.Equal(255, sample));
        JpegTransform.Inverse([-1100, .. new short[63]], Ones, samples, 8);
        Assert.All(samples, sample => Assert.Equal(0, sample));
    }

    private static ushort[] Ones { get; } = [.. Enumerable.Repeat((ushort)1, 64)];

    // The largest distance from the samples of the block that the change makes of a random one to the sum for the block itself.
    private static double Worst(Func<short[], short[]> change)
    {
        Random random = new(3);
        double worst = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            short[] block = new short[64];
            for (int i = 0; i < 10; i++)
            {
                block[random.Next(64)] = (short)random.Next(-100, 101);
            }
            byte[] samples = new byte[64];
            JpegTransform.Inverse(change(block), Ones, samples, 8);
            for (int i = 0; i < 64; i++)
            {
                worst = Math.Max(worst, Math.Abs(samples[i] - Math.Clamp(Exact(block, i / 8, i % 8), 0, 255)));
            }
        }
        return worst;
    }

    private static double Exact(short[] block, int y, int x)
    {
        double sum = 128;
        for (int i = 0; i < 64; i++)
        {
            sum += block[i] * Weight(i / 8, y) * Weight(i % 8, x);
        }
        return sum;
    }

    private static double Weight(int frequency, int place) =>
        frequency == 0 ? Math.Sqrt(0.125) : Math.Cos((2 * place + 1) * frequency * Math.PI / 16) / 2;
}
