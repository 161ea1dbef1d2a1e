using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>PNM, the portable bitmap, greymap and pixmap: P1 to P3 in digits, P4 to P6 in bytes.</summary>
/// <remarks>
/// Domain: comments in the header and between digits; samples up to 65535. Only a file's first image.<br/>
/// Method: a sample v of at most m becomes 255 · (v / m) rounded to nearest, halves to even, in double, as Pillow computes it.<br/>
/// Source: Netpbm's pbm(5), pgm(5), ppm(5).
/// </remarks>
internal static class Pnm
{
    /// <summary>The image.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        Encoded file = new(data, "PNM", bigEndian: true);
        int kind = data[1] - '0', at = 2;
        int width = file.Size(Number(data, ref at), "width"), height = file.Size(Number(data, ref at), "height");
        bool bits = kind is 1 or 4, digits = kind <= 3;
        int largest = bits ? 1 : Number(data, ref at), channels = kind is 3 or 6 ? 3 : 1;
        if (largest is < 1 or > 65535)
        {
            throw new ShapeException($"the largest sample of a PNM image is {largest}: need 1 to 65535");
        }
        int stride = PackedSamples.Stride((long)width * channels, bits ? 1 : largest > 255 ? 16 : 8);
        if (!digits)
        {
            // One byte of white space ends the header. The rows are looked for before memory is asked for.
            at++;
            _ = file.Part(at, (long)stride * height, "rows");
        }
        else if ((long)width * height * channels > data.Length)
        {
            throw new ShapeException(
                $"a PNM image of {width} x {height} has {data.Length} bytes of digits: need a digit for each of {channels} samples a "
                + $"pixel");
        }
        byte[] samples = Shape.Allocate<byte>([height, width, channels]);
        for (int y = 0, row = width * channels; y < height; y++)
        {
            Span<byte> to = samples.AsSpan(y * row, row);
            if (digits)
            {
                Digits(data, ref at, bits, largest, to);
            }
            else
            {
                Packed(data.Slice(at + y * stride, stride), bits, largest, to);
            }
        }
        return new Picture(height, width, channels, samples);
    }

    private static void Digits(ReadOnlySpan<byte> data, ref int at, bool bits, int largest, Span<byte> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = Scaled(bits ? 1 - Bit(data, ref at) : Number(data, ref at), largest);
        }
    }

    private static void Packed(ReadOnlySpan<byte> row, bool bits, int largest, Span<byte> samples)
    {
        if (bits || largest == 255)
        {
            PackedSamples.Unpack(row, bits ? 1 : 8, bigEndian: true, samples);
        }
        for (int i = 0; i < samples.Length && largest != 255; i++)
        {
            // A bit is 1 for black.
            samples[i] = Scaled(bits ? 1 - samples[i] : largest > 255 ? row[2 * i] << 8 | row[2 * i + 1] : row[i], largest);
        }
    }

    private static byte Scaled(int value, int largest) => value <= largest
        ? (byte)Math.Round((double)value / largest * 255, MidpointRounding.ToEven)
        : throw new ShapeException($"a PNM sample is {value}: need 0 to {largest}");

    private static int Bit(ReadOnlySpan<byte> data, ref int at)
    {
        SkipSpace(data, ref at);
        return at < data.Length && data[at] is (byte)'0' or (byte)'1' ? data[at++] - '0' : throw new ShapeException(
            $"a PNM image has no bit at byte {at}: need 0 or 1");
    }

    private static int Number(ReadOnlySpan<byte> data, ref int at)
    {
        SkipSpace(data, ref at);
        long value = 0;
        int start = at;
        for (; at < data.Length && char.IsAsciiDigit((char)data[at]); at++)
        {
            value = Math.Min(10 * value + data[at] - '0', 1L << 31);
        }
        return at > start && value <= int.MaxValue ? (int)value
            : throw new ShapeException(at > start
                ? $"a PNM image has a number beyond 2^31 - 1 at byte {start}" : $"a PNM image has no number at byte {at}");
    }

    // A comment goes to the end of its line.
    private static void SkipSpace(ReadOnlySpan<byte> data, ref int at)
    {
        while (at < data.Length && (data[at] == '#' || data[at] is (byte)' ' or (>= 9 and <= 13)))
        {
            if (data[at] == '#')
            {
                int end = data[at..].IndexOfAny((byte)'\n', (byte)'\r');
                at = end < 0 ? data.Length : at + end;
            }
            else
            {
                at++;
            }
        }
    }
}
