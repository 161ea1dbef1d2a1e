using System.Numerics;
using System.Runtime.Intrinsics;

namespace Verification.Reference.Kernels;

/// <summary>How one channel of an image is laid out so that every tap of a filter reads runs of neighbours.</summary>
/// <remarks>
/// The zeros around the image are made real, and the innermost axis is split into as many interleaved parts (phases) as the stride is long: the inputs
/// of neighbouring outputs under one tap then lie side by side, whatever stride and dilation are. An axis with a single tap keeps only the inputs that
/// some output sees. A copy of the image costs a few per cent of the convolution, and saves all tests for borders in it.
/// </remarks>
internal sealed class PaddedImage
{
    private readonly ConvolutionShape _shape;
    private readonly int[] _stride;

    /// <summary>For each phase, which of its numbers come from the image.</summary>
    private readonly (nint Begin, nint End)[] _ranges;

    /// <summary>For each row of the layout, that of the input, or −1 for a row of zeros.</summary>
    private readonly nint[] _inputRows;

    internal PaddedImage(ConvolutionShape shape)
    {
        _shape = shape;
        int rank = shape.Input.Length;
        Steps = new nint[rank];
        _stride = new int[rank];
        var sizes = new nint[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            _stride[axis] = shape.Kernel[axis] == 1 ? shape.Strides[axis] : 1;
            Steps[axis] = shape.Kernel[axis] == 1 ? 1 : shape.Strides[axis];
            sizes[axis] = (Steps[axis] * (shape.Output[axis] - 1)) + ((nint)shape.Dilations[axis] * (shape.Kernel[axis] - 1)) + 1;
        }

        Sizes = sizes;
        Phases = rank == 0 ? 1 : (int)Steps[^1];
        Run = rank == 0 ? 1 : (sizes[^1] + Phases - 1) / Phases;
        Rows = 1;
        for (int axis = 0; axis < rank - 1; axis++)
            Rows *= sizes[axis];

        ChannelLength = Rows * Phases * Run;
        Offsets = OffsetsOf();
        _ranges = RangesOf();
        _inputRows = new nint[Rows];
        for (nint row = 0; row < Rows; row++)
            _inputRows[row] = InputRow(row);
    }

    /// <summary>Numbers of one channel.</summary>
    internal nint ChannelLength { get; }

    /// <summary>Where each tap of a filter reads, relative to its output's place, within one channel.</summary>
    internal nint[] Offsets { get; }

    private nint[] Sizes { get; }

    /// <summary>Steps between outputs, in the layout, before the split into phases.</summary>
    private nint[] Steps { get; }

    private int Phases { get; }

    private nint Run { get; }

    private nint Rows { get; }

    /// <summary>Where the output row with this number (all axes but the innermost) reads under tap 0.</summary>
    internal nint RowStart(nint row)
    {
        nint start = 0, scale = Phases * Run;
        for (int axis = _shape.Input.Length - 2; axis >= 0; axis--)
        {
            // The outermost axis is what is left: a plane needs no division.
            start += (axis == 0 ? row : row % _shape.Output[axis]) * Steps[axis] * scale;
            row = axis == 0 ? 0 : row / _shape.Output[axis];
            scale *= Sizes[axis];
        }

        return start;
    }

    /// <summary>Lays one channel out.</summary>
    internal unsafe void Fill<T>(T* channel, T* to)
        where T : unmanaged
    {
        Clear(to);
        Refill(channel, to);
    }

    /// <summary>Writes the zeros around a channel.</summary>
    internal unsafe void Clear<T>(T* to)
        where T : unmanaged
    {
        foreach (nint from in _inputRows)
        {
            if (from < 0)
                new Span<T>(to, (int)(Phases * Run)).Clear();

            for (int phase = 0; phase < Phases && from >= 0; phase++)
            {
                (nint begin, nint end) = _ranges[phase];
                new Span<T>(to + (phase * Run), (int)begin).Clear();
                new Span<T>(to + (phase * Run) + end, (int)(Run - end)).Clear();
            }

            to += Phases * Run;
        }
    }

