namespace Verification.Reference.Operators;

/// <summary>A component of a tile: its resolutions, their sub-bands and precincts.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annexes B.3 to B.7 and E.1.</remarks>
internal sealed class TileComponent
{
    private readonly (int X0, int Y0, int X1, int Y1)[] _resolutions;

    public TileComponent(ReferenceGrid grid, int tile, int index, TileCoding coding)
    {
        (Index, Sampling, Coding, Quantization) = (index, grid.Components[index], coding.Coding(index), coding.Quantization(index));
        Shift = coding.Shift(index);
        (TileX, TileY, int right, int below) = grid.Tile(tile);
        X0 = (int)ReferenceGrid.Up(TileX, Sampling.Dx);
        Y0 = (int)ReferenceGrid.Up(TileY, Sampling.Dy);
        int x1 = (int)ReferenceGrid.Up(right, Sampling.Dx), y1 = (int)ReferenceGrid.Up(below, Sampling.Dy);
        (Width, Height) = (x1 - X0, y1 - Y0);
        _resolutions = new (int, int, int, int)[Coding.Levels + 1];
        for (int r = 0; r < _resolutions.Length; r++)
        {
            int down = Coding.Levels - r;
            _resolutions[r] = (ReferenceGrid.UpShift(X0, down), ReferenceGrid.UpShift(Y0, down),
                ReferenceGrid.UpShift(x1, down), ReferenceGrid.UpShift(y1, down));
        }
    }

    public int Index { get; }

    public GridComponent Sampling { get; }

    public ComponentCoding Coding { get; }

    public Quantization Quantization { get; }

    public int Shift { get; }

    public int X0 { get; }

    public int Y0 { get; }

    public int Width { get; }

    public int Height { get; }

    private int TileX { get; }

    private int TileY { get; }

    /// <summary>A resolution's columns and rows on its own grid.</summary>
    public (int X0, int Y0, int X1, int Y1) Resolution(int r) => _resolutions[r];

    /// <summary>How many precincts there are, before any is made.</summary>
    public long PrecinctCount()
    {
        long count = 0;
        for (int r = 0; r < _resolutions.Length; r++)
        {
            (_, _, long columns, long rows) = Precincts(r);
            count += columns * rows;
        }
        return count;
    }

    /// <summary>Makes the precincts of all resolutions.</summary>
    public void AddPrecincts(List<Precinct> precincts)
    {
        for (int r = 0; r < _resolutions.Length; r++)
        {
            int widthBits = Coding.Precincts[r] & 15, heightBits = Coding.Precincts[r] >> 4, down = Coding.Levels - r, halved = r > 0 ? 1 : 0;
            (int left, int top, long columns, long rows) = Precincts(r);
            Subband[] bands = r == 0 ? [Band(0, 0)] : [Band(r, 1), Band(r, 2), Band(r, 3)];
            for (long i = 0; i < columns * rows; i++)
            {
                long x = left + i % columns, y = top + i / columns;
                precincts.Add(new Precinct
                {
                    Component = Index,
                    Resolution = r,
                    Index = (int)i,
                    X = Math.Max(TileX, (x << widthBits + down) * Sampling.Dx),
                    Y = Math.Max(TileY, (y << heightBits + down) * Sampling.Dy),
                    Bands = Array.ConvertAll(bands, band => new PrecinctBand(
                        band, x, y, widthBits - halved, heightBits - halved, Coding.WidthBits, Coding.HeightBits)),
                });
            }
        }
    }

    private (int Left, int Top, long Columns, long Rows) Precincts(int r)
    {
        (int x0, int y0, int x1, int y1) = _resolutions[r];
        int widthBits = Coding.Precincts[r] & 15, heightBits = Coding.Precincts[r] >> 4, left = x0 >> widthBits, top = y0 >> heightBits;
        bool empty = x1 <= x0 || y1 <= y0;
        return (left, top, empty ? 0 : ReferenceGrid.UpShift(x1, widthBits) - left, empty ? 0 : ReferenceGrid.UpShift(y1, heightBits) - top);
    }

    // The planes hold each resolution's low part before its high part, both ways. OpenJPEG's scaling of the irreversible wavelet makes up
    // for the sub-bands' gains.
    private Subband Band(int r, int orientation)
    {
        int across = orientation & 1, along = orientation >> 1, level = r == 0 ? Coding.Levels : Coding.Levels - r + 1;
        (int exponent, int mantissa) = Quantization.Of(r == 0 ? 0 : 3 * (r - 1) + orientation);
        float step = (float)((1 + mantissa / 2048.0) * Math.Pow(2, Sampling.Bits - exponent));
        (int x0, int y0, int x1, int y1) = _resolutions[r];
        if (r > 0)
        {
            long half = 1L << (level - 1);
            (x0, x1) = (ReferenceGrid.UpShift(X0 - across * half, level), ReferenceGrid.UpShift(X0 + Width - across * half, level));
            (y0, y1) = (ReferenceGrid.UpShift(Y0 - along * half, level), ReferenceGrid.UpShift(Y0 + Height - along * half, level));
        }
        (int lowX0, int lowY0, int lowX1, int lowY1) = _resolutions[Math.Max(0, r - 1)];
        return new(orientation, x0, y0, x1, y1, across * (lowX1 - lowX0), along * (lowY1 - lowY0), exponent + Quantization.Guard - 1, step);
    }
}
