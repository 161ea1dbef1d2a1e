using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Decodes code-blocks: bit plane after bit plane, each in three passes, over stripes of four rows.</summary>
/// <remarks>
/// Method: magnitudes carry one bit below the last plane, so that a coefficient of which lower planes are missing stands amid those that
/// it may be.<br/>
/// Source: ISO/IEC 15444-1, annex D.
/// </remarks>
internal sealed class BlockDecoder(byte[] data)
{
    private const byte Significant = 1, Negative = 2, Visited = 4, Refined = 8;
    private const int Stripe = 4, MostPlanes = 30, Refinement = 14;
    private readonly ArithmeticDecoder _arithmetic = new();
    private byte[] _flags = [];
    private int[] _magnitudes = [];
    private RawBits? _raw;
    private int _width, _height, _stride, _orientation;
    private bool _causal;

    /// <summary>Decodes a code-block into twice its coefficients, row after row, valid until the next call.</summary>
    /// <param name="block">The code-block.</param>
    /// <param name="style">Its style.</param>
    /// <param name="shift">Bits by which a region of interest is raised.</param>
    public ReadOnlySpan<int> Decode(CodeBlock block, int style, int shift)
    {
        (_width, _height, _stride, _orientation) = (block.Width, block.Height, block.Width + 2, block.Band.Orientation);
        _causal = (style & ComponentCoding.Causal) != 0;
        _flags = Cleared(_flags, Shape.Count([_height + 2, _stride]));
        _magnitudes = Cleared(_magnitudes, Shape.Count([_height, _width]));
        int planes = block.Planes + shift, pass = 2, plane = planes;
        if (planes > MostPlanes)
        {
            throw new ShapeException($"a JPEG 2000 code-block has {planes} bit planes: need {MostPlanes} at most");
        }
        _arithmetic.Forget();
        foreach (CodeSegment segment in block.Segments)
        {
            bool raw = (style & ComponentCoding.Bypass) != 0 && pass < 2 && plane <= planes - 4;
            Begin(segment, raw);
            // Passes below the last plane come from encoders whose coefficients have outgrown their guard bits: no decoder has a use for
            // them.
            for (int i = 0; i < segment.Passes && plane > 0; i++)
            {
                Pass(pass, plane, style);
                (pass, plane) = pass == 2 ? (0, plane - 1) : (pass + 1, plane);
            }
        }
        Finish(shift);
        return _magnitudes.AsSpan(0, _height * _width);
    }

    private static T[] Cleared<T>(T[] array, int length)
    {
        if (array.Length < length)
        {
            return new T[length];
        }
        Array.Clear(array, 0, length);
        return array;
    }

    private void Begin(CodeSegment segment, bool raw)
    {
        (int start, int length) = segment.Pieces.Count == 1 ? segment.Pieces[0] : (0, segment.Pieces.Sum(piece => piece.Length));
        byte[] source = data;
        if (segment.Pieces.Count > 1)
        {
            source = new byte[length];
            int at = 0;
            foreach ((int from, int count) in segment.Pieces)
            {
                data.AsSpan(from, count).CopyTo(source.AsSpan(at));
                at += count;
            }
        }
        _raw = raw ? new RawBits(source, start + length) { Next = start } : null;
        if (!raw)
        {
            _arithmetic.Start(source, start, length);
        }
    }

    private void Pass(int pass, int plane, int style)
    {
        int value = 3 << plane - 1;
        for (int y = 0; y < _height; y += Stripe)
        {
            int rows = Math.Min(Stripe, _height - y);
            for (int x = 0; x < _width; x++)
            {
                switch (pass)
                {
                    case 0:
                        Propagate(x, y, rows, value);
                        break;
                    case 1:
                        Refine(x, y, rows, 1 << plane - 1);
                        break;
                    default:
                        Clean(x, y, rows, value);
                        break;
                }
            }
        }
        if (pass == 2 && (style & ComponentCoding.Symbols) != 0)
        {
            for (int i = 0; i < 4; i++)
            {
                _arithmetic.Bit(ArithmeticDecoder.Uniform);
            }
        }
        if ((style & ComponentCoding.Reset) != 0)
        {
            _arithmetic.Forget();
        }
    }

