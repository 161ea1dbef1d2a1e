namespace Verification.Reference.Operators;

/// <summary>What the tile-parts of one tile have brought.</summary>
/// <param name="coding">The tile's coding, which begins as the image's.</param>
internal sealed class CodedTile(TileCoding coding)
{
    public TileCoding Coding => coding;

    /// <summary>The packets of all tile-parts, one after another.</summary>
    public MemoryStream Data { get; } = new();

    /// <summary>The packets' headers, where they stand apart.</summary>
    public MemoryStream? Headers { get; set; }

    /// <summary>Whether the tile has changed the progression that the main header gives.</summary>
    public bool Reordered { get; set; }
}
