using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The discrete Fourier transform of many signals: Xₖ = Σⱼ xⱼ e^(∓2πijk/N), divided by N for the inverse.</summary>
/// <remarks>
/// Method: two dot products for each frequency, with cos and sin of the N angles computed once. A fast transform has O(log N) roundings
/// on each path and stays inside the bound.<br/>
/// Error: the angles 2πm/N, 0 ≤ m ‹ N, carry the rounding errors of the code under audit, so that the sine of half a turn may be off by u·π: an exact
/// zero there would call every implementation wrong that computes its factors in its own format. By way of chirps, lengths other than powers of two have an error
/// against the norm of the signal, not against each of its terms (<see cref="ChirpError"/>).
/// </remarks>
public static class FourierTransform
{
    /// <summary>The first frequencies of each signal, real and imaginary part side by side: [signals, frequencies, 2].</summary>
    /// <param name="signals">Signal after signal: its real parts, then (for complex ones) its imaginary parts.</param>
    /// <param name="length">Samples of one signal that are not zero padding, at most N.</param>
    /// <param name="complex">Whether signals have imaginary parts.</param>
    /// <param name="n">N.</param>
    /// <param name="frequencies">How many frequencies are wanted.</param>
    /// <param name="inverse">Whether the sign of the exponent is + and the result is divided by N.</param>
    /// <param name="chirp">Whether to allow for the error of Bluestein's algorithm besides.</param>
    public static T[] Of<T>(T[] signals, int length, bool complex, int n, int frequencies, bool inverse, bool chirp = false) where T : IFloatingPointIeee754<T>
    {
        int size = complex ? 2 * length : length, count = size == 0 ? 0 : signals.Length / size;
        T[] cos = new T[n], sin = new T[n], result = Shape.Allocate<T>([2, count, frequencies]);
        for (int m = 0; m < n; m++)
        {
            T angle = T.Tau * T.CreateChecked(m) / T.CreateChecked(n);
            (cos[m], sin[m]) = (T.Cos(angle), inverse ? -T.Sin(angle) : T.Sin(angle));
        }
        T divisor = T.CreateChecked(n);
        bool allowed = chirp && !int.IsPow2(n);
        (T ofNorm, T ofElement) = allowed ? ChirpError.Of<T>(n) : (T.Zero, T.Zero);
        T[] errors = new T[allowed ? count : 0];
        for (int s = 0; s < errors.Length; s++)
        {
            errors[s] = ofNorm * Norm(signals.AsSpan(s * size, size));
        }
        Loops.For<T>(frequencies, 4L * size * (count + 1), (start, end) =>
        {
            T[] real = new T[size], imaginary = new T[size];
            for (int k = start; k < end; k++)
            {
                for (int j = 0; j < length; j++)
                {
                    int m = (int)((long)j * k % n);
                    (real[j], imaginary[j]) = (cos[m], -sin[m]);
                    if (complex)
                    {
                        (real[length + j], imaginary[length + j]) = (sin[m], cos[m]);
                    }
                }
                for (int s = 0; s < count; s++)
                {
                    ReadOnlySpan<T> signal = signals.AsSpan(s * size, size);
                    T re = Special.Dot(signal, real), im = Special.Dot(signal, imaginary);
                    if (allowed)
                    {
                        T error = errors[s] + ofElement * (T.Abs(re) + T.Abs(im));
                        (re, im) = (re + error, im + error);
                    }
                    int at = 2 * (s * frequencies + k);
                    (result[at], result[at + 1]) = inverse ? (re / divisor, im / divisor) : (re, im);
                }
            }
        });
        return result;
    }

    // ‖x‖₂ by way of x ÷ 2ᵉ, whose squares neither overflow nor underflow.
    private static T Norm<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
    {
        double largest = 0;
        foreach (T value in x)
        {
            largest = Math.Max(largest, Math.Abs(double.CreateTruncating(value)));
        }
        T scale = T.CreateChecked(double.IsFinite(largest) && largest > 0 ? Math.ScaleB(1, Math.Max(-1000, Math.ILogB(largest))) : 1);
        T[] scaled = new T[x.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = x[i] / scale;
        }
        return T.Sqrt(Special.Dot<T>(scaled, scaled)) * scale;
    }
}