    // Insignificant coefficients with significant neighbours.
    private void Propagate(int x, int y, int rows, int value)
    {
        for (int row = 0; row < rows; row++)
        {
            int at = (y + row + 1) * _stride + x + 1;
            if ((_flags[at] & Significant) != 0 || Context(at, row) is not (> 0 and var context))
            {
                continue;
            }
            if ((_raw is null ? _arithmetic.Bit(context) : _raw.Bit()) == 1)
            {
                Mark(at, row, (y + row) * _width + x, value);
            }
            _flags[at] |= Visited;
        }
    }

    private void Refine(int x, int y, int rows, int half)
    {
        for (int row = 0; row < rows; row++)
        {
            int at = (y + row + 1) * _stride + x + 1;
            if ((_flags[at] & (Significant | Visited)) == Significant)
            {
                int context = (_flags[at] & Refined) != 0 ? Refinement + 2 : Context(at, row) > 0 ? Refinement + 1 : Refinement;
                int bit = _raw is null ? _arithmetic.Bit(context) : _raw.Bit();
                _magnitudes[(y + row) * _width + x] += bit == 1 ? half : -half;
                _flags[at] |= Refined;
            }
        }
    }

    // All that the other passes left; a column of a stripe without any neighbour that is significant goes by its first that becomes so.
    private void Clean(int x, int y, int rows, int value)
    {
        int row = 0, first = (y + 1) * _stride + x + 1;
        bool found = false;
        if (rows == Stripe && IsQuiet(first))
        {
            if (_arithmetic.Bit(ArithmeticDecoder.Run) == 0)
            {
                return;
            }
            row = 2 * _arithmetic.Bit(ArithmeticDecoder.Uniform) + _arithmetic.Bit(ArithmeticDecoder.Uniform);
            found = true;
        }
        for (; row < rows; row++)
        {
            int at = first + row * _stride;
            if ((_flags[at] & (Significant | Visited)) == 0 && (found || _arithmetic.Bit(Context(at, row)) == 1))
            {
                Mark(at, row, (y + row) * _width + x, value);
            }
            found = false;
            _flags[at] &= unchecked((byte)~Visited);
        }
    }

    private bool IsQuiet(int first)
    {
        for (int row = 0, at = first; row < Stripe; row++, at += _stride)
        {
            if ((_flags[at] & (Significant | Visited)) != 0 || Context(at, row) != 0)
            {
                return false;
            }
        }
        return true;
    }

    // Under vertically causal contexts nothing of the next stripe is seen.
    private int Context(int at, int row)
    {
        byte[] f = _flags;
        int above = at - _stride, below = at + _stride, seen = _causal && row == Stripe - 1 ? 0 : Significant;
        return BlockContexts.Significance(_orientation, (f[at - 1] & 1) + (f[at + 1] & 1), (f[above] & 1) + (f[below] & seen),
            (f[above - 1] & 1) + (f[above + 1] & 1) + (f[below - 1] & seen) + (f[below + 1] & seen));
    }

    private void Mark(int at, int row, int coefficient, int value)
    {
        bool hidden = _causal && row == Stripe - 1;
        int along = Sign(_flags[at - 1]) + Sign(_flags[at + 1]), down = Sign(_flags[at - _stride]) + (hidden ? 0 : Sign(_flags[at + _stride]));
        (int context, int turned) = BlockContexts.Sign(Math.Clamp(along, -1, 1), Math.Clamp(down, -1, 1));
        int bit = _raw is null ? _arithmetic.Bit(context) ^ turned : _raw.Bit();
        _flags[at] |= bit == 1 ? (byte)(Significant | Negative) : Significant;
        _magnitudes[coefficient] = value;
    }

    private static int Sign(byte flags) => (flags & Significant) == 0 ? 0 : (flags & Negative) == 0 ? 1 : -1;

    // Coefficients of a region of interest have been raised above all others.
    private void Finish(int shift)
    {
        for (int y = 0; y < _height; y++)
        {
            for (int x = 0; x < _width; x++)
            {
                ref int value = ref _magnitudes[y * _width + x];
                value = shift > 0 && value >> shift > 1 ? value >> shift : value;
                value = (_flags[(y + 1) * _stride + x + 1] & Negative) != 0 ? -value : value;
            }
        }
    }
}
