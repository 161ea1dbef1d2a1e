using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>What the head of a VP8 key frame says: size, segments, loop filter, steps of quantization, probabilities, partitions.</summary>
/// <remarks>Source: RFC 6386, sections 9 and 19.2.</remarks>
internal sealed class LossyHeader
{
    private const int Tag = 10, Segments = 4;
    private readonly int[] _segmentQuantizer = new int[Segments], _segmentLevel = new int[Segments];
    private bool _absolute = true;
    private int _level, _sharpness, _intraDelta, _subblockDelta;

    public int Width { get; }

    public int Height { get; }

    /// <summary>The first partition: this head, then the modes of the macroblocks.</summary>
    public BooleanDecoder Modes { get; }

    /// <summary>The partitions of coefficients; row y of macroblocks is in partition y modulo their number.</summary>
    public BooleanDecoder[] Partitions { get; }

    public bool Segmented { get; private set; }

    public bool SegmentMap { get; private set; }

    /// <summary>Probabilities of the tree of segments.</summary>
    public int[] SegmentProbabilities { get; } = [255, 255, 255];

    public bool SimpleFilter { get; private set; }

    /// <summary>The probability that a macroblock has coefficients; −1 where none says that it has not.</summary>
    public int SkipProbability { get; } = -1;

    public byte[] Coefficients { get; } = [.. LossyTables.CoefficientProbabilities];

    /// <summary>Steps [segment, (luma, constants of luma, chroma), (constant, other)].</summary>
    public int[] Steps { get; } = new int[24];

    /// <summary>The strengths [segment, 0 whole prediction or 1 by subblocks].</summary>
    public LossyFilterStrength[] Filters { get; } = new LossyFilterStrength[8];

    public LossyHeader(byte[] data)
    {
        if (data.Length < Tag)
        {
            throw new ShapeException($"a VP8 frame has {data.Length} bytes: need {Tag} for its head");
        }
        int tag = data[0] | data[1] << 8 | data[2] << 16, first = tag >> 5;
        if ((tag & 1) != 0 || (tag >> 1 & 7) > 3 || (tag >> 4 & 1) == 0 || data[3] != 0x9D || data[4] != 1 || data[5] != 0x2A)
        {
            throw new ShapeException($"a VP8 frame begins with {Convert.ToHexString(data, 0, 6)}: need a key frame that is "
                + "shown, of version 0 to 3, and 9D012A");
        }
        Width = BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(6)) & 0x3FFF;
        Height = BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(8)) & 0x3FFF;
        if (Width == 0 || Height == 0 || first > data.Length - Tag)
        {
            throw new ShapeException($"a VP8 frame of {Width} x {Height} has a first partition of {first} bytes: need a size "
                + $"above 0, and {data.Length - Tag} are left");
        }
        Modes = new BooleanDecoder(data, Tag, Tag + first);
        Modes.Bits(2); // Colour space and clamping: decoders of still images clamp always.
        ReadSegments();
        ReadFilter();
        Partitions = Split(data, Tag + first, 1 << Modes.Bits(2));
        ReadSteps();
        Modes.Flag(); // Whether the probabilities outlive the frame.
        for (int i = 0; i < Coefficients.Length; i++)
        {
            Coefficients[i] = Modes.Bit(LossyTables.UpdateProbabilities[i]) == 1 ? (byte)Modes.Bits(8) : Coefficients[i];
        }
        SkipProbability = Modes.Flag() ? Modes.Bits(8) : -1;
    }

    private void ReadSegments()
    {
        Segmented = Modes.Flag();
        if (!Segmented)
        {
            return;
        }
        SegmentMap = Modes.Flag();
        if (Modes.Flag())
        {
            _absolute = Modes.Flag();
            Fill(_segmentQuantizer, 7);
            Fill(_segmentLevel, 6);
        }
        for (int i = 0; SegmentMap && i < SegmentProbabilities.Length; i++)
        {
            SegmentProbabilities[i] = Modes.Flag() ? Modes.Bits(8) : 255;
        }
    }

    private void Fill(int[] values, int bits)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Modes.OptionalSigned(bits);
        }
    }

    // The adjustments for other reference frames and for motion vectors are read over: a key frame has neither.
    private void ReadFilter()
    {
        SimpleFilter = Modes.Flag();
        _level = Modes.Bits(6);
        _sharpness = Modes.Bits(3);
        if (Modes.Flag() && Modes.Flag())
        {
            int[] deltas = new int[8];
            Fill(deltas, 6);
            (_intraDelta, _subblockDelta) = (deltas[0], deltas[4]);
        }
        for (int i = 0; i < Filters.Length; i++)
        {
            int level = !Segmented ? _level : _segmentLevel[i / 2] + (_absolute ? 0 : _level);
            Filters[i] = _level == 0 ? default : LossyFilterStrength.Of(level + _intraDelta + (i % 2) * _subblockDelta, _sharpness);
        }
    }

    // Sizes of all partitions but the last, then the partitions; the last has what is left.
    private static BooleanDecoder[] Split(byte[] data, int sizes, int count)
    {
        int start = sizes + 3 * (count - 1);
        if (start >= data.Length)
        {
            throw new ShapeException($"a VP8 frame has {data.Length} bytes: its {count} partitions of coefficients begin at byte {start}");
        }
        BooleanDecoder[] result = new BooleanDecoder[count];
        for (int i = 0; i < count; i++, sizes += 3)
        {
            int left = data.Length - start, size = i == count - 1 ? left : Math.Min(left, data[sizes] | data[sizes + 1] << 8 | data[sizes + 2] << 16);
            result[i] = new BooleanDecoder(data, start, start + size);
            start += size;
        }
        return result;
    }

    private void ReadSteps()
    {
        int quantizer = Modes.Bits(7), luma = Modes.OptionalSigned(4), constants = Modes.OptionalSigned(4), constantsOther = Modes.OptionalSigned(4);
        int chroma = Modes.OptionalSigned(4), chromaOther = Modes.OptionalSigned(4);
        for (int segment = 0; segment < Segments; segment++)
        {
            int index = !Segmented ? quantizer : _segmentQuantizer[segment] + (_absolute ? 0 : quantizer);
            Span<int> steps = Steps.AsSpan(6 * segment);
            steps[0] = Constant(index + luma, 127);
            steps[1] = Other(index);
            steps[2] = 2 * Constant(index + constants, 127);
            steps[3] = Math.Max(8, Other(index + constantsOther) * 155 / 100);
            steps[4] = Constant(index + chroma, 117);
            steps[5] = Other(index + chromaOther);
        }
    }

    private static int Constant(int index, int most) => LossyTables.ConstantSteps[Math.Clamp(index, 0, most)];

    private static int Other(int index) => LossyTables.Steps[Math.Clamp(index, 0, 127)];
}
