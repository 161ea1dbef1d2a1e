using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>BMP's runs of colours.</summary>
/// <remarks>
/// (n, colour) is n times a colour, or two in turns of 4 bits; (0, n ≥ 3) n colours as they are, filled up to an even number of bytes;
/// (0, 0) the row's end, (0, 1) the image's, (0, 2) a step to the right and up. What is stepped over has colour 0.
/// </remarks>
internal static class BmpRuns
{
    /// <summary>The colours' numbers, in the file's order of rows.</summary>
    /// <exception cref="ShapeException">The data end before the image does, or a run leaves its row.</exception>
    public static byte[] Decode(Encoded file, BmpHeader image)
    {
        // A step, the most that four bytes say, passes over 255 rows and 255 columns.
        if ((long)image.Width * image.Height > 255 * 255L * file.Length)
        {
            throw new ShapeException(
                $"a BMP image of {image.Width} x {image.Height} has {file.Length} bytes, whose runs and steps cannot fill it");
        }
        byte[] result = Shape.Allocate<byte>([image.Height, image.Width]);
        int x = 0, y = 0;
        long at = image.Pixels;
        while (y < image.Height && (y < image.Height - 1 || x < image.Width))
        {
            ReadOnlySpan<byte> code = file.Part(at, 2, "runs");
            int count = code[0] > 0 ? code[0] : code[1] >= 3 ? code[1] : 0;
            at += 2;
            if (count == 0 && code[1] == 1)
            {
                break;
            }
            if (count == 0)
            {
                (int right, int up) = code[1] == 0 ? (-x, 1) : (file.Byte(at, "step"), file.Byte(at + 1, "step"));
                at += code[1] == 0 ? 0 : 2;
                (x, y) = (x + right, y + up);
                if (x > image.Width || y > image.Height || y == image.Height && code[1] == 2)
                {
                    throw new ShapeException($"a BMP step at byte {at} leads to ({x}, {y}) in an image of {image.Width} x {image.Height}");
                }
                continue;
            }
            if (count > image.Width - x)
            {
                throw new ShapeException($"a BMP run at byte {at} has {count} pixels from column {x} on: row {y} has {image.Width}");
            }
            int bytes = image.Bits == 4 ? (count + 1) / 2 : count;
            ReadOnlySpan<byte> pixels = code[0] > 0 ? code[1..] : file.Part(at, bytes, "run");
            Span<byte> to = result.AsSpan(y * image.Width + x, count);
            for (int i = 0; i < count; i++)
            {
                int from = code[0] > 0 ? 0 : image.Bits == 4 ? i / 2 : i;
                to[i] = (byte)(image.Bits == 8 ? pixels[from] : i % 2 == 0 ? pixels[from] >> 4 : pixels[from] & 15);
            }
            x += count;
            at += code[0] > 0 ? 0 : (bytes + 1) / 2 * 2;
        }
        return result;
    }
}
