using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>How the samples of a TIFF image are laid out in strips or tiles.</summary>
internal sealed class TiffLayout
{
    /// <summary>Reads the layout from a directory.</summary>
    /// <exception cref="ShapeException">It is damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not decoded.</exception>
    public TiffLayout(Encoded file, TiffDirectory directory)
    {
        Width = file.Size(directory.One(256, 0), "width");
        Height = file.Size(directory.One(257, 0), "height");
        Samples = (int)Math.Clamp(directory.One(277, 1), 0, 1 << 16);
        long[] bits = directory[258];
        Bits = bits.Length == 0 ? 1 : (int)Math.Clamp(bits[0], 0, 1 << 16);
        Compression = (int)Math.Min(directory.One(259, 1), int.MaxValue);
        // The default for a photometric interpretation is that of white as zero, as it is for fax.
        Photometric = (int)Math.Min(directory.One(262, 0), int.MaxValue);
        // Luminance and differences of colours in JPEG parts are turned into colours with them.
        Luminance = Compression == 7 && Photometric == 6;
        Photometric = Luminance ? 2 : Photometric;
        JpegTables = [.. directory[347].Select(value => (byte)value)];
        Reversed = directory.One(266, 1) == 2;
        Separate = directory.One(284, 1) == 2 && Samples > 1;
        Predicted = Compression is 5 or 8 or 32946 ? (int)Math.Min(directory.One(317, 1), int.MaxValue) : 1;
        Orientation = (int)Math.Clamp(directory.One(274, 1), 0, 9);
        Fax = (int)(directory.One(292, 0) & 1);
        Extra = directory[338];
        string refused = bits.Any(b => b != Bits) ? "samples of different depths"
            : Bits is not (1 or 2 or 4 or 8 or 16) ? $"{Bits} bits a sample"
            : directory[339].Any(format => format is not (1 or 4)) ? "samples that are not unsigned integers"
            : Samples is < 1 or > 16 ? $"{Samples} samples a pixel"
            : Compression is not (>= 1 and <= 5 or 7 or 8 or 32773 or 32946) ? $"compression {Compression}"
            : Compression is 2 or 3 or 4 && (Bits > 1 || Samples > 1) ? $"a fax of {Samples} samples of {Bits} bits"
            : Compression == 7 && (Bits != 8 || Separate || Photometric > 2 || Samples != (Photometric == 2 ? 3 : 1))
                ? $"JPEG of {Samples} samples of {Bits} bits"
            : Predicted is not (1 or 2) || Predicted == 2 && Bits < 8 ? $"predictor {Predicted} for {Bits} bits"
            : "";
        if (refused.Length > 0)
        {
            throw new RefusedImageException($"TIFF with {refused}");
        }
        bool tiled = directory[322].Length > 0 || directory[324].Length > 0;
        PartWidth = tiled ? file.Size(directory.One(322, 0), "tiles' width") : Width;
        PartHeight = file.Size(tiled ? directory.One(323, 0) : Math.Min(directory.One(278, Height), Height), "strips' height");
        Tiled = tiled;
        Columns = (int)(((long)Width + PartWidth - 1) / PartWidth);
        Rows = (int)(((long)Height + PartHeight - 1) / PartHeight);
        Places = directory[directory[324].Length > 0 ? 324 : 273];
        Lengths = directory[directory[325].Length > 0 ? 325 : 279];
        long parts = (long)Columns * Rows * (Separate ? Samples : 1);
        if (Places.Length < parts || Compression != 1 && Lengths.Length < parts)
        {
            throw new ShapeException(
                $"a TIFF image of {Width} x {Height} has {Places.Length} parts of {PartWidth} x {PartHeight} and the lengths of "
                + $"{Lengths.Length}: need {parts}");
        }
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Samples of a pixel.</summary>
    public int Samples { get; }

    /// <summary>Bits of a sample.</summary>
    public int Bits { get; }

    /// <summary>How the parts are packed.</summary>
    public int Compression { get; }

    /// <summary>What the samples stand for.</summary>
    public int Photometric { get; }

    /// <summary>Whether JPEG parts hold luminance and differences of colours.</summary>
    public bool Luminance { get; }

    /// <summary>The tables that JPEG parts share; empty without.</summary>
    public byte[] JpegTables { get; }

    /// <summary>Whether the bits of each byte are in reverse.</summary>
    public bool Reversed { get; }

    /// <summary>Whether each sample of the pixels has parts of its own.</summary>
    public bool Separate { get; }

    /// <summary>2 where each sample is the difference from the pixel before.</summary>
    public int Predicted { get; }

    /// <summary>Which corner the first row and column are at.</summary>
    public int Orientation { get; }

    /// <summary>Whether rows of fax group 3 may depend on the one before.</summary>
    public int Fax { get; }

    /// <summary>What the samples beyond the colours are.</summary>
    public long[] Extra { get; }

    /// <summary>Whether the parts are tiles: then all have the same size, and those at the edge reach beyond it.</summary>
    public bool Tiled { get; }

    /// <summary>A part's width.</summary>
    public int PartWidth { get; }

    /// <summary>A part's height; the last strip may have less.</summary>
    public int PartHeight { get; }

    /// <summary>Parts in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows of parts.</summary>
    public int Rows { get; }

    /// <summary>Where the parts begin.</summary>
    public long[] Places { get; }

    /// <summary>How many bytes they take.</summary>
    public long[] Lengths { get; }
}
