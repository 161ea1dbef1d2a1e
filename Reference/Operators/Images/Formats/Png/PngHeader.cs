using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>PNG's first chunk, IHDR.</summary>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bits">Bits of a sample.</param>
/// <param name="Type">The colour type: 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha.</param>
/// <param name="Interlaced">Whether the rows come in Adam7's seven passes.</param>
internal readonly record struct PngHeader(int Width, int Height, int Bits, int Type, bool Interlaced)
{
    /// <summary>Samples of a pixel.</summary>
    public int Samples => Type switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>Reads the chunk.</summary>
    /// <exception cref="ShapeException">It is damaged.</exception>
    public static PngHeader Of(Encoded chunk)
    {
        PngHeader header = new(chunk.Size(chunk.Int(0, "width"), "width"), chunk.Size(chunk.Int(4, "height"), "height"),
            chunk.Byte(8, "depth"), chunk.Byte(9, "colour type"), chunk.Byte(12, "interlacing") == 1);
        bool known = header.Type switch
        {
            0 => header.Bits is 1 or 2 or 4 or 8 or 16,
            3 => header.Bits is 1 or 2 or 4 or 8,
            2 or 4 or 6 => header.Bits is 8 or 16,
            _ => false,
        };
        int compression = chunk.Byte(10, "compression"), filters = chunk.Byte(11, "filters"), interlacing = chunk.Byte(12, "interlacing");
        return known && compression == 0 && filters == 0 && interlacing <= 1 ? header : throw new ShapeException(
            $"a PNG image has colour type {header.Type} with {header.Bits} bits, compression {compression}, filters {filters} "
            + $"and interlacing {interlacing}: the standard has no such form");
    }
}
