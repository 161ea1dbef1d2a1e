using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>JPEG: blocks of 8 × 8 cosine coefficients, quantized and Huffman coded.</summary>
/// <remarks>
/// Domain: baseline, extended and progressive frames of 8 bits; 1, 3 or 4 components, each sampled a whole number of times less than the
/// finest; restart markers; one scan or several. Refused: arithmetic coding, lossless and hierarchical frames, 12 bits, a height that
/// comes after the data, and progressive files that leave bits out (which decoders make up for as they like). Metadata's orientation
/// is not followed and colour profiles are not applied.<br/>
/// Method: to the last bit what libjpeg-turbo does by default: see <see cref="JpegTransform"/>, <see cref="JpegPlane"/> and <see
/// cref="JpegColours"/>.<br/>
/// Source: ITU-T T.81.
/// </remarks>
internal static class Jpeg
{
    /// <summary>The image.</summary>
    /// <param name="data">The file.</param>
    /// <param name="tables">Another file that has only tables; empty without.</param>
    /// <param name="model">What the components are, where something outside the file says so.</param>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not decoded.</exception>
    public static Picture Decode(ReadOnlySpan<byte> data, ReadOnlySpan<byte> tables = default, JpegColourModel? model = null)
    {
        JpegFile file = new();
        file.Read(tables);
        file.Read(data);
        JpegFrame frame = file.Frame ?? throw new ShapeException($"a JPEG image of {data.Length} bytes has no frame");
        JpegColourModel colours = model ?? JpegColours.Model(frame.Components, file.Jfif, file.Adobe);
        return JpegColours.Components(colours) == frame.Components.Length ? Picture(frame, colours)
            : throw new ShapeException(
                $"a JPEG image has {frame.Components.Length} components: need {JpegColours.Components(colours)} for {colours}");
    }

    private static Picture Picture(JpegFrame frame, JpegColourModel model)
    {
        foreach (JpegComponent component in frame.Components)
        {
            int known = component.LowestBit.Count(bit => bit == 0);
            if (known < 64)
            {
                string what = $"component {component.Id} has {known} of its 64 coefficients to the last bit";
                throw frame.Progressive && component.LowestBit[0] < 16
                    ? new RefusedImageException($"progressive JPEG without its last scans: {what}")
                    : new ShapeException($"a JPEG image ends before its last scan: {what}");
            }
        }
        JpegPlane[] planes = [.. frame.Components.Select(component => new JpegPlane(component, frame))];
        byte[][] rows = [.. planes.Select(_ => new byte[frame.Width])];
        int channels = planes.Length == 1 ? 1 : 3;
        byte[] pixels = Shape.Allocate<byte>([frame.Height, frame.Width, channels]);
        for (int y = 0; y < frame.Height; y++)
        {
            for (int c = 0; c < planes.Length; c++)
            {
                planes[c].Row(y, rows[c]);
            }
            JpegColours.Convert(model, rows, pixels.AsSpan(y * frame.Width * channels, frame.Width * channels));
        }
        return new Picture(frame.Height, frame.Width, channels, pixels);
    }
}
