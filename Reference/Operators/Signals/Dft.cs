using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>DFT along an axis: Xₖ = Σⱼ xⱼ e^(−2πijk/N); inverse: xⱼ = 1/N Σₖ Xₖ e^(2πijk/N).</summary>
/// <remarks>
/// Shape: [.., n, .., 1] (real) or [.., n, .., 2] (complex) → [.., N, .., 2]; N = dft_length, or n. onesided keeps ⌊N/2⌋ + 1 frequencies.
/// inverse and onesided: ⌊N/2⌋ + 1 frequencies of a real signal → [.., N, .., 1], N = dft_length, or 2(n − 1).<br/>
/// Domain: a signal longer than N is cut, a shorter one is padded with zeros. The inverse onesided transform has no use for the imaginary
/// part of frequency 0, and of N/2 where N is even.<br/>
/// Since: 20 (axis is an input, −2 by default); 17 (axis is an attribute, 1 by default).<br/>
/// Source: ONNX DFT-20.
/// </remarks>
public static class Dft
{
    /// <summary>The transform along one axis.</summary>
    /// <exception cref="ShapeException">The last dimension is neither 1 nor 2, or the axis is that dimension.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, long? dftLength, long axis, bool inverse, bool onesided, bool chirp = false) where T : IFloatingPointIeee754<T>
    {
        int along = Shape.Axis(axis, x.Rank);
        if (along == x.Rank - 1 || x.Shape[^1] is not (1 or 2))
        {
            throw new ShapeException($"x is {x.Describe()} and axis {axis}: need a last dimension of 1 (real) or 2 (complex), and another axis");
        }
        Lines lines = Lines.Along(x.Shape.AsSpan(0, x.Rank - 1), along);
        bool real = inverse && onesided;
        int n = dftLength is { } given ? checked((int)given) : real ? 2 * (lines.Length - 1) : lines.Length;
        if (n < 1)
        {
            throw new ShapeException($"x is {x.Describe()} with a transform of length {n}: need 1 or more");
        }
        int parts = x.Shape[^1], half = n / 2 + 1, length = real ? n : Math.Min(n, lines.Length), frequencies = onesided && !inverse ? half : n;
        bool complex = real || parts == 2;
        T[] signals = Shape.Allocate<T>([lines.Count, length, complex ? 2 : 1]);
        for (int l = 0; l < lines.Count; l++)
        {
            Span<T> signal = signals.AsSpan(l * length * (complex ? 2 : 1), length * (complex ? 2 : 1));
            for (int j = 0; j < Math.Min(real ? half : length, lines.Length); j++)
            {
                int at = (lines.Start(l) + j * lines.Inner) * parts;
                T re = x[at], im = parts == 2 ? x[at + 1] : T.Zero;
                bool own = j == 0 || 2 * j == n;
                signal[j] = re;
                if (real && !own)
                {
                    (signal[n - j], signal[length + j], signal[length + n - j]) = (re, im, -im);
                }
                else if (complex && !real)
                {
                    signal[length + j] = im;
                }
            }
        }
        T[] transformed = FourierTransform.Of(signals, length, complex, n, frequencies, inverse, chirp);
        int kept = real ? 1 : 2;
        T[] result = Shape.Allocate<T>([lines.Count, frequencies, kept]);
        Lines target = lines with { Length = frequencies };
        for (int i = 0; i < lines.Count * frequencies; i++)
        {
            int at = (target.Start(i / frequencies) + i % frequencies * target.Inner) * kept;
            transformed.AsSpan(2 * i, kept).CopyTo(result.AsSpan(at));
        }
        return new Tensor<T>(result, [.. x.Shape[..along], frequencies, .. x.Shape[(along + 1)..^1], kept], x.ElementType);
    }
}
