namespace Verification.Reference.Tensors;

/// <summary>The vectors of a tensor along one axis, numbered in row-major order of the other dimensions.</summary>
/// <param name="Outer">The product of the dimensions before the axis.</param>
/// <param name="Length">The dimension of the axis.</param>
/// <param name="Inner">The product of the dimensions after it: the stride along the axis.</param>
public readonly record struct Lines(int Outer, int Length, int Inner)
{
    /// <summary>How many lines there are.</summary>
    public int Count => Outer * Inner;

    /// <summary>The lines of a shape along an axis in [0, rank).</summary>
    public static Lines Along(ReadOnlySpan<int> shape, int axis) =>
        new(Shape.Count(shape[..axis]), shape[axis], Shape.Count(shape[(axis + 1)..]));

    /// <summary>The place of the first element of a line; the next is <see cref="Inner"/> further.</summary>
    public int Start(int line) => line / Inner * Length * Inner + line % Inner;

    /// <summary>Copies a line out of a tensor's elements.</summary>
    public void Read<T>(int line, ReadOnlySpan<T> values, Span<T> into)
    {
        int place = Start(line);
        for (int i = 0; i < Length; i++, place += Inner)
        {
            into[i] = values[place];
        }
    }

    /// <summary>Copies a line into a tensor's elements.</summary>
    public void Write<T>(int line, ReadOnlySpan<T> from, Span<T> values)
    {
        int place = Start(line);
        for (int i = 0; i < Length; i++, place += Inner)
        {
            values[place] = from[i];
        }
    }
}
