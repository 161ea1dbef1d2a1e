namespace Verification.Reference.Numbers;

/// <summary>Bounds that hold for a sum in any order, in any arithmetic with unit roundoff u.</summary>
public static class Ieee
{
    /// <summary>γₙ = nu / (1 − nu): the worst case when each term meets at most n roundings. +∞ when nu ≥ 1.</summary>
    /// <remarks>
    /// With x = nu ≤ 1/64, the upper bound x(1 + x(1 + 2x)) stands for it: three products are sooner done than a quotient, on which short sums would spend their time.<br/>
    /// Source: N. Higham, Accuracy and Stability of Numerical Algorithms, lemma 3.1.
    /// </remarks>
    public static double Gamma(int n, double u)
    {
        double x = n * u;
        return x <= 1.0 / 64 ? x * (1 + x * (1 + 2 * x)) : x < 1 ? x / (1 - x) : double.PositiveInfinity;
    }

    /// <summary>The error of x ln y, or x ln(x/y), computed as it is written, its value known: k ulps of the logarithm, half a one of the product, and x times that of the quotient (x/1 is exact).</summary>
    /// <remarks>A relative error of u in the quotient is an absolute one of u ÷ (1 − u) in its logarithm; twice that covers an x that carries a radius of its own size.</remarks>
    public static double TermError(Function function, double x, double y, double value, double ulps, double u) =>
        (ulps + 1) * 2 * u * Math.Abs(value) + (function == Function.XLogY || y == 1 ? 0 : 2 * u * Math.Abs(x));

    /// <summary>(1 + 4√n)u, never above γₙ: exceeded only when rounding errors conspire instead of averaging out.</summary>
    /// <remarks>Source: N. Higham and T. Mary, A new approach to probabilistic rounding error analysis, 2019, with λ = 4.</remarks>
    public static double Likely(int n, double u) => Math.Min(Gamma(n, u), (1 + 4 * Math.Sqrt(n)) * u);
}
