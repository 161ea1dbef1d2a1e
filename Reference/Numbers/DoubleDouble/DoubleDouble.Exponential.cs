namespace Verification.Reference.Numbers;

/// <content>The exponential to the bases e, 2 and 10.</content>
public readonly partial record struct DoubleDouble
{
    // 1/k! for k = 0 … 29, shared by the exponential, sine and cosine.
    private static ReadOnlySpan<double> InverseFactorials =>
    [
        1.0, 0.0, 1.0, 0.0,
        0.5, 0.0, 0.16666666666666666, 9.25185853854297E-18,
        0.041666666666666664, 2.3129646346357427E-18, 0.008333333333333333, 1.1564823173178714E-19,
        0.001388888888888889, -5.300543954373577E-20, 0.0001984126984126984, 1.7209558293420705E-22,
        2.48015873015873E-05, 2.1511947866775882E-23, 2.7557319223985893E-06, -1.858393274046472E-22,
        2.755731922398589E-07, 2.3767714622250297E-23, 2.505210838544172E-08, -1.448814070935912E-24,
        2.08767569878681E-09, -1.20734505911326E-25, 1.6059043836821613E-10, 1.2585294588752098E-26,
        1.1470745597729725E-11, 2.0655512752830745E-28, 7.647163731819816E-13, 7.03872877733453E-30,
        4.779477332387385E-14, 4.399205485834081E-31, 2.8114572543455206E-15, 1.6508842730861433E-31,
        1.5619206968586225E-16, 1.1910679660273754E-32, 8.22063524662433E-18, 2.2141894119604265E-34,
        4.110317623312165E-19, 1.4412973378659527E-36, 1.9572941063391263E-20, -1.3643503830087908E-36,
        8.896791392450574E-22, -7.911402614872376E-38, 3.868170170630684E-23, -8.843177655482344E-40,
        1.6117375710961184E-24, -3.6846573564509766E-41, 6.446950284384474E-26, -1.9330404233703465E-42,
        2.4795962632247976E-27, -1.2953730964765229E-43, 9.183689863795546E-29, 1.4303150396787322E-45,
        3.279889237069838E-30, 1.5117542744029879E-46, 1.1309962886447716E-31, 1.0498015412959506E-47,
    ];

    // ln 2 and log₁₀ 2 with a first word of 40 bits, so that its product with any binary exponent is exact.
    private const double Ln2Head = 0.6931471805592082, Log10Of2Head = 0.30102999566361177;

    private static DoubleDouble Ln2Tail => new(7.371002565167799E-13, 1.94704509238075E-31);

    private static DoubleDouble Log10Of2Tail => new(3.694239077158931E-13, -2.496038254576343E-29);

    /// <summary>eˣ. Error: 1e-31 (measured 9.5e-33). Method: x = n·ln 2 + r, |r| ≤ 0.35, and the power series of eʳ.</summary>
    /// <param name="x">Any number; above 709.79 the result is ∞.</param>
    public static DoubleDouble Exp(DoubleDouble x) => ExpOfSum(x.Hi, x.Lo);

    /// <summary>eˣ − 1, accurate near 0. Error: 3e-31 (measured 2.8e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble ExpM1(DoubleDouble x) => Math.Abs(x.Hi) < 0.34 ? ExpM1Series(x) : Exp(x) - 1.0;

    /// <summary>2ˣ, exact for whole x. Error: 1e-31 (measured 1.3e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Exp2(DoubleDouble x)
    {
        if (!(Math.Abs(x.Hi) < 1100))
            return Math.Pow(2, x.Hi);
        var n = Math.Round(x.Hi);
        return ScaleB(1.0 + ExpM1Series((x - n) * Ln2), (int)n);
    }

    /// <summary>2ˣ − 1, accurate near 0. Error: 3e-31 (measured 3e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Exp2M1(DoubleDouble x) => Math.Abs(x.Hi) < 0.49 ? ExpM1Series(x * Ln2) : Exp2(x) - 1.0;

    /// <summary>10ˣ. Error: 2e-31 (measured 8.9e-33). Method: x = n·log₁₀ 2 + r, since x·ln 10 would amplify its own rounding 700 times.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Exp10(DoubleDouble x)
    {
        if (!(Math.Abs(x.Hi) < 400))
            return Math.Pow(10, x.Hi);
        var n = Math.Round(x.Hi * 3.321928094887362);
        var r = FromSum(Math.FusedMultiplyAdd(-n, Log10Of2Head, x.Hi), x.Lo) - Log10Of2Tail * n;
        return ScaleB(1.0 + ExpM1Series(r * Ln10), (int)n);
    }

    /// <summary>10ˣ − 1, accurate near 0. Error: 3e-31 (measured 3.2e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Exp10M1(DoubleDouble x) => Math.Abs(x.Hi) < 0.147 ? ExpM1Series(x * Ln10) : Exp10(x) - 1.0;

    /// <summary>e^(a+b)·2^scale for an argument held in three words. Needs |b| ≤ 2^−40 |a| or |b| ≤ 2^−40.</summary>
    internal static DoubleDouble ExpOfSum(double a, DoubleDouble b, int scale = 0)
    {
        if (!(Math.Abs(a) < 1500))
            return Math.Exp(a);
        var n = Math.Round(a * 1.4426950408889634);
        var r = (b - Ln2Tail * n) + Math.FusedMultiplyAdd(-n, Ln2Head, a);
        return ScaleB(1.0 + ExpM1Series(r), (int)n + scale);
    }

    // |x| ≤ 0.35: 24 terms leave 0.35²⁴/25! = 7e-37; from the 14th on a term is below 1.2e-17 of the sum and needs one word only.
    private static DoubleDouble ExpM1Series(DoubleDouble x)
    {
        var p = Polynomial(InverseFactorials, 1, 1, 24, 13, x);
        return x.Hi == 0 ? x : x * FromSum(p.Hi, p.Lo);
    }
}
