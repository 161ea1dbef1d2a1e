using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Binary PNM: P5 (grey) and P6 (colours), 8 bits a sample.</summary>
internal static class Pnm
{
    public static Picture? Decode(ReadOnlySpan<byte> data, out string refused)
    {
        int at = 2, channels = data[1] == '6' ? 3 : 1;
        int width = Number(data, ref at), height = Number(data, ref at), largest = Number(data, ref at);
        refused = largest == 255 ? "" : $"PNM with samples up to {largest}";
        int count = Shape.Count([height, width, channels]);
        return largest != 255 ? null
            : data.Length - at - 1 >= count ? new Picture(height, width, channels, data.Slice(at + 1, count).ToArray())
            : throw new ShapeException($"a PNM image of {width} x {height} holds {data.Length - at - 1} bytes: need {count}");
    }

    private static int Number(ReadOnlySpan<byte> data, ref int at)
    {
        while (at < data.Length && (char.IsWhiteSpace((char)data[at]) || data[at] == '#'))
        {
            // A comment goes to the end of its line.
            at += data[at] != '#' ? 1 : Math.Max(1, data[at..].IndexOf((byte)'\n'));
        }
        int value = 0, start = at;
        for (; at < data.Length && char.IsAsciiDigit((char)data[at]); at++)
        {
            value = checked(10 * value + data[at] - '0');
        }
        return at > start ? value : throw new ShapeException($"a PNM header has no number at byte {at}");
    }
}
