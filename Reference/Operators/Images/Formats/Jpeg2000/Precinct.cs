namespace Verification.Reference.Operators;

/// <summary>A precinct: the code-blocks of one resolution, in one to three sub-bands, that a packet brings a layer of.</summary>
internal sealed class Precinct
{
    public required int Component { get; init; }

    public required int Resolution { get; init; }

    /// <summary>Its number among those of its resolution.</summary>
    public required int Index { get; init; }

    /// <summary>Where it begins on the reference grid, or where the tile does.</summary>
    public required long X { get; init; }

    /// <summary>As <see cref="X"/>, downwards.</summary>
    public required long Y { get; init; }

    /// <summary>Its part of each sub-band.</summary>
    public required PrecinctBand[] Bands { get; init; }

    /// <summary>Layers that packets have brought.</summary>
    public int Layers { get; set; }
}
