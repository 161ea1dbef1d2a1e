using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The segments of a JPEG file: its tables, its frame, and the scans that fill the frame's coefficients.</summary>
/// <remarks>Source: ITU-T T.81, annex B.</remarks>
internal sealed class JpegFile
{
    private readonly JpegTables tables = new();
    private int interval;

    /// <summary>The frame, with its coefficients; null while no segment told it.</summary>
    public JpegFrame? Frame { get; private set; }

    /// <summary>Whether a JFIF marker says that the components are those of JFIF.</summary>
    public bool Jfif { get; private set; }

    /// <summary>Adobe's number for what the components are; −1 without its marker.</summary>
    public int Adobe { get; private set; } = -1;

    /// <summary>Reads segments up to the image's end.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not decoded.</exception>
    public void Read(ReadOnlySpan<byte> data)
    {
        Encoded file = new(data, "JPEG", bigEndian: true);
        for (int at = 2; Marker(data, ref at) is int marker and not 0xD9;)
        {
            if (marker is >= 0xD0 and <= 0xD7 or 1)
            {
                continue;
            }
            int length = file.Short(at, "segment") - 2;
            Encoded segment = new(file.Part(at + 2L, length, $"segment {marker:X2}"), "JPEG", bigEndian: true);
            at += 2 + length;
            switch (marker)
            {
                case 0xDB:
                    tables.Quantize(segment);
                    break;
                case 0xC4:
                    tables.Code(segment);
                    break;
                case 0xDD:
                    interval = segment.Short(0, "restart interval");
                    break;
                case 0xE0:
                    Jfif |= Begins(segment, "JFIF\0"u8) && segment.Length >= 14;
                    break;
                case 0xEE when Begins(segment, "Adobe"u8) && segment.Length >= 12:
                    Adobe = segment.Byte(11, "Adobe marker");
                    break;
                case >= 0xC0 and <= 0xCF and not 0xC8 and not 0xCC:
                    Frame = Frame is null ? JpegFrame.Of(segment, marker, data.Length) : throw new ShapeException(
                        $"a JPEG image has a second frame at byte {at}");
                    break;
                case 0xDA:
                    at = new JpegScan(segment, Frame ?? throw new ShapeException(
                        $"a JPEG image has a scan at byte {at} before its frame"), tables).Read(data, at, interval);
                    break;
            }
        }
    }

    private static bool Begins(Encoded segment, ReadOnlySpan<byte> text) =>
        segment.Length >= text.Length && segment.Part(0, text.Length, "marker").SequenceEqual(text);

    // The next marker, and the place behind it; at the end of the file, the marker of the image's end. Bytes before a marker are passed
    // over.
    private static int Marker(ReadOnlySpan<byte> data, ref int at)
    {
        for (; at + 1 < data.Length; at++)
        {
            if (data[at] == 0xFF && data[at + 1] is not (0 or 0xFF))
            {
                at += 2;
                return data[at - 1];
            }
        }
        return 0xD9;
    }
}
