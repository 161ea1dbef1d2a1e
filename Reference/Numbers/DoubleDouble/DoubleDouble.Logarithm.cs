namespace Verification.Reference.Numbers;

/// <content>The logarithm to the bases e, 2 and 10.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>ln x, with relative accuracy near 1 too. Domain: x ≥ 0, ln 0 = −∞, otherwise NaN. Error: 3e-31 (measured 2.4e-32).</summary>
    /// <remarks>
    /// Method: x = 2^k·m with m in [√½, √2]; from y = ln m in double, ln m = y + ln(1 + e) with e = (m − 1) + m·(e^(−y) − 1), which keeps its
    /// relative accuracy as m → 1.
    /// </remarks>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Log(DoubleDouble x)
    {
        if (!(x.Hi > 0) || double.IsInfinity(x.Hi))
            return Math.Log(x.Hi);
        var m = SplitExponent(x, out var k);
        var y = LogNearOne(m - 1.0, m);
        return k == 0 ? y : Ln2 * k + y;
    }

    /// <summary>ln(1 + x), accurate near 0. Domain: x ≥ −1. Error: 3e-31 (measured 3.3e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble LogP1(DoubleDouble x)
    {
        if (x.Hi is > -0.29 and < 0.41)
            return x.Hi == 0 ? x : LogNearOne(x, 1.0 + x);
        return Log(1.0 + x);
    }

    /// <summary>log₂ x, exact for powers of two. Domain: x ≥ 0. Error: 3e-31 (measured 2.2e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Log2(DoubleDouble x)
    {
        if (!(x.Hi > 0) || double.IsInfinity(x.Hi))
            return Math.Log(x.Hi);
        var m = SplitExponent(x, out var k);
        return LogNearOne(m - 1.0, m) * Log2E + k;
    }

    /// <summary>log₂(1 + x), accurate near 0. Domain: x ≥ −1. Error: 3e-31 (measured 1.5e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Log2P1(DoubleDouble x) => x.Hi is > -0.29 and < 0.41 ? LogP1(x) * Log2E : Log2(1.0 + x);

    /// <summary>log₁₀ x. Domain: x ≥ 0. Error: 3e-31 (measured 2.3e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Log10(DoubleDouble x)
    {
        if (!(x.Hi > 0) || double.IsInfinity(x.Hi))
            return Math.Log(x.Hi);
        var m = SplitExponent(x, out var k);
        var y = LogNearOne(m - 1.0, m) * Log10E;
        return k == 0 ? y : Log10Of2 * k + y;
    }

    /// <summary>log₁₀(1 + x), accurate near 0. Domain: x ≥ −1. Error: 3e-31 (measured 2.3e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Log10P1(DoubleDouble x) => x.Hi is > -0.29 and < 0.41 ? LogP1(x) * Log10E : Log10(1.0 + x);

    /// <summary>The logarithm of x to a base: ln x / ln b. Error: 8e-31.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="newBase">The base; 1 and NaN give NaN, 0 and ∞ only ln 1 = 0, as <see cref="Math.Log(double, double)"/>.</param>
    public static DoubleDouble Log(DoubleDouble x, DoubleDouble newBase)
    {
        if (IsNaN(x) || IsNaN(newBase) || AreEqual(newBase, One))
            return IsNaN(x) ? x : NaN;
        if (!AreEqual(x, One) && (newBase.Hi == 0 || double.IsPositiveInfinity(newBase.Hi)))
            return NaN;
        return Log(x) / Log(newBase);
    }

    // x > 0 as 2^k·m with m in [√½, √2].
    private static DoubleDouble SplitExponent(DoubleDouble x, out int k)
    {
        var lift = 0;
        if (x.Hi < RescueBelow)
            (x, lift) = (ScaleB(x, 600), 600);
        var e = (int)(BitConverter.DoubleToInt64Bits(x.Hi) >> 52) - 1023;
        var m = ScaleB(x, -e);
        if (m.Hi > 1.4142135623730951)
            (m, e) = (new(0.5 * m.Hi, 0.5 * m.Lo), e + 1);
        k = e - lift;
        return m;
    }

    // ln(1 + t) where m = 1 + t; t carries the relative accuracy, m only scales.
    private static DoubleDouble LogNearOne(DoubleDouble t, DoubleDouble m)
    {
        var u = 1 + t.Hi;
        var y = u == 1 ? t.Hi : Math.Log(u) * t.Hi / (u - 1);
        var e = t + m * ExpM1Series(-y);
        // |e| is some 1e-16 of y: e² still counts, e³ = 1e-48 does not.
        return (e - 0.5 * e.Hi * e.Hi) + y;
    }
}
