using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>TIFF: a directory of fields, and an image in strips or tiles; of several, the first.</summary>
/// <remarks>
/// Domain: both orders of bytes, and places of 64 bits (BigTIFF); uncompressed, PackBits, LZW and Deflate, the latter two also as
/// differences, fax of groups 3 and 4, and JPEG (grey, colours, YCbCr); grey from black or white, colours, palettes and inks of 1, 2, 4, 8
/// and 16 bits, samples together or apart; all eight orientations. Refused: other compressions, numbers with signs or fractions, YCbCr
/// without JPEG, and Lab.<br/>
/// Source: Adobe, TIFF 6.0; TIFF Technical Note 2 and the supplements of Photoshop.
/// </remarks>
internal static class Tiff
{
    /// <summary>The image.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not decoded.</exception>
    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        Encoded file = new(data, "TIFF", bigEndian: data[0] == 'M');
        TiffDirectory directory = new(file);
        TiffLayout image = new(file, directory);
        return Turned(TiffColours.Picture(TiffParts.Samples(file, image), image, directory), image.Orientation);
    }

    // Orientations 5 to 8 have rows for columns; 2, 3, 6, 7 and 3, 4, 7, 8 count from the right and from below as seen by the file.
    private static Picture Turned(Picture stored, int orientation)
    {
        if (orientation is < 2 or > 8)
        {
            return stored;
        }
        bool exchanged = orientation >= 5, fromRight = orientation is 2 or 3 or 7 or 8, fromBelow = orientation is 3 or 4 or 6 or 7;
        (int height, int width) = exchanged ? (stored.Width, stored.Height) : (stored.Height, stored.Width);
        int channels = stored.Channels;
        byte[] result = Shape.Allocate<byte>([height, width, channels]);
        for (int y = 0, to = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, to += channels)
            {
                (int row, int column) = exchanged ? (x, y) : (y, x);
                row = fromBelow ? stored.Height - 1 - row : row;
                column = fromRight ? stored.Width - 1 - column : column;
                stored.Samples.AsSpan((row * stored.Width + column) * channels, channels).CopyTo(result.AsSpan(to));
            }
        }
        return new Picture(height, width, channels, result);
    }
}
