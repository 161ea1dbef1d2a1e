using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>What the main header, or a tile's own, says of the coding: defaults for all components, and what single components have
/// instead.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annex A.6.</remarks>
internal sealed class TileCoding
{
    private readonly ComponentCoding?[] _coding, _ownCoding;
    private readonly Quantization?[] _quantization, _ownQuantization;
    private readonly int[] _shifts;

    public TileCoding(int components)
    {
        (_coding, _ownCoding) = (new ComponentCoding?[components], new ComponentCoding?[components]);
        (_quantization, _ownQuantization) = (new Quantization?[components], new Quantization?[components]);
        _shifts = new int[components];
    }

    /// <summary>A tile's coding, which begins as the main header's.</summary>
    public TileCoding(TileCoding main) : this(main._coding.Length)
    {
        for (int c = 0; c < _coding.Length; c++)
        {
            _coding[c] = main._ownCoding[c] ?? main._coding[c];
            _quantization[c] = main._ownQuantization[c] ?? main._quantization[c];
            _shifts[c] = main._shifts[c];
        }
        (Progression, Layers, ColourTransform, Markers) = (main.Progression, main.Layers, main.ColourTransform, main.Markers);
        Changes.AddRange(main.Changes);
    }

    /// <summary>The order of packets: 0 LRCP, 1 RLCP, 2 RPCL, 3 PCRL, 4 CPRL.</summary>
    public int Progression { get; private set; }

    public int Layers { get; private set; }

    public bool ColourTransform { get; private set; }

    /// <summary>Bits that say whether packets may begin with SOP (2) and headers end with EPH (4).</summary>
    public int Markers { get; private set; }

    /// <summary>Changes of progression, each over a range of resolutions, components and layers.</summary>
    public List<ProgressionChange> Changes { get; } = [];

    public ComponentCoding Coding(int component) => _ownCoding[component] ?? _coding[component]
        ?? throw new ShapeException("a JPEG 2000 codestream has no COD segment: need one");

    public Quantization Quantization(int component) =>
        _ownQuantization[component] ?? _quantization[component] ?? throw new ShapeException("a JPEG 2000 codestream has no "
            + "QCD segment: need one");

    /// <summary>Bits by which the coefficients of a region of interest are raised.</summary>
    public int Shift(int component) => _shifts[component];

    /// <summary>Reads a marker segment, if it is about the coding.</summary>
    public void Read(int marker, ReadOnlySpan<byte> data)
    {
        switch (marker)
        {
            case 0xFF52:
                ReadDefault(data);
                break;
            case 0xFF53:
                ReadOnlySpan<byte> coding = Own(data, 6, out int coded);
                _ownCoding[coded] = ComponentCoding.Read(coding[1..], (coding[0] & 1) != 0);
                break;
            case 0xFF5C:
                Array.Fill(_quantization, Operators.Quantization.Read(data));
                break;
            case 0xFF5D:
                ReadOnlySpan<byte> steps = Own(data, 2, out int quantized);
                _ownQuantization[quantized] = Operators.Quantization.Read(steps);
                break;
            case 0xFF5E:
                ReadOnlySpan<byte> region = Own(data, 2, out int shifted);
                _shifts[shifted] = region[0] == 0 ? region[1] : throw new ShapeException($"a JPEG 2000 region of interest has "
                    + $"style {region[0]}: need 0");
                break;
            case 0xFF5F:
                ReadChanges(data);
                break;
            default:
                break;
        }
    }

    private void ReadDefault(ReadOnlySpan<byte> data)
    {
        int layers = data.Length < 10 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        if (layers == 0 || data[1] > 4 || data[4] > 1)
        {
            throw new ShapeException($"a JPEG 2000 COD segment has {data.Length} bytes, {layers} layers, and begins with "
                + $"{Convert.ToHexString(data[..Math.Min(5, data.Length)])}: "
                + "need 10 bytes, a layer, a progression of 0 to 4, and a colour transform of 0 or 1");
        }
        (Markers, Progression, Layers, ColourTransform) = (data[0] & 6, data[1], layers, data[4] == 1);
        Array.Fill(_coding, ComponentCoding.Read(data[5..], (data[0] & 1) != 0));
    }

    private void ReadChanges(ReadOnlySpan<byte> data)
    {
        for (; data.Length >= 7; data = data[7..])
        {
            ProgressionChange change = new(data[0], data[1], BinaryPrimitives.ReadUInt16BigEndian(data[2..]), data[4], data[5] == 0 ? 256 : data[5], data[6]);
            Changes.Add(change.Progression <= 4 ? change : throw new ShapeException($"a JPEG 2000 POC segment has progression "
                + $"{change.Progression}: need 0 to 4"));
        }
    }

    // The component that a segment is about, and what follows its number.
    private ReadOnlySpan<byte> Own(ReadOnlySpan<byte> data, int needed, out int component)
    {
        component = data.IsEmpty ? byte.MaxValue : data[0];
        return component < _coding.Length && data.Length > needed ? data[1..] : throw new ShapeException(
            $"a JPEG 2000 segment about component {component} has {data.Length} bytes: need {1 + needed}, and there are "
                + $"{_coding.Length} components");
    }
}