    /// <summary>Lays one channel out where another has been: the zeros around it are there already.</summary>
    internal unsafe void Refill<T>(T* channel, T* to)
        where T : unmanaged
    {
        int rank = _shape.Input.Length;
        if (rank == 0)
        {
            *to = *channel;
            return;
        }

        int width = _shape.Input[^1], pad = _shape.PadsBegin[^1];
        nint step = (nint)Phases * _stride[^1];
        foreach (nint from in _inputRows)
        {
            for (int phase = 0; phase < Phases && from >= 0; phase++)
            {
                T* line = to + (phase * Run);
                (nint begin, nint end) = _ranges[phase];
                T* source = channel + (from * width) + phase - pad;
                if (step == 1)
                    Copy(line + begin, source + begin, end - begin);
                else
                    CopyEvery(step, line + begin, source + (begin * step), end - begin);
            }

            to += Phases * Run;
        }
    }

    /// <summary>Adds what lies in the layout of one channel to the numbers of the image that it holds: the adjoint of <see cref="Fill"/>.</summary>
    internal unsafe void Drain<T>(T* from, T* channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_shape.Input.Length == 0)
        {
            *channel += *from;
            return;
        }

        nint step = (nint)Phases * _stride[^1];
        for (nint row = 0; row < Rows; row++, from += Phases * Run)
        {
            nint to = _inputRows[row];
            for (int phase = 0; phase < Phases && to >= 0; phase++)
            {
                T* target = channel + (to * _shape.Input[^1]) + phase - _shape.PadsBegin[^1];
                for (nint i = _ranges[phase].Begin; i < _ranges[phase].End; i++)
                    target[i * step] += from[(phase * Run) + i];
            }
        }
    }

    private static unsafe void CopyEvery<T>(nint step, T* to, T* from, nint length)
        where T : unmanaged
    {
        nint i = step == 2 ? Transposition.EverySecond(to, from, length) : 0;
        for (; i < length; i++)
            to[i] = from[i * step];
    }

    /// <summary>Copies a row: the rows of small images (7 or 14 long) are shorter than the set-up of the library's copy.</summary>
    private static unsafe void Copy<T>(T* to, T* from, nint length)
        where T : unmanaged
    {
        nint i = 0;
        for (; i <= length - Vector256<T>.Count; i += Vector256<T>.Count)
            Vector256.Load(from + i).Store(to + i);

        // The rest as one more register, or two, that overlap what is there.
        if (i == length)
            return;

        if (length >= Vector256<T>.Count)
        {
            Vector256.Load(from + length - Vector256<T>.Count).Store(to + length - Vector256<T>.Count);
            return;
        }

        if (length >= Vector128<T>.Count)
        {
            Vector128.Load(from).Store(to);
            Vector128.Load(from + length - Vector128<T>.Count).Store(to + length - Vector128<T>.Count);
            return;
        }

        for (; i < length; i++)
            to[i] = from[i];
    }

    /// <summary>The row of the input that a row of the layout holds, or −1 for a row of zeros.</summary>
    private nint InputRow(nint row)
    {
        nint from = 0, scale = 1;
        for (int axis = _shape.Input.Length - 2; axis >= 0; axis--)
        {
            nint place = ((axis == 0 ? row : row % Sizes[axis]) * _stride[axis]) - _shape.PadsBegin[axis];
            if (place < 0 || place >= _shape.Input[axis])
                return -1;

            from += place * scale;
            row = axis == 0 ? 0 : row / Sizes[axis];
            scale *= _shape.Input[axis];
        }

        return from;
    }

    private (nint Begin, nint End)[] RangesOf()
    {
        var ranges = new (nint, nint)[Phases];
        for (int phase = 0; phase < Phases && _shape.Input.Length > 0; phase++)
        {
            // Number i of this phase is the input at i·step + first.
            nint step = (nint)Phases * _stride[^1], first = phase - _shape.PadsBegin[^1], width = _shape.Input[^1];
            nint begin = Math.Clamp(first >= 0 ? 0 : (-first + step - 1) / step, 0, Run);
            ranges[phase] = (begin, Math.Clamp(first >= width ? 0 : (width - first + step - 1) / step, begin, Run));
        }

        return ranges;
    }

    private nint[] OffsetsOf()
    {
        int rank = _shape.Input.Length;
        var offsets = new nint[ConvolutionShape.Product(_shape.Kernel)];
        for (int tap = 0; tap < offsets.Length; tap++)
        {
            int rest = tap;
            nint scale = Phases * Run;
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                nint place = (nint)(rest % _shape.Kernel[axis]) * _shape.Dilations[axis];
                rest /= _shape.Kernel[axis];
                if (axis == rank - 1)
                {
                    offsets[tap] = (place % Phases * Run) + (place / Phases);
                }
                else
                {
                    offsets[tap] += place * scale;
                    scale *= Sizes[axis];
                }
            }
        }

        return offsets;
    }
}
