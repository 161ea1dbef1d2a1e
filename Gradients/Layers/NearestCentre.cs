using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>k[p] = argmin_k ‖C[k] − L[p]‖, the lowest index of a tie, and L̂[p] = C[k[p]].</summary>
/// <remarks>
/// Shape: C [K, I], L [P, I] → k [P], L̂ [P, I].<br/>
/// At a tie L̂ jumps and is not differentiable: <see cref="Ties"/> says where, and by C dual numbers that keep a radius give a derivative of radius +∞.<br/>
/// Source: [TTIC20-Q4] Problem 3.
/// </remarks>
public static class NearestCentre
{
    /// <summary>k[p].</summary>
    public static int[] Of<T>(Tensor<T> c, Tensor<T> l) where T : struct, IFloatingPointIeee754<T>
    {
        int[] nearest = new int[l.Shape[0]];
        for (int p = 0; p < nearest.Length; p++)
        {
            T least = Squared(c, 0, l, p);
            for (int k = 1; k < c.Shape[0]; k++)
            {
                T other = Squared(c, k, l, p);
                if (other < least)
                {
                    (nearest[p], least) = (k, other);
                }
            }
        }
        return nearest;
    }

    /// <summary>The positions p with two nearest centres, or two whose distances rounding cannot tell apart, in order.</summary>
    public static int[] Ties<T>(Tensor<T> c, Tensor<T> l) where T : struct, IFloatingPointIeee754<T>
    {
        int[] nearest = Of(c, l);
        return [.. Enumerable.Range(0, nearest.Length).Where(p => Enumerable.Range(0, c.Shape[0]).Any(k => k != nearest[p] && IsAsNear(k, p)))];

        bool IsAsNear(int k, int p)
        {
            T margin = Squared(c, k, l, p) - Squared(c, nearest[p], l, p);
            return margin == T.Zero || Special.IsOpen(margin);
        }
    }

    /// <summary>L̂, by choices that bounds and derivatives can follow.</summary>
    public static Tensor<T> Rounded<T>(Tensor<T> c, Tensor<T> l) where T : struct, IFloatingPointIeee754<T> => Chosen(c, l, c);

    /// <summary>table[k[p]] for every p, by choices that bounds and derivatives can follow.</summary>
    /// <param name="c">The centres [K, I].</param>
    /// <param name="l">The vectors [P, I].</param>
    /// <param name="table">A row for each centre [K, J].</param>
    public static Tensor<T> Chosen<T>(Tensor<T> c, Tensor<T> l, Tensor<T> table) where T : struct, IFloatingPointIeee754<T>
    {
        int width = table.Shape[1];
        Tensor<T> chosen = new([l.Shape[0], width]);
        for (int p = 0; p < l.Shape[0]; p++)
        {
            T least = Squared(c, 0, l, p);
            Span<T> row = chosen.Values.AsSpan(p * width, width);
            table.Values.AsSpan(0, width).CopyTo(row);
            for (int k = 1; k < c.Shape[0]; k++)
            {
                T other = Squared(c, k, l, p), margin = least - other;
                least = Special.Choose(margin, other, least);
                for (int i = 0; i < width; i++)
                {
                    row[i] = Special.Choose(margin, table[k * width + i], row[i]);
                }
            }
        }
        return chosen;
    }

    /// <summary>min_k ‖C[k] − L[p]‖² for every p.</summary>
    public static T[] Distances<T>(Tensor<T> c, Tensor<T> l) where T : struct, IFloatingPointIeee754<T>
    {
        T[] least = new T[l.Shape[0]];
        for (int p = 0; p < least.Length; p++)
        {
            least[p] = Squared(c, 0, l, p);
            for (int k = 1; k < c.Shape[0]; k++)
            {
                T other = Squared(c, k, l, p);
                least[p] = Special.Choose(least[p] - other, other, least[p]);
            }
        }
        return least;
    }

    // ‖C[k] − L[p]‖².
    private static T Squared<T>(Tensor<T> c, int k, Tensor<T> l, int p) where T : struct, IFloatingPointIeee754<T>
    {
        int width = l.Shape[1];
        T sum = T.Zero;
        for (int i = 0; i < width; i++)
        {
            T difference = c[k * width + i] - l[p * width + i];
            sum += difference * difference;
        }
        return sum;
    }
}
