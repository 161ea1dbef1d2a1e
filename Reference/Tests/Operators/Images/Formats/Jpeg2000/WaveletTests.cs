using Verification.Reference.Operators;

namespace Verification.Reference.Tests.Operators.Images.Formats.Jpeg2000;

public class WaveletTests
{
    public static TheoryData<int, int> Lines => [.. Enumerable.Range(1, 9).SelectMany(length => new[] { (length, 0), (length, 1) })];

    // ISO/IEC 15444-1, F.4.8.1: the high coefficients from the samples, then the low ones from these.
    [Theory]
    [MemberData(nameof(Lines))]
    public void The_reversible_wavelet_is_exactly_inverted(int length, int odd)
    {
        int[] samples = [.. Enumerable.Range(0, length).Select(i => i * i * 37 % 101 - 50)], line = [.. samples];
        if (length == 1)
        {
            line[0] *= 1 + odd;
        }
        else
        {
            Lift(line, 1 - odd, sum => -(sum >> 1));
            Lift(line, odd, sum => (sum + 2) >> 2);
        }
        ReversibleWavelet.Invert(line, odd);
        Assert.Equal(samples, line);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_irreversible_wavelet_keeps_what_is_constant(int length, int odd)
    {
        // Half of a single odd coefficient is left for its step of quantization, which has the gain.
        float[] line = [.. Enumerable.Range(0, length).Select(i => (i & 1) == odd || length == 1 ? 100f : 0f)];
        IrreversibleWavelet.Invert(line, odd);
        // Eight roundings of 2⁻²⁴ a sample, and constants of nine digits.
        Assert.All(line, sample => Assert.InRange(sample, 100 - 1e-4f, 100 + 1e-4f));
    }

    private static void Lift(int[] line, int first, Func<int, int> step)
    {
        for (int i = first; i < line.Length; i += 2)
        {
            line[i] += step(line[i > 0 ? i - 1 : 1] + line[i + 1 < line.Length ? i + 1 : i - 1]);
        }
    }
}
