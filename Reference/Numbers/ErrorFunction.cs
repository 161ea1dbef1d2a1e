namespace Verification.Reference.Numbers;

/// <summary>The error function and the normal distribution function in double, 20 to 40 ns each.</summary>
/// <remarks>
/// Method: odd power series in x² about zero; elsewhere e^(−z²)·G(y)/(1 + 2z) with G(y) = (1 + 2z)·e^(z²)·erfc z and y = A − B/(z + 4), which takes
/// z ∈ [¼, 27.45] to [−1, 1] and leaves a polynomial of degree 22. The squares, the sum 1 + 2z and √½ are carried in two words.<br/>
/// Coefficients: interpolation at Chebyshev points in double-double (<c>ChebyshevFit</c> among the tests, which assert that it gives these digits).<br/>
/// Source: Shepherd, Laframboise, Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞, 1981, for the weight and the change of variable.
/// </remarks>
internal static class ErrorFunction
{
    /// <summary>A and B of the change of variable.</summary>
    internal const double ShiftA = 1.3125, ShiftB = 9.828125;

    private const double TwoOverRootPi = 1.1283791670955126;
    private const double ScaledLow = -8.536393217937697E-18; // what the constant term of Scaled loses in double
    private const double RootHalf = 0.70710678118654757, RootHalfLow = -4.8336466567264567E-17;

    /// <summary>erf x / x − 1 in powers of x² ≤ ¼.</summary>
    internal static ReadOnlySpan<double> Odd =>
    [
        0.1283791670955126, -0.3761263890318375, 0.1128379167095487, -0.02686617064499972,
        0.0052239776220169365, -0.0008548326510724796, 0.00012055286202005714, -1.4923003368152099E-05,
        1.6371234425770004E-06, -1.4620913409451773E-07,
    ];

    /// <summary>(Φ(x) − ½) / x in powers of x² ≤ ⅛.</summary>
    internal static ReadOnlySpan<double> Central =>
    [
        0.3989422804014327, -0.06649038006690544, 0.009973557010035123, -0.001187328215436004,
        0.00011543468621801745, -9.444632366098336E-06, 6.657429187675651E-07, -4.01065110953438E-08,
    ];

    /// <summary>G in powers of y.</summary>
    internal static ReadOnlySpan<double> Scaled =>
    [
        1.2425877302447041, -0.11447080981539742, -0.0011540825199201064, 0.05423563971159441,
        -0.06065810257344781, 0.044630264420882915, -0.025124687766185413, 0.011104750929658371,
        -0.0037468901350684596, 0.0008609470429160943, -7.145072352056479E-05, -3.432764814762354E-05,
        1.4106711303226867E-05, -7.542707147081501E-07, -9.379105710717988E-07, 2.2131327556570303E-07,
        4.720151417825615E-08, -2.471961610485192E-08, -1.9113504603074E-09, 2.251219339152582E-09,
        5.4028675328354854E-11, -1.4129574798616227E-10, -6.161318810634056E-13,
    ];

    /// <summary>erf x.</summary>
    public static double Erf(double x)
    {
        double z = Math.Abs(x);
        if (z < 0.5)
        {
            return Math.FusedMultiplyAdd(x, Polynomial(Odd, x * x), x);
        }
        if (!(z < 6))
        {
            return double.IsNaN(x) ? x : Math.Sign(x); // erfc 6 = 2.2e-17
        }
        double square = z * z;
        return Math.CopySign(1 - Tail(z, 0, square, Math.FusedMultiplyAdd(z, z, -square), 1), x);
    }

    /// <summary>Φ(x) = ½ erfc(−x/√2): the relative accuracy is kept down to the subnormal numbers.</summary>
    public static double NormalCdf(double x)
    {
        double size = Math.Abs(x);
        if (size < 0.3536)
        {
            return Math.FusedMultiplyAdd(x, Polynomial(Central, x * x), 0.5);
        }
        if (!(size < 38.6))
        {
            return double.IsNaN(x) ? x : x < 0 ? 0 : 1;
        }
        double z = size * RootHalf, square = size * size;
        double tail = Tail(z, Math.FusedMultiplyAdd(size, RootHalf, -z) + size * RootHalfLow, 0.5 * square, 0.5 * Math.FusedMultiplyAdd(size, size, -square), 0.5);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>factor · erfc(z + zLow) for z ≥ ¼, where (z + zLow)² = square + squareLow.</summary>
    private static double Tail(double z, double zLow, double square, double squareLow, double factor)
    {
        double sum = z + 4, y = ShiftA - ShiftB / sum, rest = y * Polynomial(Scaled[1..], y);
        double scaled = Scaled[0] + rest, scaledLow = Scaled[0] - scaled + rest + ScaledLow;
        double weight = 1 + 2 * z, shift = weight - 1, weightLow = 2 * z - shift + (1 - (weight - shift)) + 2 * zLow;
        double inverse = 1 / weight;

        // The rounded y belongs to another z, off by 'away': G′ = 2q + (1 + 2z)(2zq − 2/√π) with q = e^(z²)·erfc z makes up for it (halves the worst error).
        double sumShift = sum - 4, sumLow = z - sumShift + (4 - (sum - sumShift)) + zLow, q = scaled * inverse;
        double away = (Math.FusedMultiplyAdd(ShiftA - y, sum, -ShiftB) + (ShiftA - y) * sumLow) * sum * (1 / ShiftB);
        scaledLow += (2 * q + weight * (2 * z * q - TwoOverRootPi)) * away;

        // Half of the exponent twice, where all of it at once would be subnormal.
        bool deep = square > 690;
        double bell = Math.Exp(deep ? -0.5 * square : -square) * factor;
        double product = bell * scaled, productLow = Math.FusedMultiplyAdd(bell, scaled, -product) + bell * (scaledLow - scaled * squareLow);
        double quotient = product * inverse;
        double left = Math.FusedMultiplyAdd(-quotient, weight, product) + productLow - quotient * weightLow;
        double tail = Math.FusedMultiplyAdd(left, inverse, quotient);
        return deep ? tail * Math.Exp(-0.5 * square) : tail;
    }

    /// <summary>Σ cᵢ sⁱ, even and odd powers apart so that two chains run at once.</summary>
    internal static double Polynomial(ReadOnlySpan<double> c, double s)
    {
        double square = s * s, even = 0, odd = 0;
        int i = c.Length - 1;
        if ((i & 1) == 0)
        {
            even = c[i--];
        }
        for (; i > 0; i -= 2)
        {
            odd = Math.FusedMultiplyAdd(odd, square, c[i]);
            even = Math.FusedMultiplyAdd(even, square, c[i - 1]);
        }
        return Math.FusedMultiplyAdd(odd, s, even);
    }
}
