namespace Verification.Reference.Numbers;

/// <content>Constants, each the pair of doubles nearest to it. Error: u². Source: mpmath 1.3 at 400 bits; the tests derive them again from series.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>0.</summary>
    public static DoubleDouble Zero => new(0, 0);

    /// <summary>1.</summary>
    public static DoubleDouble One => new(1, 0);

    /// <summary>Not a number.</summary>
    public static DoubleDouble NaN => new(double.NaN, 0);

    /// <summary>+∞.</summary>
    public static DoubleDouble PositiveInfinity => new(double.PositiveInfinity, 0);

    /// <summary>−∞.</summary>
    public static DoubleDouble NegativeInfinity => new(double.NegativeInfinity, 0);

    /// <summary>The largest finite number: the largest double and nearly half a unit in its last place, 2^1024 − 2^970 − 2^917.</summary>
    public static DoubleDouble MaxValue => new(double.MaxValue, 9.979201547673598E+291);

    /// <summary>u² = 2^−106, the unit in which the errors of + − × ÷ are stated.</summary>
    public static double UnitRoundoff => 1.232595164407831E-32;

    /// <summary>e.</summary>
    public static DoubleDouble E => new(2.718281828459045, 1.4456468917292502E-16);

    /// <summary>π.</summary>
    public static DoubleDouble Pi => new(3.141592653589793, 1.2246467991473532E-16);

    /// <summary>2π.</summary>
    public static DoubleDouble Tau => new(6.283185307179586, 2.4492935982947064E-16);

    /// <summary>π/2.</summary>
    public static DoubleDouble HalfPi => new(1.5707963267948966, 6.123233995736766E-17);

    /// <summary>1/π.</summary>
    public static DoubleDouble InversePi => new(0.3183098861837907, -1.9678676675182486E-17);

    /// <summary>ln 2.</summary>
    public static DoubleDouble Ln2 => new(0.6931471805599453, 2.3190468138462996E-17);

    /// <summary>ln 10.</summary>
    public static DoubleDouble Ln10 => new(2.302585092994046, -2.1707562233822494E-16);

    /// <summary>1/ln 2.</summary>
    public static DoubleDouble Log2E => new(1.4426950408889634, 2.0355273740931033E-17);

    /// <summary>1/ln 10.</summary>
    public static DoubleDouble Log10E => new(0.4342944819032518, 1.098319650216765E-17);

    /// <summary>log₂ 10.</summary>
    public static DoubleDouble Log2Of10 => new(3.321928094887362, 1.661617516973592E-16);

    /// <summary>log₁₀ 2.</summary>
    public static DoubleDouble Log10Of2 => new(0.3010299956639812, -2.8037281277851704E-18);

    /// <summary>√2.</summary>
    public static DoubleDouble Sqrt2 => new(1.4142135623730951, -9.667293313452913E-17);

    /// <summary>√½.</summary>
    public static DoubleDouble SqrtHalf => new(0.7071067811865476, -4.833646656726457E-17);

    /// <summary>√π.</summary>
    public static DoubleDouble SqrtPi => new(1.772453850905516, -7.666586499825799E-17);

    /// <summary>1/√π.</summary>
    public static DoubleDouble InverseSqrtPi => new(0.5641895835477563, 7.66772980658294E-18);

    /// <summary>2/√π.</summary>
    public static DoubleDouble TwoOverSqrtPi => new(1.1283791670955126, 1.533545961316588E-17);

    /// <summary>1/√(2π).</summary>
    public static DoubleDouble InverseSqrtTau => new(0.3989422804014327, -2.49232720227773E-17);

    /// <summary>½ ln 2π.</summary>
    public static DoubleDouble HalfLogTau => new(0.9189385332046728, -3.8782941580672414E-17);

    /// <summary>Euler's constant γ.</summary>
    public static DoubleDouble EulerGamma => new(0.5772156649015329, -4.942915152430645E-18);

    /// <summary>(1 + √5)/2.</summary>
    public static DoubleDouble GoldenRatio => new(1.618033988749895, -5.432115203682506E-17);
}
