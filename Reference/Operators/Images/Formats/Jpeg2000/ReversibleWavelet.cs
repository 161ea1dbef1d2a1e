namespace Verification.Reference.Operators;

/// <summary>The 5/3 wavelet, of integers: exact.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annex F.3.</remarks>
internal readonly struct ReversibleWavelet : IWavelet<int>
{
    public static void Invert(Span<int> line, int odd)
    {
        if (line.Length == 1)
        {
            line[0] = odd == 1 ? line[0] / 2 : line[0];
            return;
        }
        for (int i = odd; i < line.Length; i += 2)
        {
            line[i] -= (line[i > 0 ? i - 1 : 1] + line[i + 1 < line.Length ? i + 1 : i - 1] + 2) >> 2;
        }
        for (int i = 1 - odd; i < line.Length; i += 2)
        {
            line[i] += (line[i > 0 ? i - 1 : 1] + line[i + 1 < line.Length ? i + 1 : i - 1]) >> 1;
        }
    }
}
