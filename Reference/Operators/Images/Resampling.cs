using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Weighted sums of samples on a grid: y = Σ wᵢxᵢ over the product of the axes' samples.</summary>
/// <remarks>
/// Method: for each place the products of the axes' weights are formed once and serve every line of the other axes.<br/>
/// Error: one dot product over all samples, so that the bound holds axis by axis as well as all at once.
/// </remarks>
public static class Resampling
{
    /// <summary>Interpolates along the axes that have taps and copies along the others.</summary>
    /// <param name="x">The samples.</param>
    /// <param name="taps">For each axis its taps; null for one that is copied.</param>
    /// <param name="shape">The result's shape.</param>
    /// <param name="outside">The result for places that have no samples.</param>
    public static Tensor<T> Of<T>(Tensor<T> x, Taps<T>?[] taps, int[] shape, T outside) where T : IFloatingPointIeee754<T>
    {
        int[] moving = [.. Enumerable.Range(0, x.Rank).Where(d => taps[d] is not null)], still = [.. Enumerable.Range(0, x.Rank).Where(d => taps[d] is null)];
        int[] from = Shape.Strides(x.Shape), to = Shape.Strides(shape);
        int[] sources = Places(x.Shape, from, still), targets = Places(shape, to, still), places = Places(shape, to, moving);
        int count = moving.Aggregate(1, (product, d) => checked(product * taps[d]!.Count));
        T[] result = Shape.Allocate<T>(shape);
        Loops.For<T>(places.Length, (long)count * (sources.Length + 2), (start, end) =>
        {
            T[] weights = new T[count], values = new T[count];
            int[] offsets = new int[count];
            for (int p = start; p < end; p++)
            {
                bool inside = Gather(taps, moving, shape, from, p, weights, offsets);
                for (int s = 0; s < sources.Length; s++)
                {
                    for (int i = 0; inside && i < count; i++)
                    {
                        values[i] = x.Values[sources[s] + offsets[i]];
                    }
                    result[targets[s] + places[p]] = inside ? Special.Dot<T>(weights, values) : outside;
                }
            }
        });
        return new Tensor<T>(result, shape, x.ElementType);
    }

    // The weights and offsets of one place of the moving axes; false when it lies outside.
    private static bool Gather<T>(Taps<T>?[] taps, int[] moving, int[] shape, int[] strides, int place, T[] weights, int[] offsets) where T : IFloatingPointIeee754<T>
    {
        int filled = 0;
        for (int m = moving.Length - 1; m >= 0; m--)
        {
            int d = moving[m], n = taps[d]!.Count, first = place % shape[d] * n;
            place /= shape[d];
            ReadOnlySpan<T> weight = taps[d]!.Weight.AsSpan(first, n);
            ReadOnlySpan<int> index = taps[d]!.Index.AsSpan(first, n);
            if (index[0] < 0)
            {
                return false;
            }
            for (int i = n - 1; i >= 0; i--)
            {
                for (int j = 0; j < Math.Max(1, filled); j++)
                {
                    // Backwards over i, so that the block of i = 0 (the factors themselves) is overwritten last.
                    weights[i * Math.Max(1, filled) + j] = filled == 0 ? weight[i] : weight[i] * weights[j];
                    offsets[i * Math.Max(1, filled) + j] = (filled == 0 ? 0 : offsets[j]) + index[i] * strides[d];
                }
            }
            filled = n * Math.Max(1, filled);
        }
        return true;
    }

    // The places of the elements of a subset of the axes, the others at index 0.
    private static int[] Places(int[] shape, int[] strides, int[] axes)
    {
        int[] lengths = [.. axes.Select(d => shape[d])];
        int[] places = Shape.Allocate<int>(lengths);
        Walk walk = new(lengths, [.. axes.Select(d => strides[d])]);
        for (int i = 0; i < places.Length; i++, walk.Step())
        {
            places[i] = walk.Place;
        }
        return places;
    }
}
