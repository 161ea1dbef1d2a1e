using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>ImageDecoder: an encoded image as samples [height, width, channels].</summary>
/// <remarks>
/// Shape: bytes [n] → [height, width, channels].<br/>
/// Domain: BMP, JPEG, JPEG 2000, PNG, PNM, TIFF (its first page) and WebP (its first frame), each format's file says which of its forms; transparency is dropped, and
/// orientation is followed where the format itself, not its metadata, has it (TIFF).<br/>
/// Method: what Pillow shows, as ONNX's reference implementation does: of 16 bits the upper eight; JPEG by libjpeg's accurate integer
/// transform and smooth upsampling; grey from colours L = ⌊(19595 R + 38470 G + 7471 B + 2¹⁵) / 2¹⁶⌋ (for JPEG too: from the decoded
/// colours, not from the coded luminance). Where Pillow shows a grey or a palette image as one channel, RGB and BGR have three.<br/>
/// Error: none, and decoders of JPEG and lossy JPEG 2000 may differ: their standards leave the transform's rounding, the upsampling and the colours' to it.<br/>
/// Since: 20.<br/>
/// Source: ONNX ImageDecoder-20; each format's file names its own.
/// </remarks>
public static class ImageDecoder
{
    /// <summary>The decoded image, or null with the reason in <paramref name="refused"/>.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    public static Tensor<byte>? Of(ReadOnlySpan<byte> data, string pixelFormat, out string refused)
    {
        refused = "";
        try
        {
            Picture picture = data switch
            {
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png.Decode(data),
                [0xFF, 0xD8, ..] => Jpeg.Decode(data),
                [(byte)'B', (byte)'M', ..] => Bmp.Decode(data),
                [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => Tiff.Decode(data),
                [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => Pnm.Decode(data),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP.Decode(data),
                [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => Jpeg2000.Decode(data),
                _ => throw new RefusedImageException("a format other than BMP, JPEG, JPEG 2000, PNG, PNM, TIFF and WebP"),
            };
            return picture.In(pixelFormat);
        }
        catch (RefusedImageException e)
        {
            refused = e.Message;
            return null;
        }
    }
}
