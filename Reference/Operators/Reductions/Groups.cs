using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The groups of elements that a reduction over some axes joins, numbered in row-major order of the other dimensions.</summary>
/// <remarks>Neighbouring axes count as one and axes of length 1 as none, so that most groups are runs of the tensor itself or equally spaced.</remarks>
public sealed class Groups
{
    private readonly Lines lines;
    private readonly int[] starts = [], offsets = [];
    private readonly bool isScattered;

    /// <summary>The groups of a shape over <paramref name="axes"/> in [0, rank), sorted.</summary>
    public Groups(ReadOnlySpan<int> shape, ReadOnlySpan<int> axes)
    {
        List<(int Size, bool Joined)> parts = [];
        for (int d = 0; d < shape.Length; d++)
        {
            bool joined = axes.Contains(d);
            if (shape[d] != 1)
            {
                if (parts.Count > 0 && parts[^1].Joined == joined)
                {
                    parts[^1] = (checked(parts[^1].Size * shape[d]), joined);
                }
                else
                {
                    parts.Add((shape[d], joined));
                }
            }
        }
        int[] sizes = [.. parts.Select(p => p.Size)];
        int first = parts.FindIndex(p => p.Joined);
        isScattered = parts.Count(p => p.Joined) > 1;
        lines = first < 0 ? new Lines(Tensors.Shape.Count(sizes), 1, 1) : Lines.Along(sizes, first);
        (Count, Length) = (lines.Count, lines.Length);
        if (isScattered)
        {
            starts = Places(sizes, d => !parts[d].Joined);
            offsets = Places(sizes, d => parts[d].Joined);
            (Count, Length) = (starts.Length, offsets.Length);
        }
    }

    /// <summary>How many groups there are.</summary>
    public int Count { get; }

    /// <summary>How many elements each of them has.</summary>
    public int Length { get; }

    /// <summary>A shape after its reduction over <paramref name="axes"/>, sorted: each 1, or left out.</summary>
    public static int[] Shape(int[] shape, int[] axes, bool keep) =>
        keep ? [.. shape.Select((size, d) => axes.Contains(d) ? 1 : size)] : [.. shape.Where((_, d) => !axes.Contains(d))];

    /// <summary>The elements of a group: a run of <paramref name="values"/> itself where they are neighbours, else a copy in <paramref name="scratch"/>.</summary>
    public ReadOnlySpan<T> Read<T>(int group, ReadOnlySpan<T> values, Span<T> scratch)
    {
        if (isScattered)
        {
            values = values[starts[group]..];
            for (int i = 0; i < offsets.Length; i++)
            {
                scratch[i] = values[offsets[i]];
            }
            return scratch[..Length];
        }
        if (lines.Inner == 1)
        {
            return values.Slice(group * Length, Length);
        }
        lines.Read(group, values, scratch);
        return scratch[..Length];
    }

    /// <summary>Copies a group's elements into a tensor's.</summary>
    public void Write<T>(int group, ReadOnlySpan<T> from, Span<T> values)
    {
        if (!isScattered)
        {
            lines.Write(group, from, values);
            return;
        }
        for (int i = 0; i < offsets.Length; i++)
        {
            values[starts[group] + offsets[i]] = from[i];
        }
    }

    // The places of all elements whose index is 0 along the parts left out.
    private static int[] Places(int[] sizes, Func<int, bool> kept)
    {
        int[] strides = Tensors.Shape.Strides(sizes);
        int[] chosen = [.. Enumerable.Range(0, sizes.Length).Where(kept)];
        int[] shape = [.. chosen.Select(d => sizes[d])];
        int[] places = new int[Tensors.Shape.Count(shape)];
        Walk walk = new(shape, [.. chosen.Select(d => strides[d])]);
        for (int i = 0; i < places.Length; i++, walk.Step())
        {
            places[i] = walk.Place;
        }
        return places;
    }
}
