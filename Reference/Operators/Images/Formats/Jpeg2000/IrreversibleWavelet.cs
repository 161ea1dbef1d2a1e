namespace Verification.Reference.Operators;

/// <summary>The 9/7 wavelet, in float.</summary>
/// <remarks>
/// Method: the standard's lifting steps. High coefficients are scaled by 2/K, as OpenJPEG does, whose results are ONNX's expectations:
/// the factor 2 is the sub-bands' gain, which their steps of quantization leave out for it.<br/>
/// Source: ISO/IEC 15444-1, annex F.3.8.2.
/// </remarks>
internal readonly struct IrreversibleWavelet : IWavelet<float>
{
    private const float Alpha = -1.586134342f, Beta = -0.052980118f, Gamma = 0.882911075f, Delta = 0.443506852f, Low = 1.230174105f, High = 1.625732422f;

    public static void Invert(Span<float> line, int odd)
    {
        if (line.Length == 1)
        {
            return;
        }
        for (int i = 0; i < line.Length; i++)
        {
            line[i] *= (i & 1) == odd ? Low : High;
        }
        Lift(line, odd, -Delta);
        Lift(line, 1 - odd, -Gamma);
        Lift(line, odd, -Beta);
        Lift(line, 1 - odd, -Alpha);
    }

    private static void Lift(Span<float> line, int first, float factor)
    {
        for (int i = first; i < line.Length; i += 2)
        {
            line[i] += (line[i > 0 ? i - 1 : 1] + line[i + 1 < line.Length ? i + 1 : i - 1]) * factor;
        }
    }
}
