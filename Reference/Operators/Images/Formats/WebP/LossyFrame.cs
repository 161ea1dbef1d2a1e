using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A VP8 key frame: macroblock after macroblock predicted and corrected, then smoothed, then in colours.</summary>
/// <remarks>Source: RFC 6386, sections 5, 8, 11 and 12.</remarks>
internal sealed class LossyFrame
{
    private const int Mean = LossyPrediction.Mean;
    private readonly LossyHeader _header;
    private readonly LossyCoefficients _coefficients;
    private readonly LossyPlane[] _planes;
    private readonly byte[] _above, _left = new byte[4], _modes = new byte[16];
    private readonly int _rows, _columns;
    private readonly (LossyFilterStrength Strength, bool Inside)[] _filters;

    private LossyFrame(LossyHeader header)
    {
        _header = header;
        _rows = (header.Height + 15) / 16;
        _columns = (header.Width + 15) / 16;
        _planes = [new(_rows, _columns, 16), new(_rows, _columns, 8), new(_rows, _columns, 8)];
        _coefficients = new LossyCoefficients(header, _columns);
        _above = Shape.Allocate<byte>([4, _columns]);
        _filters = Shape.Allocate<(LossyFilterStrength, bool)>([_rows, _columns]);
    }

    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        LossyHeader header = new(data.ToArray());
        LossyFrame frame = new(header);
        for (int y = 0; y < frame._rows; y++)
        {
            Array.Clear(frame._left);
            frame._coefficients.StartRow();
            for (int x = 0; x < frame._columns; x++)
            {
                frame.Macroblock(y, x, header.Partitions[y % header.Partitions.Length]);
            }
        }
        frame.Smooth();
        return LossyColours.Of(header.Height, header.Width, frame._planes[0], frame._planes[1], frame._planes[2]);
    }

    private void Macroblock(int y, int x, BooleanDecoder bits)
    {
        BooleanDecoder modes = _header.Modes;
        int[] tree = _header.SegmentProbabilities;
        int segment = !_header.SegmentMap ? 0 : modes.Bit(tree[0]) == 0 ? modes.Bit(tree[1]) : 2 + modes.Bit(tree[2]);
        bool skip = _header.SkipProbability >= 0 && modes.Bit(_header.SkipProbability) == 1, subblocks = modes.Bit(145) == 0;
        int mode = subblocks ? ReadSubblockModes(modes, x) : ReadMode(modes, x);
        int chroma = modes.Bit(142) == 0 ? Mean : modes.Bit(114) == 0 ? LossyPrediction.Vertical
            : modes.Bit(183) == 0 ? LossyPrediction.Horizontal : LossyPrediction.TrueMotion;
        bool any = false;
        if (skip)
        {
            _coefficients.Skip(x, subblocks);
        }
        else
        {
            any = _coefficients.Read(bits, x, segment, subblocks);
        }
        _filters[y * _columns + x] = (_header.Filters[2 * segment + (subblocks ? 1 : 0)], subblocks || any);
        Reconstruct(y, x, subblocks, mode, chroma);
    }

    private int ReadMode(BooleanDecoder modes, int x)
    {
        int mode = modes.Bit(156) == 1 ? modes.Bit(128) == 1 ? LossyPrediction.TrueMotion : LossyPrediction.Horizontal
            : modes.Bit(163) == 1 ? LossyPrediction.Vertical : Mean;
        _above.AsSpan(4 * x, 4).Fill((byte)mode);
        _left.AsSpan().Fill((byte)mode);
        return mode;
    }

    private int ReadSubblockModes(BooleanDecoder modes, int x)
    {
        for (int i = 0; i < 16; i++)
        {
            int row = i / 4, column = 4 * x + i % 4;
            int at = (_above[column] * LossyTables.SubblockModes + _left[row]) * (LossyTables.SubblockModes - 1);
            _modes[i] = _above[column] = _left[row] = Subblock(modes, LossyTables.SubblockModeProbabilities.AsSpan(at));
        }
        return 0;
    }

    private static byte Subblock(BooleanDecoder modes, ReadOnlySpan<byte> p) =>
        modes.Bit(p[0]) == 0 ? (byte)0 : modes.Bit(p[1]) == 0 ? (byte)1 : modes.Bit(p[2]) == 0 ? (byte)2
        : modes.Bit(p[3]) == 0 ? modes.Bit(p[4]) == 0 ? (byte)3 : (byte)(5 + modes.Bit(p[5]))
        : modes.Bit(p[6]) == 0 ? (byte)4 : modes.Bit(p[7]) == 0 ? (byte)7 : (byte)(8 + modes.Bit(p[8]));

    private void Reconstruct(int y, int x, bool subblocks, int mode, int chroma)
    {
        LossyPlane luma = _planes[0];
        int at = luma.At(16 * y, 16 * x);
        Span<byte> beyond = stackalloc byte[4];
        if (subblocks)
        {
            // Below the first row of subblocks, the right column sees what the first row saw: the macroblock on the right is not there yet.
            luma.Samples.AsSpan(at - luma.Stride + 16, 4).CopyTo(beyond);
            if (y > 0 && x == _columns - 1)
            {
                beyond.Fill(luma.Samples[at - luma.Stride + 15]);
            }
        }
        else
        {
            LossyPrediction.Predict(luma, at, 16, mode, y > 0, x > 0);
        }
        for (int i = 0; i < 16; i++)
        {
            int block = at + i / 4 * 4 * luma.Stride + i % 4 * 4;
            if (subblocks)
            {
                SubblockPrediction.Predict(luma, block, _modes[i], i % 4 == 3 ? beyond : luma.Samples.AsSpan(block - luma.Stride + 4, 4));
            }
            Correct(luma, block, 16 * i);
        }
        for (int plane = 1; plane < 3; plane++)
        {
            LossyPlane colour = _planes[plane];
            int corner = colour.At(8 * y, 8 * x);
            LossyPrediction.Predict(colour, corner, 8, chroma, y > 0, x > 0);
            for (int i = 0; i < 4; i++)
            {
                Correct(colour, corner + i / 2 * 4 * colour.Stride + i % 2 * 4, 192 + 64 * plane + 16 * i);
            }
        }
    }

    private void Correct(LossyPlane plane, int block, int coefficients)
    {
        ReadOnlySpan<short> values = _coefficients.Values.AsSpan(coefficients, 16);
        if (values.ContainsAnyExcept((short)0))
        {
            LossyTransform.AddCosine(values, plane.Samples, block, plane.Stride);
        }
    }

    private void Smooth()
    {
        for (int i = 0; i < _filters.Length; i++)
        {
            (LossyFilterStrength strength, bool inside) = _filters[i];
            for (int plane = 0; plane < (strength.Limit == 0 ? 0 : _header.SimpleFilter ? 1 : 3); plane++)
            {
                LossyFilter.Smooth(_planes[plane], i / _columns, i % _columns, plane == 0 ? 16 : 8, strength, _header.SimpleFilter, inside);
            }
        }
    }
}
