using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The reference grid of JPEG 2000: the image, its tiles, and its components, each with a sample at every so many
/// points.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annexes A.5.1 and B.2, B.3.</remarks>
internal sealed class ReferenceGrid
{
    private const int Fixed = 36, MostTiles = 65535, MostBits = 16, MostComponents = 4;
    private readonly int _tileX, _tileY, _tileWidth, _tileHeight;

    /// <param name="size">The body of the SIZ marker segment.</param>
    public ReferenceGrid(ReadOnlySpan<byte> size)
    {
        int components = size.Length < Fixed ? 0 : BinaryPrimitives.ReadUInt16BigEndian(size[34..]);
        if (components == 0 || size.Length < Fixed + 3 * components)
        {
            throw new ShapeException($"a JPEG 2000 SIZ segment has {size.Length} bytes for {components} components: need "
                + $"{Fixed} and 3 for each, of at least one");
        }
        Span<int> v = stackalloc int[8];
        for (int i = 0; i < v.Length; i++)
        {
            uint value = BinaryPrimitives.ReadUInt32BigEndian(size[(2 + 4 * i)..]);
            v[i] = (int)Math.Min(value, int.MaxValue);
        }
        (X1, Y1, X0, Y0) = (v[0], v[1], v[2], v[3]);
        (_tileWidth, _tileHeight, _tileX, _tileY) = (v[4], v[5], v[6], v[7]);
        long right = (long)_tileX + _tileWidth, below = (long)_tileY + _tileHeight;
        if (X0 >= X1 || Y0 >= Y1 || _tileWidth == 0 || _tileHeight == 0 || _tileX > X0 || _tileY > Y0 || right <= X0 || below <= Y0
            || X1 == int.MaxValue || Y1 == int.MaxValue)
        {
            throw new ShapeException($"a JPEG 2000 image spans ({X0}, {Y0}) to ({X1}, {Y1}) with tiles of {_tileWidth} x "
                + $"{_tileHeight} from ({_tileX}, {_tileY}) on: "
                + "need an image below 2^31 - 1 that begins in the first tile");
        }
        Columns = (int)Up(X1 - _tileX, _tileWidth);
        long tiles = Columns * Up(Y1 - _tileY, _tileHeight);
        Tiles = tiles <= MostTiles ? (int)tiles : throw new ShapeException($"a JPEG 2000 image has {tiles} tiles: need "
            + $"{MostTiles} at most");
        Components = components <= MostComponents ? new GridComponent[components] : throw new RefusedImageException($"JPEG 2000 with {components} components");
        for (int c = 0; c < components; c++)
        {
            byte bits = size[Fixed + 3 * c], dx = size[Fixed + 1 + 3 * c], dy = size[Fixed + 2 + 3 * c];
            Components[c] = dx > 0 && dy > 0 && (bits & 127) < 38 ? new((bits & 127) + 1, bits > 127, dx, dy) : throw new ShapeException(
                $"JPEG 2000 component {c} has {(bits & 127) + 1} bits at every {dx} x {dy} points: need 1 to 38 bits and at least 1 x 1");
            if (Components[c].Bits > MostBits)
            {
                throw new RefusedImageException($"JPEG 2000 with {Components[c].Bits} bits a sample");
            }
        }
    }

    public int X0 { get; }

    public int Y0 { get; }

    public int X1 { get; }

    public int Y1 { get; }

    public int Tiles { get; }

    public GridComponent[] Components { get; }

    private int Columns { get; }

    /// <summary>A tile's part of the grid.</summary>
    public (int X0, int Y0, int X1, int Y1) Tile(int index)
    {
        long x = _tileX + (long)(index % Columns) * _tileWidth, y = _tileY + (long)(index / Columns) * _tileHeight;
        return ((int)Math.Max(x, X0), (int)Math.Max(y, Y0), (int)Math.Min(x + _tileWidth, X1), (int)Math.Min(y + _tileHeight, Y1));
    }

    /// <summary>a/b, rounded up.</summary>
    public static long Up(long a, long b) => (a + b - 1) / b;

    /// <summary>a/2^bits, rounded up, also below zero.</summary>
    public static int UpShift(long a, int bits) => (int)((a + (1L << bits) - 1) >> bits);
}
