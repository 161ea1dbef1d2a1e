namespace Verification.Reference.Numbers;

/// <summary>Exponentials less one and logarithms of one more, in double: what .NET's own lose near zero (1e7 ulp) is kept.</summary>
/// <remarks>Coefficients as in <see cref="ErrorFunction"/>; the logarithm is corrected for what 1 + x loses (W. Kahan's device, with a sum for the product).</remarks>
internal static class NearZero
{
    private const double Log2E = 1.4426950408889634, Log10E = 0.43429448190325182, Log10ELow = 1.0983196502167651E-17;
    private const double Ln2 = 0.69314718055994529, Ln2Low = 2.3190468138462996E-17, Ln10 = 2.3025850929940459, Ln10Low = -2.1707562233822494E-16;

    /// <summary>Where the power series is used: beyond, eˣ − 1 cancels by less than one bit.</summary>
    internal const double From = -0.36, To = 0.70;

    /// <summary>(eˣ − 1 − x − x²/2) / x³ in powers of x.</summary>
    internal static ReadOnlySpan<double> Series =>
    [
        0.16666666666666666, 0.041666666666666664, 0.008333333333333335, 0.0013888888888888837,
        0.00019841269841264656, 2.480158730179782E-05, 2.755731923238325E-06, 2.755731885063066E-07,
        2.5052104515592027E-08, 2.0877045961064563E-09, 1.6057563382399763E-10, 1.1396640663939412E-11,
        8.810611568939246E-13,
    ];

    /// <summary>eˣ − 1.</summary>
    public static double ExpM1(double x) => x > From && x < To ? Near(x) : Math.Exp(x) - 1;

    /// <summary>2ˣ − 1.</summary>
    public static double Exp2M1(double x) => x > From / Ln2 && x < To / Ln2 ? Near(x, Ln2, Ln2Low) : Math.Pow(2, x) - 1;

    /// <summary>10ˣ − 1.</summary>
    public static double Exp10M1(double x) => x > From / Ln10 && x < To / Ln10 ? Near(x, Ln10, Ln10Low) : Math.Pow(10, x) - 1;

    /// <summary>ln(1 + x).</summary>
    public static double LogP1(double x)
    {
        (double sum, double lost) = OneAnd(x);
        double log = Math.Log(sum);
        return double.IsFinite(log) ? (x == 0 ? x : log + lost / sum) : log;
    }

    /// <summary>log₂(1 + x).</summary>
    public static double Log2P1(double x)
    {
        (double sum, double lost) = OneAnd(x);
        double log = Math.Log2(sum);
        return double.IsFinite(log) ? (x == 0 ? x : log + lost / sum * Log2E) : log;
    }

    /// <summary>log₁₀(1 + x).</summary>
    public static double Log10P1(double x)
    {
        (double sum, double lost) = OneAnd(x);
        double log = Math.Log(sum);
        if (!double.IsFinite(log) || x == 0)
        {
            return x == 0 ? x : log;
        }
        double product = log * Log10E;
        return product + (Math.FusedMultiplyAdd(log, Log10E, -product) + log * Log10ELow + lost / sum * Log10E);
    }

    private static double Near(double x)
    {
        double square = x * x;
        return x + Math.FusedMultiplyAdd(0.5, square, square * x * ErrorFunction.Polynomial(Series, x));
    }

    // e^(a + b) − 1 = (eᵃ − 1) + b·eᵃ, as nearly as a double can tell.
    private static double Near(double x, double scale, double scaleLow)
    {
        double product = x * scale;
        if (Math.Abs(product) < 1e-290)
        {
            return product; // the words of the product would be subnormal
        }
        double square = product * product, low = Math.FusedMultiplyAdd(x, scale, -product) + x * scaleLow;
        double rest = Math.FusedMultiplyAdd(0.5, square, square * product * ErrorFunction.Polynomial(Series, product));
        return product + (rest + Math.FusedMultiplyAdd(low, product + rest, low));
    }

    private static (double Sum, double Lost) OneAnd(double x)
    {
        double sum = 1 + x, shift = sum - 1;
        return (sum, x - shift + (1 - (sum - shift)));
    }
}
