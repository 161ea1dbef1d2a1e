using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Decodes a tile: packets, code-blocks, wavelets, colour transform, samples.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annexes B.12, E, F and G.</remarks>
internal sealed class TileDecoder
{
    private readonly TileCoding _coding;
    private readonly TileComponent[] _components;
    private readonly int[]?[] _whole;
    private readonly float[]?[] _real;

    private TileDecoder(ReferenceGrid grid, int tile, TileCoding coding)
    {
        int count = grid.Components.Length;
        _coding = coding;
        _components = [.. Enumerable.Range(0, count).Select(c => new TileComponent(grid, tile, c, coding))];
        (_whole, _real) = (new int[]?[count], new float[]?[count]);
    }

    /// <summary>Decodes a tile into the planes of the image.</summary>
    public static void Decode(ReferenceGrid grid, int tile, TileCoding coding, byte[] data, byte[]? headers, SamplePlane[] planes)
    {
        TileDecoder decoder = new(grid, tile, coding);
        List<Precinct> precincts = decoder.ReadPackets(data, headers);
        decoder.DecodeBlocks(precincts, data);
        decoder.Synthesize();
        decoder.TransformColours();
        for (int c = 0; c < planes.Length; c++)
        {
            decoder.Store(c, planes[c]);
        }
    }

    // Each packet has a byte at least, so a header cannot ask for more memory than the data account for.
    private List<Precinct> ReadPackets(byte[] data, byte[]? headers)
    {
        long precincts = _components.Sum(component => component.PrecinctCount()), packets = precincts * (_coding.Changes.Count == 0 ? _coding.Layers : 1);
        if (packets > (headers ?? data).Length)
        {
            throw new ShapeException($"a JPEG 2000 tile has {(headers ?? data).Length} bytes of packets: its {packets} "
                + "packets need one each at least");
        }
        List<Precinct> all = new((int)precincts);
        foreach (TileComponent component in _components)
        {
            component.AddPrecincts(all);
        }
        PacketReader reader = new(data, headers, _coding);
        IEnumerable<ProgressionChange> orders = _coding.Changes.Count > 0 ? _coding.Changes
            : [new ProgressionChange(0, 0, _coding.Layers, int.MaxValue, int.MaxValue, _coding.Progression)];
        foreach (ProgressionChange order in orders)
        {
            foreach ((Precinct precinct, int layer) in (order with { EndLayer = Math.Min(order.EndLayer, _coding.Layers) }).Packets(all))
            {
                reader.Read(precinct, layer);
            }
        }
        return all;
    }

    private void DecodeBlocks(List<Precinct> precincts, byte[] data)
    {
        for (int c = 0; c < _components.Length; c++)
        {
            int[] size = [_components[c].Height, _components[c].Width];
            if (_components[c].Coding.Reversible)
            {
                _whole[c] = Shape.Allocate<int>(size);
            }
            else
            {
                _real[c] = Shape.Allocate<float>(size);
            }
        }
        BlockDecoder decoder = new(data);
        foreach (Precinct precinct in precincts)
        {
            TileComponent component = _components[precinct.Component];
            foreach (PrecinctBand band in precinct.Bands)
            {
                foreach (CodeBlock? block in band.Blocks)
                {
                    if (block is not null)
                    {
                        Place(component, block, decoder.Decode(block, component.Coding.Style, component.Shift));
                    }
                }
            }
        }
    }

    private void Place(TileComponent component, CodeBlock block, ReadOnlySpan<int> doubled)
    {
        int[]? whole = _whole[component.Index];
        float[]? real = _real[component.Index];
        float step = 0.5f * block.Band.Step;
        for (int y = 0; y < block.Height; y++)
        {
            ReadOnlySpan<int> row = doubled.Slice(y * block.Width, block.Width);
            int at = (block.Y + y) * component.Width + block.X;
            for (int x = 0; x < row.Length; x++)
            {
                if (whole is not null)
                {
                    whole[at + x] = row[x] / 2;
                }
                else
                {
                    real![at + x] = row[x] * step;
                }
            }
        }
    }

    private void Synthesize()
    {
        for (int c = 0; c < _components.Length; c++)
        {
            if (_whole[c] is { } whole)
            {
                Synthesis.Invert<int, ReversibleWavelet>(whole, _components[c]);
            }
            else
            {
                Synthesis.Invert<float, IrreversibleWavelet>(_real[c]!, _components[c]);
            }
        }
    }

    private void TransformColours()
    {
        if (!_coding.ColourTransform)
        {
            return;
        }
        if (_components.Length < 3 || _components.Take(3).Any(c => c.Width != _components[0].Width || c.Height != _components[0].Height
            || c.Coding.Reversible != _components[0].Coding.Reversible))
        {
            throw new ShapeException($"a JPEG 2000 colour transform is over {_components.Length} components: need three of "
                + "one size and one kind of wavelet");
        }
        if (_components[0].Coding.Reversible)
        {
            Reversible(_whole[0]!, _whole[1]!, _whole[2]!);
        }
        else
        {
            Irreversible(_real[0]!, _real[1]!, _real[2]!);
        }
    }

    private static void Reversible(int[] a, int[] b, int[] c)
    {
        for (int i = 0; i < a.Length; i++)
        {
            int green = a[i] - (b[i] + c[i] >> 2);
            (a[i], b[i], c[i]) = (c[i] + green, green, b[i] + green);
        }
    }

    private static void Irreversible(float[] a, float[] b, float[] c)
    {
        for (int i = 0; i < a.Length; i++)
        {
            (a[i], b[i], c[i]) = (a[i] + c[i] * 1.402f, a[i] - b[i] * 0.34413f - c[i] * 0.71414f, a[i] + b[i] * 1.772f);
        }
    }

    // From around zero to from zero on; what lies outside is clipped.
    private void Store(int c, SamplePlane plane)
    {
        TileComponent tile = _components[c];
        int[]? whole = _whole[c];
        int most = (1 << tile.Sampling.Bits) - 1, middle = 1 << tile.Sampling.Bits - 1;
        for (int y = 0; y < tile.Height; y++)
        {
            int at = (tile.Y0 - plane.Y0 + y) * plane.Width + tile.X0 - plane.X0, from = y * tile.Width;
            for (int x = 0; x < tile.Width; x++)
            {
                long value = whole is not null ? whole[from + x] : (long)MathF.Round(_real[c]![from + x]);
                plane.Samples[at + x] = (ushort)Math.Clamp(Math.Clamp(value, int.MinValue, int.MaxValue) + middle, 0, most);
            }
        }
    }
}
