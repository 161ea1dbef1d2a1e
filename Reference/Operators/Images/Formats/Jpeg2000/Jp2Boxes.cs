using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The boxes of a JP2 file that say what its samples mean, and where its codestream is.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annex I.</remarks>
internal sealed class Jp2Boxes
{
    private const int Header = 8, LongHeader = 16;
    private readonly List<(int Component, int Type, int Column)> _mapping = [];
    private readonly List<(int Channel, int Type, int Meaning)> _definitions = [];
    private int[][] _palette = [];
    private int[] _paletteBits = [];

    /// <summary>Where the codestream is.</summary>
    public System.Range Codestream { get; private set; }

    /// <summary>The enumerated colour space; 0 where none is given.</summary>
    public int Colours { get; private set; }

    public static Jp2Boxes Read(ReadOnlySpan<byte> data)
    {
        Jp2Boxes boxes = new();
        return boxes.Walk(data, 0, inner: false) ? boxes : throw new ShapeException($"a JP2 file of {data.Length} bytes has "
            + "no codestream box: need one");
    }

    /// <summary>The channels of colour in their order.</summary>
    public SampleSource[] Channels(SamplePlane[] planes)
    {
        List<SampleSource> channels = [];
        foreach ((int component, int type, int column) in _palette.Length > 0 ? _mapping : planes.Select((_, c) => (c, 0, 0)))
        {
            if (component >= planes.Length || type == 1 && column >= _palette.Length)
            {
                throw new ShapeException($"a JP2 file maps column {column} over component {component}: it has "
                    + $"{_palette.Length} columns and {planes.Length} components");
            }
            SamplePlane plane = planes[component];
            channels.Add(type == 1 ? new(plane, _paletteBits[column], _palette[column]) : new(plane, plane.Sampling.Bits, null));
        }
        SampleSource[] ordered = [.. _definitions.Where(definition => definition.Type == 0 && definition.Channel < channels.Count)
            .OrderBy(definition => definition.Meaning).Select(definition => channels[definition.Channel])];
        return ordered.Length > 0 ? ordered : channels.Count > 0 ? [.. channels]
            : throw new ShapeException("a JP2 file has a palette that is mapped to no channel");
    }

    // True when the codestream has been found: what follows it is not needed.
    private bool Walk(ReadOnlySpan<byte> data, int offset, bool inner)
    {
        while (data.Length >= Header)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(data);
            ReadOnlySpan<byte> name = data.Slice(4, 4);
            int head = length == 1 ? LongHeader : Header;
            length = length == 0 ? data.Length : length == 1 && data.Length >= LongHeader ? BinaryPrimitives.ReadInt64BigEndian(data[Header..]) : length;
            if (length < head || length > data.Length)
            {
                throw new ShapeException($"a JP2 box at byte {offset} is {length} bytes long: need {head} at least, and "
                    + $"{data.Length} are left");
            }
            ReadOnlySpan<byte> body = data[head..(int)length];
            if (name.SequenceEqual("jp2c"u8) && !inner)
            {
                Codestream = (offset + head)..(offset + (int)length);
                return true;
            }
            if (name.SequenceEqual("jp2h"u8) && !inner)
            {
                Walk(body, offset + head, inner: true);
            }
            else if (inner)
            {
                ReadBox(name, body);
            }
            data = data[(int)length..];
            offset += (int)length;
        }
        return false;
    }

    private void ReadBox(ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        if (name.SequenceEqual("colr"u8) && Colours == 0 && body is [1, _, _, _, _, _, _, ..])
        {
            Colours = BinaryPrimitives.ReadInt32BigEndian(body[3..]);
        }
        else if (name.SequenceEqual("pclr"u8))
        {
            ReadPalette(body);
        }
        else if (name.SequenceEqual("cmap"u8))
        {
            for (; body.Length >= 4; body = body[4..])
            {
                _mapping.Add((BinaryPrimitives.ReadUInt16BigEndian(body), body[2], body[3]));
            }
        }
        else if (name.SequenceEqual("cdef"u8) && body.Length > 2)
        {
            for (body = body[2..]; body.Length >= 6; body = body[6..])
            {
                _definitions.Add((BinaryPrimitives.ReadUInt16BigEndian(body), BinaryPrimitives.ReadUInt16BigEndian(body[2..]),
                    BinaryPrimitives.ReadUInt16BigEndian(body[4..])));
            }
        }
    }

    private void ReadPalette(ReadOnlySpan<byte> body)
    {
        int entries = body.Length < 3 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(body), columns = body.Length < 3 ? 0 : body[2], at = 3 + columns, size = 0;
        _paletteBits = new int[columns];
        for (int c = 0; c < columns && at <= body.Length; c++)
        {
            _paletteBits[c] = (body[3 + c] & 127) + 1;
            size += _paletteBits[c] > 8 ? 2 : 1;
        }
        if (entries is 0 or > 1024 || columns == 0 || body.Length < at + entries * size || _paletteBits.Any(bits => bits > 16))
        {
            throw new ShapeException($"a JP2 palette has {body.Length} bytes for {entries} x {columns} entries: need "
                + $"{at + entries * size}, up to 1024 entries of 16 bits");
        }
        _palette = [.. _paletteBits.Select(_ => new int[entries])];
        for (int i = 0; i < entries; i++)
        {
            for (int c = 0; c < columns; c++)
            {
                bool wide = _paletteBits[c] > 8;
                _palette[c][i] = wide ? BinaryPrimitives.ReadUInt16BigEndian(body[at..]) : body[at];
                at += wide ? 2 : 1;
            }
        }
    }
}
