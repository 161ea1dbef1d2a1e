using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Local response normalization: y = x / (bias + alpha/size · Σ x²)^beta, the sum over <c>size</c> neighbouring channels.</summary>
/// <remarks>
/// Shape: x [N, C, …] → same. Domain: a positive base.<br/>
/// Method: the window of channel c is [c − ⌊(size − 1)/2⌋, c + ⌈(size − 1)/2⌉], cut to the channels: an even size looks one further ahead.<br/>
/// Source: ONNX LRN-13; A. Krizhevsky, I. Sutskever and G. Hinton, ImageNet Classification, 2012.
/// </remarks>
public static class LRN
{
    /// <summary>Normalizes each element by its neighbours.</summary>
    /// <exception cref="ShapeException">x has no channels, or the size is not positive.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, long size, T alpha, T beta, T bias) where T : IFloatingPointIeee754<T>
    {
        if (x.Rank < 2 || size < 1)
        {
            throw new ShapeException($"x is {x.Describe()} and 'size' {size}: need [N, C, ...] and a positive size");
        }
        Lines lines = Lines.Along(x.Shape, 1);
        T[] y = new T[x.Count];
        T weight = alpha / T.CreateChecked(size);
        Loops.For<T>(lines.Count, (40L + 2 * size) * lines.Length, (start, end) =>
        {
            T[] line = new T[lines.Length], result = new T[lines.Length];
            for (int l = start; l < end; l++)
            {
                lines.Read(l, x.Values, line);
                for (int c = 0; c < line.Length; c++)
                {
                    int first = (int)Math.Max(0, c - (size - 1) / 2), last = (int)Math.Min(line.Length - 1L, c + size / 2);
                    ReadOnlySpan<T> window = line.AsSpan(first, last - first + 1);
                    result[c] = line[c] / T.Pow(bias + weight * Special.Dot(window, window), beta);
                }
                lines.Write(l, result, y);
            }
        });
        return new Tensor<T>(y, x.Shape, x.ElementType);
    }
}
