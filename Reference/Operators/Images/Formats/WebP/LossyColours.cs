using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Red, green and blue from VP8's luma and halved chroma planes.</summary>
/// <remarks>
/// Method: chroma between its samples is weighted 9, 3, 3, 1 with two roundings, and the matrix (ITU-R BT.601, studio range) has
/// coefficients in 2⁻¹⁴ whose products keep six bits: libwebp's arithmetic, whose results are ONNX's expectations. VP8 itself leaves
/// both to the decoder.<br/>
/// Source: RFC 9649, section 2.5 (the matrix).
/// </remarks>
internal static class LossyColours
{
    public static Picture Of(int height, int width, LossyPlane luma, LossyPlane blue, LossyPlane red)
    {
        byte[] result = Shape.Allocate<byte>([height, width, 3]);
        int chromaHeight = (height + 1) / 2, chromaWidth = (width + 1) / 2, at = 0;
        for (int y = 0; y < height; y++)
        {
            int near = y / 2, far = Math.Clamp(near + (y % 2 == 0 ? -1 : 1), 0, chromaHeight - 1);
            for (int x = 0; x < width; x++, at += 3)
            {
                int column = x / 2, beside = Math.Clamp(column + (x % 2 == 0 ? -1 : 1), 0, chromaWidth - 1);
                int l = 19077 * luma.Samples[luma.At(y, x)] >> 8, b = Between(blue, near, far, column, beside), r = Between(red, near, far, column, beside);
                result[at] = Clipped(l + (26149 * r >> 8) - 14234);
                result[at + 1] = Clipped(l - (6419 * b >> 8) - (13320 * r >> 8) + 8708);
                result[at + 2] = Clipped(l + (33050 * b >> 8) - 17685);
            }
        }
        return new Picture(height, width, 3, result);
    }

    private static int Between(LossyPlane plane, int near, int far, int column, int beside)
    {
        byte[] s = plane.Samples;
        int nearest = s[plane.At(near, column)];
        int sum = nearest + 3 * (s[plane.At(near, beside)] + s[plane.At(far, column)]) + s[plane.At(far, beside)];
        return (((sum + 8) >> 3) + nearest) >> 1;
    }

    private static byte Clipped(int scaled) => (byte)Math.Clamp(scaled >> 6, 0, 255);
}
