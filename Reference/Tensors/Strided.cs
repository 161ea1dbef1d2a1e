namespace Verification.Reference.Tensors;

/// <summary>Copies strided views of an array into contiguous ones: what transposes, slices, tilings and broadcasts have in common.</summary>
/// <remarks>
/// Dimensions that are neighbours in both layouts are merged first, so that most copies become runs. A view whose last dimension is not contiguous
/// but another one is (a transpose) is copied in square tiles, so that each cache line is fetched once, not once per element.
/// </remarks>
internal static class Strided
{
    private const int Tile = 32;

    /// <summary>The elements source[start + Σ iₖ·strideₖ], in row-major order of the index.</summary>
    public static T[] Copy<T>(T[] source, int start, ReadOnlySpan<int> strides, ReadOnlySpan<int> shape)
    {
        T[] result = Shape.AllocateUncleared<T>(shape);
        if (result.Length == 0)
        {
            return result;
        }
        (int[] dimensions, int[] steps) = Merge(shape, strides);
        int contiguous = Array.LastIndexOf(steps, 1);
        if (contiguous >= 0 && contiguous < steps.Length - 1)
        {
            CopyTiles(source, start, dimensions, steps, contiguous, result);
        }
        else
        {
            CopyRows(source, start, dimensions, steps, result);
        }
        return result;
    }

    private static (int[] Dimensions, int[] Steps) Merge(ReadOnlySpan<int> shape, ReadOnlySpan<int> strides)
    {
        List<int> dimensions = [], steps = [];
        for (int d = 0; d < shape.Length; d++)
        {
            if (shape[d] == 1)
            {
                continue;
            }
            if (dimensions.Count > 0 && steps[^1] == (long)strides[d] * shape[d])
            {
                (dimensions[^1], steps[^1]) = (dimensions[^1] * shape[d], strides[d]);
            }
            else
            {
                dimensions.Add(shape[d]);
                steps.Add(strides[d]);
            }
        }
        return dimensions.Count > 0 ? ([.. dimensions], [.. steps]) : ([1], [1]);
    }

    private static void CopyRows<T>(T[] source, int start, int[] dimensions, int[] steps, T[] result)
    {
        int length = dimensions[^1], step = steps[^1], outer = dimensions.Length - 1;
        Loops.For<int>(result.Length / length, length, (first, end) =>
        {
            int[] index = new int[outer];
            int place = start + Locate(first, dimensions.AsSpan(0, outer), steps, index);
            for (int row = first; row < end; row++)
            {
                Span<T> target = result.AsSpan(row * length, length);
                if (step == 1)
                {
                    source.AsSpan(place, length).CopyTo(target);
                }
                else if (step == 0)
                {
                    target.Fill(source[place]);
                }
                else
                {
                    for (int i = 0, at = place; i < target.Length; i++, at += step)
                    {
                        target[i] = source[at];
                    }
                }
                for (int d = outer - 1; d >= 0; d--)
                {
                    place += steps[d];
                    if (++index[d] < dimensions[d])
                    {
                        break;
                    }
                    place -= dimensions[d] * steps[d];
                    index[d] = 0;
                }
            }
        });
    }

    // The plane of the contiguous dimension (a) and the last one (b), for every index of the others.
    private static void CopyTiles<T>(T[] source, int start, int[] dimensions, int[] steps, int contiguous, T[] result)
    {
        int[] targets = Shape.Strides(dimensions);
        int aCount = dimensions[contiguous], bCount = dimensions[^1], aTarget = targets[contiguous], bStep = steps[^1];
        int[] others = [.. Enumerable.Range(0, dimensions.Length - 1).Where(d => d != contiguous)];
        int[] otherDimensions = [.. others.Select(d => dimensions[d])], otherSteps = [.. others.Select(d => steps[d])], otherTargets = [.. others.Select(d => targets[d])];
        int bands = (aCount + Tile - 1) / Tile;
        Loops.For<int>(Shape.Count(otherDimensions) * bands, (long)Math.Min(Tile, aCount) * bCount, (first, end) =>
        {
            int[] index = new int[others.Length];
            for (int item = first; item < end; item++)
            {
                int from = start + Locate(item / bands, otherDimensions, otherSteps, index), to = Locate(item / bands, otherDimensions, otherTargets, index);
                int aFirst = item % bands * Tile, aEnd = Math.Min(aCount, aFirst + Tile);
                for (int bFirst = 0; bFirst < bCount; bFirst += Tile)
                {
                    int bEnd = Math.Min(bCount, bFirst + Tile);
                    for (int a = aFirst; a < aEnd; a++)
                    {
                        int read = from + a + bFirst * bStep, write = to + a * aTarget;
                        for (int b = bFirst; b < bEnd; b++, read += bStep)
                        {
                            result[write + b] = source[read];
                        }
                    }
                }
            }
        });
    }

    private static int Locate(int row, ReadOnlySpan<int> dimensions, ReadOnlySpan<int> steps, Span<int> index)
    {
        int place = 0;
        for (int d = dimensions.Length - 1; d >= 0; d--)
        {
            index[d] = row % dimensions[d];
            row /= dimensions[d];
            place += index[d] * steps[d];
        }
        return place;
    }
}
