namespace Verification.Identities.Sampling;

/// <summary>The measure of the noise that gives each word, found without looking at how the words are made.</summary>
/// <remarks>
/// Domain: words that do not decrease with ε and change at multiples of 2⁻⁵³ only, so that each multiple k·2⁻⁵³ stands for [k, k + 1)·2⁻⁵³. Method: bisection
/// for the first multiple that gives a later word, 53 calls for each word.
/// </remarks>
public static class Preimages
{
    private const int Bits = 53;

    /// <summary>The measures in units of 2⁻⁵³.</summary>
    /// <param name="word">ŵ(ε).</param>
    /// <param name="words">How many words there are.</param>
    public static long[] Lengths(Func<double, int> word, int words)
    {
        long[] lengths = new long[words];
        long from = 0;
        for (int i = 0; i < words; i++)
        {
            long low = from, high = 1L << Bits; // the first multiple with a later word is in [low, high]
            while (low < high)
            {
                long middle = low + (high - low) / 2;
                (low, high) = word(Math.ScaleB(middle, -Bits)) > i ? (low, middle) : (middle + 1, high);
            }
            lengths[i] = low - from;
            from = low;
        }
        return lengths;
    }

    /// <summary>How many of all cells of noise give each string of words: cell (k₁ … k_T) is ∏ [k_t, k_t + 1)·2^−bits.</summary>
    /// <param name="generate">The words for some noise.</param>
    /// <param name="words">How many words there are.</param>
    /// <param name="length">T.</param>
    /// <param name="bits">The grid.</param>
    /// <param name="within">Where in its cell the noise lies, in [0, 1).</param>
    /// <returns>The counts, by string as a number of base <paramref name="words"/>, its first word the lowest digit.</returns>
    public static int[] Strings(Func<double[], int[]> generate, int words, int length, int bits, double within)
    {
        int strings = 1;
        for (int t = 0; t < length; t++)
        {
            strings *= words;
        }
        int[] counts = new int[strings];
        double[] noise = new double[length];
        for (int cell = 0; cell < 1 << (bits * length); cell++)
        {
            for (int t = 0; t < length; t++)
            {
                noise[t] = Math.ScaleB(((cell >> (bits * t)) & ((1 << bits) - 1)) + within, -bits);
            }
            counts[Index(generate(noise), words)]++;
        }
        return counts;
    }

    /// <summary>The words of string k.</summary>
    public static int[] String(int k, int words, int length)
    {
        int[] text = new int[length];
        for (int t = 0; t < length; t++, k /= words)
        {
            text[t] = k % words;
        }
        return text;
    }

    private static int Index(int[] text, int words)
    {
        int k = 0;
        for (int t = text.Length - 1; t >= 0; t--)
        {
            k = k * words + text[t];
        }
        return k;
    }
}
