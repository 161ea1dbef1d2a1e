namespace Verification.Reference.Operators;

/// <summary>A code-block: where its coefficients go, and what packets have brought of it.</summary>
internal sealed class CodeBlock
{
    public required Subband Band { get; init; }

    /// <summary>Column in the plane of the tile's component.</summary>
    public required int X { get; init; }

    /// <summary>Row in that plane.</summary>
    public required int Y { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Bit planes from the first that is not all zero down to the last.</summary>
    public required int Planes { get; init; }

    /// <summary>Bits of a length, before those that the number of passes adds.</summary>
    public int LengthBits { get; set; } = 3;

    /// <summary>Codeword segments in the order of their passes.</summary>
    public List<CodeSegment> Segments { get; } = [];
}
