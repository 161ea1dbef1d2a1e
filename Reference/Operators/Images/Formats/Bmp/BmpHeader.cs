using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>What stands before the pixels of a BMP image.</summary>
internal sealed class BmpHeader
{
    /// <summary>Reads the headers of the file and the image.</summary>
    /// <exception cref="ShapeException">They are damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not decoded.</exception>
    public BmpHeader(Encoded file)
    {
        uint size = file.Int(14, "header");
        bool old = size == 12;
        if (size is not (12 or 16 or 40 or 52 or 56 or 64 or 108 or 124))
        {
            throw new RefusedImageException($"BMP with a header of {size} bytes");
        }
        Width = file.Size(old ? file.Short(18, "width") : (int)file.Int(18, "width"), "width");
        long height = old ? file.Short(20, "height") : (int)file.Int(22, "height");
        Height = file.Size(Math.Abs(height), "height");
        TopDown = height < 0;
        Bits = old ? file.Short(24, "depth") : file.Short(28, "depth");
        uint compression = size <= 16 ? 0 : file.Int(30, "compression");
        (Runs, bool fields) = (compression is 1 or 2, compression is 3 or 6);
        if (compression is 4 or 5 || compression > 6 || size == 64 && compression >= 3)
        {
            throw new RefusedImageException($"BMP with compression {compression} and a header of {size} bytes");
        }
        if (Bits is not (1 or 4 or 8 or 16 or 24 or 32) || Runs && Bits != (compression == 1 ? 8 : 4)
            || fields && Bits is not (16 or 24 or 32))
        {
            throw new ShapeException(
                $"a BMP image has {Bits} bits a pixel with compression {compression}: need 1, 4, 8, 16, 24 or 32, 8 for 1, 4 for 2, "
                + $"16 to 32 for 3 and 6");
        }
        long end = 14L + size, behindMasks = end;
        if (fields)
        {
            // A header of 40 bytes is followed by the masks; a longer one has them inside, at the same place.
            behindMasks = size == 40 ? end + (compression == 6 ? 16 : 12) : end;
            (RedMask, GreenMask, BlueMask) = (file.Int(54, "masks"), file.Int(58, "masks"), file.Int(62, "masks"));
        }
        if ((RedMask | GreenMask | BlueMask) == 0)
        {
            (RedMask, GreenMask, BlueMask) = Bits == 16 ? (0x7C00u, 0x3E0u, 0x1Fu) : (0xFF0000u, 0xFF00u, 0xFFu);
        }
        Pixels = file.Int(10, "pixels' place");
        if (Bits <= 8)
        {
            uint colours = size >= 40 ? file.Int(46, "number of colours") : 0;
            ColourBytes = old ? 3 : 4;
            Colours = (int)(colours == 0 || colours > 1 << Bits ? 1u << Bits : colours);
            Palette = behindMasks;
            // Some files say that the pixels begin where the palette does.
            Pixels = Pixels == behindMasks ? Pixels + ColourBytes * Colours : Pixels;
        }
        Pixels = Pixels == 0 ? behindMasks + ColourBytes * Colours : Pixels;
        Stride = (int)(((long)PackedSamples.Stride(Width, Bits) + 3) / 4 * 4 is long stride and <= int.MaxValue ? stride
            : throw new ShapeException($"a BMP row of {Width} pixels of {Bits} bits is longer than 2^31 - 1 bytes"));
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Whether the first row is the uppermost.</summary>
    public bool TopDown { get; }

    /// <summary>Bits of a pixel.</summary>
    public int Bits { get; }

    /// <summary>Whether runs of pixels are coded.</summary>
    public bool Runs { get; }

    /// <summary>The bits of a pixel that are its red.</summary>
    public uint RedMask { get; }

    /// <summary>The bits of a pixel that are its green.</summary>
    public uint GreenMask { get; }

    /// <summary>The bits of a pixel that are its blue.</summary>
    public uint BlueMask { get; }

    /// <summary>Where the palette begins.</summary>
    public long Palette { get; }

    /// <summary>The palette's colours: blue, green, red.</summary>
    public int Colours { get; }

    /// <summary>Bytes of each.</summary>
    public int ColourBytes { get; }

    /// <summary>Where the pixels begin.</summary>
    public long Pixels { get; }

    /// <summary>Bytes of a row: a multiple of four.</summary>
    public int Stride { get; }
}
