using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>STFT: the DFT of each frame, Xₜₖ = Σⱼ wⱼ x_{t·step + j} e^(−2πijk/N).</summary>
/// <remarks>
/// Shape: signal [B, L], [B, L, 1] (real) or [B, L, 2] (complex) → [B, 1 + ⌊(L − N)/step⌋, N, 2]; onesided keeps ⌊N/2⌋ + 1 frequencies.
/// N = frame_length, or the window's, or L.<br/>
/// Domain: without a window w = 1.<br/>
/// Since: 17.<br/>
/// Source: ONNX STFT-17.
/// </remarks>
public static class Stft
{
    /// <summary>The frames' transforms.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Of<T>(Tensor<T> signal, long step, Tensor<T>? window, long? frameLength, bool onesided, bool chirp = false) where T : IFloatingPointIeee754<T>
    {
        int parts = signal.Rank == 3 ? signal.Shape[2] : 1, length = signal.Rank >= 2 ? signal.Shape[1] : 0;
        int n = checked((int)(frameLength ?? window?.Count ?? length));
        if (signal.Rank is not (2 or 3) || parts is not (1 or 2) || step < 1 || n < 1 || n > length || (window is not null && window.Count != n))
        {
            throw new ShapeException($"signal is {signal.Describe()}, step {step}, window {window?.Describe() ?? "none"}, frames of {n}: need [B, L, 1 or 2], a positive step, and frames of at most L as long as the window");
        }
        int batch = signal.Shape[0], frames = 1 + (int)((length - n) / step), frequencies = onesided ? n / 2 + 1 : n;
        T[] framed = Shape.Allocate<T>([batch, frames, n, parts]);
        for (int f = 0; f < batch * frames; f++)
        {
            int start = f / frames * length + checked((int)(f % frames * step));
            for (int j = 0; j < n * parts; j++)
            {
                int sample = j % n, part = j / n;
                T x = signal[(start + sample) * parts + part];
                framed[f * n * parts + j] = window is null ? x : x * window[sample];
            }
        }
        return new Tensor<T>(FourierTransform.Of(framed, n, parts == 2, n, frequencies, inverse: false, chirp), [batch, frames, frequencies, 2], signal.ElementType);
    }
}
