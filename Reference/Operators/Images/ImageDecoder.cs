using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>ImageDecoder: an encoded image as samples [height, width, channels].</summary>
/// <remarks>
/// Shape: bytes [n] → [height, width, channels].<br/>
/// Domain: transparency is dropped; grey from colours is refused, because ONNX does not say how.<br/>
/// Method: PNG (8 bits a sample, not interlaced), binary PNM and BMP (24 or 32 bits, no compression), whose samples are defined to the last bit. JPEG, JPEG 2000
/// and WebP leave freedom to decoders, and TIFF is a family of formats: they are refused.<br/>
/// Since: 20.<br/>
/// Source: ONNX ImageDecoder-20; ISO/IEC 15948 (PNG).
/// </remarks>
public static class ImageDecoder
{
    /// <summary>The decoded image, or null with the reason in <paramref name="refused"/>.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    public static Tensor<byte>? Of(ReadOnlySpan<byte> data, string pixelFormat, out string refused)
    {
        Picture? picture = data switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png.Decode(data, out refused),
            [(byte)'P', (byte)'5' or (byte)'6', ..] => Pnm.Decode(data, out refused),
            [(byte)'B', (byte)'M', ..] => Bmp.Decode(data, out refused),
            _ => None("a format other than PNG, binary PNM and BMP", out refused),
        };
        Tensor<byte>? image = picture?.In(pixelFormat);
        refused = picture is not null && image is null ? "grey from colours" : refused;
        return image;
    }

    private static Picture? None(string reason, out string refused)
    {
        refused = reason;
        return null;
    }
}
