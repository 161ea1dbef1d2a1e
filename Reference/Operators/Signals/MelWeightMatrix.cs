using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>MelWeightMatrix: triangles over the bins of a spectrum, between points equally spaced in mel = 2595 log₁₀(1 + f/700).</summary>
/// <remarks>
/// Shape: → [⌊dft_length/2⌋ + 1, num_mel_bins]. Triangle i rises from bin bᵢ to bᵢ₊₁ and falls to bᵢ₊₂, where
/// bᵢ = ⌊(dft_length + 1) fᵢ ÷ sample_rate⌋ and the step in mel is the range ÷ (num_mel_bins + 2).<br/>
/// Error: the bins are choices, made in double: where a point lies within its rounding error of a bin's edge, an implementation may legitimately take its neighbour.<br/>
/// Since: 17.<br/>
/// Source: ONNX MelWeightMatrix-17.
/// </remarks>
public static class MelWeightMatrix
{
    /// <summary>The weights of every bin for every triangle.</summary>
    /// <exception cref="ShapeException">A bin lies outside the spectrum.</exception>
    public static Tensor<T> Of<T>(long melBins, long dftLength, long sampleRate, double lower, double upper, ElementType type) where T : IFloatingPointIeee754<T>
    {
        int columns = checked((int)melBins), rows = checked((int)(dftLength / 2 + 1));
        double low = 2595 * Math.Log10(1 + lower / 700), step = (2595 * Math.Log10(1 + upper / 700) - low) / (columns + 2);
        int[] bins = new int[columns + 2];
        for (int i = 0; i < bins.Length; i++)
        {
            bins[i] = (int)Math.Floor((dftLength + 1) * (700 * (Math.Pow(10, (low + i * step) / 2595) - 1)) / sampleRate);
        }
        if (bins[0] < 0 || bins[^1] > rows)
        {
            throw new ShapeException($"the edges {lower} and {upper} Hz fall on bins {bins[0]} and {bins[^1]}: need bins from 0 to {rows}");
        }
        T[] result = Shape.Allocate<T>([rows, columns]);
        for (int i = 0; i < columns; i++)
        {
            (int left, int center, int right) = (bins[i], bins[i + 1], bins[i + 2]);
            for (int j = left; j <= center && j < rows; j++)
            {
                result[j * columns + i] = left == center ? T.One : T.CreateChecked(j - left) / T.CreateChecked(center - left);
            }
            for (int j = center; j < right; j++)
            {
                result[j * columns + i] = T.CreateChecked(right - j) / T.CreateChecked(right - center);
            }
        }
        return new Tensor<T>(result, [rows, columns], type);
    }
}
