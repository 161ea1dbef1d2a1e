using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Identities.Subjects;

/// <summary>The digamma function ψ(x) = d/dx ln Γ(x) in double-double.</summary>
internal static class Digamma
{
    private const double From = 24;

    // B(2k), k = 1 … 14: numerators and denominators, all exact.
    private static readonly (double Numerator, double Denominator)[] Bernoulli =
    [
        (1, 6), (-1, 30), (1, 42), (-1, 30), (5, 66), (-691, 2730), (7, 6), (-3617, 510), (43867, 798), (-174611, 330), (854513, 138), (-236364091, 2730), (8553103, 6), (-23749461029, 870),
    ];

    private static readonly D[] Series = [.. Bernoulli.Select((b, k) => (D)b.Numerator / (b.Denominator * (2 * (k + 1))))];

    /// <summary>ψ(x) for x &gt; 0. Error: 1e-29 max(1, |ψ(x)|, 1/x) (measured 1.6e-31).</summary>
    /// <remarks>
    /// Method: ψ(x) = ψ(x + 1) − 1/x up to x ≥ 24, then ln x − 1/(2x) − Σ B(2k)/(2k x²ᵏ), k = 1 … 14: the series is enveloping, so that its error is
    /// below the first omitted term, B(30)/(30·24³⁰) = 2·10⁷/2.5·10⁴¹ &lt; 8·10⁻³⁵. At most 24 + 14 + 4 sums and quotients, each to 2⁻¹⁰⁴ of at most 1/x + 4 or ln x: 42 · 4.9·10⁻³² · 4 &lt; 10⁻²⁹.<br/>
    /// Source: Abramowitz and Stegun, 6.3.5 and 6.3.18.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">x is not positive.</exception>
    public static D Of(D x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x.Hi);
        D shift = 0.0;
        for (; x.Hi < From; x += 1.0)
        {
            shift += 1.0 / x;
        }
        D inverse = 1.0 / D.Square(x), sum = 0.0;
        for (int k = Series.Length - 1; k >= 0; k--)
        {
            sum = (sum + Series[k]) * inverse;
        }
        return D.Log(x) - 0.5 / x - sum - shift;
    }
}
