using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The part of a precinct in one sub-band: a grid of code-blocks and the trees about them.</summary>
internal sealed class PrecinctBand
{
    private readonly Subband _band;
    private readonly int _x0, _y0, _x1, _y1, _widthBits, _heightBits;

    /// <param name="band">The sub-band.</param>
    /// <param name="x">The precinct's column among all precincts from 0 on.</param>
    /// <param name="y">Its row among them.</param>
    /// <param name="widthBits">The logarithm of a precinct's width on the sub-band's grid.</param>
    /// <param name="heightBits">The logarithm of its height there.</param>
    /// <param name="blockWidthBits">The logarithm of a code-block's width.</param>
    /// <param name="blockHeightBits">The logarithm of its height.</param>
    public PrecinctBand(Subband band, long x, long y, int widthBits, int heightBits, int blockWidthBits, int blockHeightBits)
    {
        _band = band;
        (_x0, _y0) = ((int)Math.Max(band.X0, x << widthBits), (int)Math.Max(band.Y0, y << heightBits));
        (_x1, _y1) = ((int)Math.Min(band.X1, (x + 1) << widthBits), (int)Math.Min(band.Y1, (y + 1) << heightBits));
        (_widthBits, _heightBits) = (Math.Min(blockWidthBits, widthBits), Math.Min(blockHeightBits, heightBits));
        if (_x1 <= _x0 || _y1 <= _y0)
        {
            return;
        }
        Columns = (_x1 - 1 >> _widthBits) - (_x0 >> _widthBits) + 1;
        int rows = (_y1 - 1 >> _heightBits) - (_y0 >> _heightBits) + 1;
        Blocks = Shape.Allocate<CodeBlock?>([rows, Columns]);
        Inclusion = new TagTree(Columns, rows);
        ZeroPlanes = new TagTree(Columns, rows);
    }

    /// <summary>The code-blocks that packets have brought.</summary>
    public CodeBlock?[] Blocks { get; } = [];

    public int Columns { get; } = 1;

    public int Planes => _band.Planes;

    /// <summary>The layer in which each code-block first appears.</summary>
    public TagTree Inclusion { get; } = new(0, 0);

    /// <summary>The bit planes of each that are all zero.</summary>
    public TagTree ZeroPlanes { get; } = new(0, 0);

    /// <summary>Makes a code-block, when a packet brings its first passes.</summary>
    public CodeBlock Include(int index, int planes)
    {
        int column = (_x0 >> _widthBits) + index % Columns, row = (_y0 >> _heightBits) + index / Columns;
        int x = Math.Max(_x0, column << _widthBits), y = Math.Max(_y0, row << _heightBits);
        return Blocks[index] = new CodeBlock
        {
            Band = _band,
            X = _band.Left + x - _band.X0,
            Y = _band.Top + y - _band.Y0,
            Width = (int)Math.Min(_x1, (column + 1L) << _widthBits) - x,
            Height = (int)Math.Min(_y1, (row + 1L) << _heightBits) - y,
            Planes = planes,
        };
    }
}
