namespace Verification.Reference.Kernels;

/// <summary>What makes a float sum of k products of magnitudes an upper bound on the exact sum.</summary>
/// <remarks>
/// Each product passes at most k roundings, which lose at most a factor (1 − u) each, u = 2⁻²⁴, and each product that underflows loses at most 2⁻¹⁵⁰. Hence
/// exact ≤ (computed + k·2⁻¹⁵⁰)·(1 − u)⁻ᵏ, and (1 − u)⁻ᵏ ≤ exp(k·u·(1 + u)), which is 1 + γₖ to first order: 1.0003 for k = 4608.
/// The raising itself is done in double, with a factor 1 + 2⁻⁵⁰ for its own three roundings, and rounded up to float.
/// </remarks>
internal static unsafe class UpperBound
{
    internal static void Raise(Span<float> sums, int terms)
    {
        double roundoff = Math.ScaleB(1, -24), floor = terms * Math.ScaleB(1, -150);
        double factor = Math.Exp(terms * roundoff * (1 + Math.ScaleB(1, -20))) * (1 + Math.ScaleB(1, -50));
        foreach (ref float sum in sums)
            sum = Up((sum + floor) * factor);
    }

    /// <summary>Magnitudes, rounded up to float.</summary>
    internal static ReadOnlySpan<float> Narrow(ReadOnlySpan<double> from, float* to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = Up(Math.Abs(from[i]));

        return new ReadOnlySpan<float>(to, from.Length);
    }

    private static float Up(double value)
    {
        float near = (float)value;
        return near < value ? MathF.BitIncrement(near) : near;
    }
}
