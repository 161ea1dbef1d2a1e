using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Windows that are sums of cosines: wₙ = a₀ − a₁ cos(2πn/N) + a₂ cos(4πn/N).</summary>
/// <remarks>
/// Hann: ½, ½, 0. Hamming: 25/46, 21/46, 0. Blackman: 0.42, 0.5, 0.08. N is the size (periodic) or one less (symmetric).<br/>
/// Shape: size → [size]. Domain: a symmetric window of size 1 is 1.<br/>
/// Since: 17.<br/>
/// Source: ONNX HannWindow-17, HammingWindow-17, BlackmanWindow-17.
/// </remarks>
public static class CosineWindow
{
    /// <summary>HannWindow.</summary>
    public static Tensor<T> Hann<T>(long size, bool periodic, ElementType type) where T : IFloatingPointIeee754<T> => Of(size, periodic, Ratio<T>(1, 2), Ratio<T>(1, 2), T.Zero, type);

    /// <summary>HammingWindow.</summary>
    public static Tensor<T> Hamming<T>(long size, bool periodic, ElementType type) where T : IFloatingPointIeee754<T> => Of(size, periodic, Ratio<T>(25, 46), Ratio<T>(21, 46), T.Zero, type);

    /// <summary>BlackmanWindow.</summary>
    public static Tensor<T> Blackman<T>(long size, bool periodic, ElementType type) where T : IFloatingPointIeee754<T> => Of(size, periodic, Ratio<T>(42, 100), Ratio<T>(1, 2), Ratio<T>(8, 100), type);

    private static Tensor<T> Of<T>(long size, bool periodic, T a0, T a1, T a2, ElementType type) where T : IFloatingPointIeee754<T>
    {
        T[] window = Shape.Allocate<T>(Shape.Dimensions([size]));
        T n = T.CreateChecked(periodic ? size : size - 1);
        for (int i = 0; i < window.Length; i++)
        {
            T angle = T.Tau * T.CreateChecked(i) / n;
            T first = a0 - a1 * T.Cos(angle);
            window[i] = n == T.Zero ? T.One : a2 == T.Zero ? first : first + a2 * T.Cos(angle + angle);
        }
        return new Tensor<T>(window, [window.Length], type);
    }

    private static T Ratio<T>(int numerator, int denominator) where T : IFloatingPointIeee754<T> => T.CreateChecked(numerator) / T.CreateChecked(denominator);
}
