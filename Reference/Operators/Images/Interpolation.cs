using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Weights of the samples around a place between two pixels.</summary>
/// <remarks>
/// With t the distance of the place from the pixel on its left:<br/>
/// linear: 1 − t, t;<br/>
/// cubic (Keys, parameter a): k(1 + t), k(t), k(1 − t), k(2 − t), where k(s) = (a + 2)s³ − (a + 3)s² + 1 for s ≤ 1 and a·s³ − 5a·s² + 8a·s − 4a for 1 &lt; s ≤ 2.<br/>
/// Antialiased: the same kernels stretched by 1/scale when an image shrinks, and divided by their sum.<br/>
/// Source: R. Keys, Cubic convolution interpolation for digital image processing, 1981.
/// </remarks>
public static class Interpolation
{
    /// <summary>1 − t and t.</summary>
    public static void Linear<T>(T t, Span<T> weights) where T : IFloatingPointIeee754<T>
    {
        weights[0] = T.One - t;
        weights[1] = t;
    }

    /// <summary>The four values of Keys' kernel around t.</summary>
    public static void Cubic<T>(T t, T a, Span<T> weights) where T : IFloatingPointIeee754<T>
    {
        weights[0] = Far(T.One + t, a);
        weights[1] = Near(t, a);
        weights[2] = Near(T.One - t, a);
        weights[3] = Far(T.CreateChecked(2) - t, a);
    }

    /// <summary>The triangle kernel over a footprint that begins <paramref name="first"/> pixels from the one on the left.</summary>
    public static void StretchedLinear<T>(T t, T scale, int first, Span<T> weights) where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = T.Max(T.Zero, T.One - T.Abs((T.CreateChecked(first + i) - t) * scale));
        }
        Normalize(weights);
    }

    /// <summary>Keys' kernel over a footprint that begins <paramref name="first"/> pixels from the one on the left.</summary>
    public static void StretchedCubic<T>(T t, T scale, T a, int first, Span<T> weights) where T : IFloatingPointIeee754<T>
    {
        T two = T.CreateChecked(2);
        for (int i = 0; i < weights.Length; i++)
        {
            T s = T.Abs((T.CreateChecked(first + i) - t) * scale);
            weights[i] = s <= T.One ? Near(s, a) : s < two ? Far(s, a) : T.Zero;
        }
        Normalize(weights);
    }

    /// <summary>Divides by the sum.</summary>
    public static void Normalize<T>(Span<T> weights) where T : IFloatingPointIeee754<T>
    {
        T total = Special.Sum<T>(weights);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= total;
        }
    }

    private static T Near<T>(T s, T a) where T : IFloatingPointIeee754<T> =>
        ((a + T.CreateChecked(2)) * s - (a + T.CreateChecked(3))) * s * s + T.One;

    private static T Far<T>(T s, T a) where T : IFloatingPointIeee754<T> =>
        ((a * s - T.CreateChecked(5) * a) * s + T.CreateChecked(8) * a) * s - T.CreateChecked(4) * a;
}
