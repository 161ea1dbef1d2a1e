using System.Numerics;

namespace Verification.Gradients.Layers;

/// <summary>Planes with zeros around them, in which every tap of a convolution of stride 1 meets a whole row: y[o, i, j] += Σₜ w[o, t] · p[base(o) + offset(t) + i·pitch + j].</summary>
/// <remarks>
/// Method: a block of a row in vector registers, tap after tap, so that each y is read and written once. The last block of a row overlaps the one before.<br/>
/// Error: taps in the order of the weights, as if one by one; the zeros of the border add w·0, which is nothing for finite w only: see <see cref="Fits"/>.
/// </remarks>
internal readonly ref struct PaddedPlanes<T> where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[] values;

    /// <summary>Copies planes, with a border of zeros.</summary>
    /// <param name="planes">[count, height, width].</param>
    /// <param name="height">Of a plane.</param>
    /// <param name="width">Of a plane.</param>
    /// <param name="pad">The zeros beyond each border.</param>
    public PaddedPlanes(ReadOnlySpan<T> planes, int height, int width, int pad)
    {
        (Pitch, Plane) = (width + 2 * pad, (width + 2 * pad) * (height + 2 * pad));
        values = new T[planes.Length / Math.Max(1, height * width) * Plane];
        for (int row = 0; row * width < planes.Length; row++)
        {
            planes.Slice(row * width, width).CopyTo(values.AsSpan(row / height * Plane + (row % height + pad) * Pitch + pad));
        }
    }

    /// <summary>From row to row.</summary>
    public int Pitch { get; }

    /// <summary>From plane to plane.</summary>
    public int Plane { get; }

    /// <summary>Whether rows are long enough for a register, and all factors finite.</summary>
    public static bool Fits(int width, int otherWidth, ReadOnlySpan<T> factors)
    {
        if (!Vector<T>.IsSupported || width < Vector<T>.Count || otherWidth < Vector<T>.Count)
        {
            return false;
        }
        T sum = T.Zero;
        foreach (T factor in factors)
        {
            // 0 for a finite number, NaN for any other.
            sum += factor - factor;
        }
        return T.IsZero(sum);
    }

    /// <summary>Adds the taps of one output plane.</summary>
    /// <param name="start">The first plane that it reads.</param>
    /// <param name="offsets">Where each tap reads, from there.</param>
    /// <param name="weights">Of each tap.</param>
    /// <param name="y">Rows of <paramref name="width"/>.</param>
    /// <param name="width">At least a register.</param>
    public void Add(int start, ReadOnlySpan<int> offsets, ReadOnlySpan<T> weights, Span<T> y, int width)
    {
        for (int row = 0, from = start * Plane; row * width < y.Length; row++, from += Pitch)
        {
            Span<T> to = y.Slice(row * width, width);
            int j = 0;
            for (; j + 2 * Vector<T>.Count <= width; j += 2 * Vector<T>.Count)
            {
                Vector<T> first = new(to[j..]), second = new(to[(j + Vector<T>.Count)..]);
                for (int t = 0; t < weights.Length; t++)
                {
                    Vector<T> weight = new(weights[t]);
                    ReadOnlySpan<T> taps = values.AsSpan(from + offsets[t] + j, 2 * Vector<T>.Count);
                    first += weight * new Vector<T>(taps);
                    second += weight * new Vector<T>(taps[Vector<T>.Count..]);
                }
                first.CopyTo(to[j..]);
                second.CopyTo(to[(j + Vector<T>.Count)..]);
            }
            if (j + Vector<T>.Count <= width)
            {
                Block(from + j, offsets, weights, new(to[j..])).CopyTo(to[j..]);
                j += Vector<T>.Count;
            }
            if (j < width)
            {
                // Only what the blocks before have not: the rest of the register is thrown away.
                int last = width - Vector<T>.Count;
                Vector<T> sum = Block(from + last, offsets, weights, new(to[last..]));
                for (; j < width; j++)
                {
                    to[j] = sum[j - last];
                }
            }
        }
    }

    /// <summary>Σ over rows of ⟨y row, the tap's row⟩.</summary>
    /// <param name="start">The first plane that it reads.</param>
    /// <param name="offset">Where the tap reads, from there.</param>
    /// <param name="y">Rows of <paramref name="width"/>.</param>
    /// <param name="width">At least a register.</param>
    public T Dot(int start, int offset, ReadOnlySpan<T> y, int width)
    {
        Vector<T> sum = Vector<T>.Zero;
        T rest = T.Zero;
        for (int row = 0, from = start * Plane + offset; row * width < y.Length; row++, from += Pitch)
        {
            ReadOnlySpan<T> left = y.Slice(row * width, width), right = values.AsSpan(from, width);
            int j = 0;
            for (; j + Vector<T>.Count <= width; j += Vector<T>.Count)
            {
                sum += new Vector<T>(left[j..]) * new Vector<T>(right[j..]);
            }
            for (; j < width; j++)
            {
                rest += left[j] * right[j];
            }
        }
        return Vector.Sum(sum) + rest;
    }

    private Vector<T> Block(int from, ReadOnlySpan<int> offsets, ReadOnlySpan<T> weights, Vector<T> sum)
    {
        for (int t = 0; t < weights.Length; t++)
        {
            sum += new Vector<T>(weights[t]) * new Vector<T>(values, from + offsets[t]);
        }
        return sum;
    }
}
