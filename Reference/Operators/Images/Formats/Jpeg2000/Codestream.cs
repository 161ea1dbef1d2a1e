using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A JPEG 2000 codestream: marker segments, and the tile-parts between them.</summary>
/// <remarks>
/// Domain: lengths of tile-parts and packets (TLM, PLM, PLT), registration and comments are passed over.<br/>
/// Source: ISO/IEC 15444-1, annex A.
/// </remarks>
internal sealed class Codestream
{
    private const int Start = 0xFF4F, Capabilities = 0xFF50, Size = 0xFF51, Change = 0xFF5F, Packed = 0xFF60, PackedOfTile = 0xFF61, TilePart = 0xFF90,
        Data = 0xFF93, End = 0xFFD9;

    private const string HighThroughput = "JPEG 2000 of high throughput (part 15)";

    private readonly SortedDictionary<int, byte[]> _packed = [];
    private readonly Dictionary<int, CodedTile> _tiles = [];
    private TileCoding? _main;
    private Queue<byte[]>? _packedParts;

    /// <summary>The image's grid.</summary>
    public ReferenceGrid? Grid { get; private set; }

    /// <summary>The components' samples.</summary>
    public SamplePlane[] Decode(ReadOnlySpan<byte> data)
    {
        int at = 2;
        if (data.Length < 4 || BinaryPrimitives.ReadUInt16BigEndian(data) != Start)
        {
            throw new ShapeException($"a JPEG 2000 codestream has {data.Length} bytes: need SOC and SIZ at its beginning");
        }
        while (Marker(data, at) is var marker && marker != TilePart)
        {
            ReadOnlySpan<byte> body = Segment(data, ref at);
            switch (marker)
            {
                case Size when Grid is null:
                    Grid = new ReferenceGrid(body);
                    _main = new TileCoding(Grid.Components.Length);
                    break;
                case Capabilities:
                    throw new RefusedImageException(HighThroughput);
                case Packed:
                    AddPacked(body);
                    break;
                default:
                    (_main ?? throw new ShapeException($"a JPEG 2000 codestream has segment {marker:X4} before SIZ")).Read(marker, body);
                    break;
            }
        }
        if (Grid is null)
        {
            throw new ShapeException("a JPEG 2000 codestream has a tile-part before SIZ");
        }
        _packedParts = _packed.Count > 0 ? SplitPacked() : null;
        while (at + 2 <= data.Length && Marker(data, at) != End)
        {
            ReadTilePart(data, ref at);
        }
        return Tiles();
    }

    private SamplePlane[] Tiles()
    {
        for (int i = 0; i < Grid!.Tiles; i++)
        {
            if (!_tiles.TryGetValue(i, out CodedTile? tile))
            {
                throw new ShapeException($"a JPEG 2000 codestream has no part of tile {i}: it has {Grid.Tiles} tiles");
            }
            if (Enumerable.Range(0, Grid.Components.Length).Any(c => (tile.Coding.Coding(c).Style & ComponentCoding.HighThroughput) != 0))
            {
                throw new RefusedImageException(HighThroughput);
            }
        }
        SamplePlane[] planes = [.. Enumerable.Range(0, Grid.Components.Length).Select(c => new SamplePlane(Grid, c))];
        for (int i = 0; i < Grid.Tiles; i++)
        {
            CodedTile tile = _tiles[i];
            TileDecoder.Decode(Grid, i, tile.Coding, tile.Data.ToArray(), tile.Headers?.ToArray(), planes);
        }
        return planes;
    }

    private void ReadTilePart(ReadOnlySpan<byte> data, ref int at)
    {
        int start = at, marker = Marker(data, at);
        ReadOnlySpan<byte> head = Segment(data, ref at);
        if (marker != TilePart || head.Length < 8)
        {
            throw new ShapeException($"a JPEG 2000 codestream has marker {marker:X4} with {head.Length} bytes at byte "
                + $"{start}: need SOT with 8, or EOC");
        }
        int index = BinaryPrimitives.ReadUInt16BigEndian(head);
        long length = BinaryPrimitives.ReadUInt32BigEndian(head[2..]);
        if (index >= Grid!.Tiles || length > data.Length - start)
        {
            throw new ShapeException($"a JPEG 2000 tile-part of tile {index} has {length} bytes: {data.Length - start} are "
                + $"left, and there are {Grid.Tiles} tiles");
        }
        bool ended = length == 0 && data[^2] == 0xFF && data[^1] == 0xD9;
        int end = length == 0 ? data.Length - (ended ? 2 : 0) : start + (int)length;
        CodedTile tile = _tiles.TryGetValue(index, out CodedTile? known) ? known : _tiles[index] = new CodedTile(new TileCoding(_main!));
        if (_packedParts is not null)
        {
            (tile.Headers ??= new MemoryStream()).Write(_packedParts.TryDequeue(out byte[]? headers) ? headers
                : throw new ShapeException($"JPEG 2000 PPM segments have no packet headers for the tile-part at byte {start}"));
        }
        SortedDictionary<int, byte[]> packed = [];
        while (Marker(data, at) is var inner && inner != Data)
        {
            ReadOnlySpan<byte> body = Segment(data, ref at);
            if (inner == PackedOfTile && body.Length > 0)
            {
                packed[body[0]] = body[1..].ToArray();
                continue;
            }
            if (inner == Change && !tile.Reordered)
            {
                tile.Reordered = true;
                tile.Coding.Changes.Clear();
            }
            tile.Coding.Read(inner, body);
        }
        at += 2;
        foreach (byte[] headers in packed.Values)
        {
            (tile.Headers ??= new MemoryStream()).Write(headers);
        }
        tile.Data.Write(end >= at ? data[at..end] : throw new ShapeException($"a JPEG 2000 tile-part of {length} bytes at "
            + $"byte {start} ends within its header"));
        at = end;
    }

    private void AddPacked(ReadOnlySpan<byte> body)
    {
        if (body.Length > 0)
        {
            _packed[body[0]] = body[1..].ToArray();
        }
    }

    // For each tile-part of the codestream a length and its packet headers.
    private Queue<byte[]> SplitPacked()
    {
        Queue<byte[]> parts = new();
        byte[] all = [.. _packed.Values.SelectMany(piece => piece)];
        for (int at = 0; at < all.Length;)
        {
            long length = all.Length - at < 4 ? long.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(all.AsSpan(at));
            if (length > all.Length - at - 4)
            {
                throw new ShapeException($"JPEG 2000 PPM segments have {all.Length - at} bytes left at byte {at}: the next "
                    + "packet headers need more");
            }
            parts.Enqueue(all.AsSpan(at + 4, (int)length).ToArray());
            at += 4 + (int)length;
        }
        return parts;
    }

    private static int Marker(ReadOnlySpan<byte> data, int at) => at + 2 <= data.Length && data[at] == 0xFF ? BinaryPrimitives.ReadUInt16BigEndian(data[at..])
        : throw new ShapeException($"a JPEG 2000 codestream of {data.Length} bytes has no marker at byte {at}");

    // The body of a marker segment; the next marker is then at hand.
    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> data, ref int at)
    {
        int length = at + 4 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]) : 0, from = at;
        at += 2 + length;
        return length >= 2 && at <= data.Length ? data[(from + 4)..at]
            : throw new ShapeException($"a JPEG 2000 marker segment at byte {from} has length {length}: need 2 at least, and "
                + $"{data.Length - from} bytes are left");
    }
}
