namespace Verification.Reference.Numbers;

/// <summary>Bounds that hold for a sum in any order, in any arithmetic with unit roundoff u.</summary>
public static class Ieee
{
    /// <summary>γₙ = nu / (1 − nu): the worst case when each term meets at most n roundings. +∞ when nu ≥ 1.</summary>
    /// <remarks>Source: N. Higham, Accuracy and Stability of Numerical Algorithms, lemma 3.1.</remarks>
    public static double Gamma(int n, double u) => n * u < 1 ? n * u / (1 - n * u) : double.PositiveInfinity;

    /// <summary>(1 + 4√n)u, never above γₙ: exceeded only when rounding errors conspire instead of averaging out.</summary>
    /// <remarks>Source: N. Higham and T. Mary, A new approach to probabilistic rounding error analysis, 2019, with λ = 4.</remarks>
    public static double Likely(int n, double u) => Math.Min(Gamma(n, u), (1 + 4 * Math.Sqrt(n)) * u);
}
