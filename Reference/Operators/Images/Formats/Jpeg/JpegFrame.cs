using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A JPEG frame: the image's size and components.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(int width, int height, bool progressive, JpegComponent[] components)
    {
        Width = width;
        Height = height;
        Progressive = progressive;
        Components = components;
        Across = components.Max(c => c.Across);
        Down = components.Max(c => c.Down);
        UnitColumns = (width + 8 * Across - 1) / (8 * Across);
        UnitRows = (height + 8 * Down - 1) / (8 * Down);
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Whether coefficients come in parts.</summary>
    public bool Progressive { get; }

    /// <summary>The components.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>The largest horizontal sampling factor.</summary>
    public int Across { get; }

    /// <summary>The largest vertical sampling factor.</summary>
    public int Down { get; }

    /// <summary>Units of interleaved blocks in a row.</summary>
    public int UnitColumns { get; }

    /// <summary>Rows of such units.</summary>
    public int UnitRows { get; }

    /// <summary>Reads a frame's header.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="marker">SOF₀ baseline, SOF₁ extended, SOF₂ progressive; the others are refused.</param>
    /// <param name="fileLength">The file's bytes: every block takes a bit at least.</param>
    /// <exception cref="ShapeException">It is damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not decoded.</exception>
    public static JpegFrame Of(Encoded segment, int marker, int fileLength)
    {
        int bits = segment.Byte(0, "precision"), count = segment.Byte(5, "number of components");
        string refused = marker switch
        {
            > 0xC8 => "arithmetic coding",
            > 0xC4 => "hierarchical frames",
            0xC3 => "lossless frames",
            _ when bits == 12 => "12 bits a sample",
            _ when segment.Short(1, "height") == 0 => "its height behind its data (DNL)",
            _ when count is not (1 or 3 or 4) && count > 0 => $"{count} components",
            _ => "",
        };
        if (refused.Length > 0)
        {
            throw new RefusedImageException($"JPEG with {refused}");
        }
        int height = segment.Size(segment.Short(1, "height"), "height"), width = segment.Size(segment.Short(3, "width"), "width");
        if (bits != 8 || count == 0)
        {
            throw new ShapeException($"a JPEG image has {count} components of {bits} bits: need 1 to 4 of 8");
        }
        JpegComponent[] components = new JpegComponent[count];
        for (int c = 0; c < count; c++)
        {
            ReadOnlySpan<byte> told = segment.Part(6 + 3 * c, 3, "components");
            (int id, int factors, int table) = (told[0], told[1], told[2]);
            components[c] = factors >> 4 is >= 1 and <= 4 && (factors & 15) is >= 1 and <= 4 && table <= 3
                ? new JpegComponent(id, factors >> 4, factors & 15, table)
                : throw new ShapeException(
                    $"a JPEG component has the sampling factors {factors >> 4} x {factors & 15} and quantization table {table}: need 1 to "
                    + $"4, and 0 to 3");
        }
        if (components.Select(c => c.Id).Distinct().Count() < count)
        {
            throw new ShapeException(
                $"the components of a JPEG image are called {string.Join(", ", components.Select(c => c.Id))}: need different names");
        }
        JpegFrame frame = new(width, height, marker == 0xC2, components);
        if (Array.Find(components, c => frame.Across % c.Across != 0 || frame.Down % c.Down != 0) is { } part)
        {
            throw new RefusedImageException(
                $"JPEG that samples a component {part.Across} x {part.Down} times where another has {frame.Across} x {frame.Down}: no "
                + $"whole ratio");
        }
        long blocks = components.Sum(c => (long)frame.UnitColumns * frame.UnitRows * c.Across * c.Down);
        if (blocks > 8L * fileLength)
        {
            throw new ShapeException(
                $"a JPEG image of {width} x {height} has {blocks} blocks in a file of {fileLength} bytes: need a bit for each");
        }
        foreach (JpegComponent component in components)
        {
            component.Place(frame);
        }
        return frame;
    }
}
