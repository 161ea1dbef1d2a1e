using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Identities.Subjects;

/// <summary>What MathNet.Numerics' special functions may be off by: their values with a radius.</summary>
/// <remarks>The radii of Γ and ln Γ are the library's own word, not derived: they are what its documentation promises. That of ψ is derived from the algorithm that it names.</remarks>
internal static class MathNetFunctions
{
    private const double DigitsOfLogGamma = 1e-14, DigitsOfGamma = 1e-13;

    // B(12)/(12·12¹²), the first term that the series below leaves out.
    private const double Omitted = 2.4e-15;

    /// <summary>ln Γ(x), x &gt; 0: fourteen digits, as the documentation of <c>GammaLn</c> says, of max(1, |ln Γ(x)|).</summary>
    /// <remarks>x's own radius r counts 2(|ln x| + 1/x) r: |ψ(x)| ≤ |ln x| + 1/x, and the half more than covers the other points of x ± r while r &lt; x/1000; beyond, nothing is known.</remarks>
    public static Tracked LogGamma(Tracked x)
    {
        double value = D.LogGamma(x.Value).Hi;
        return new(value, x.Extra < x.Value / 1000 ? DigitsOfLogGamma * Math.Max(1, Math.Abs(value)) + 2 * (Math.Abs(Math.Log(x.Value)) + 1 / x.Value) * x.Extra : double.PositiveInfinity);
    }

    /// <summary>Γ(x), x &gt; 0 an exact number: thirteen digits, as the documentation of <c>Gamma</c> says.</summary>
    public static Tracked Gamma(Tracked x) => D.Gamma(x.Value).Hi is var value ? new(value, x.Extra == 0 ? DigitsOfGamma * value : double.PositiveInfinity) : default;

    /// <summary>ψ(x), x &gt; 10⁻⁶, by the algorithm that the documentation of <c>DiGamma</c> names, AS 103: 1/x is taken off until x ≥ 12, then ln x − 1/(2x) − five terms of Stirling's series.</summary>
    public static Tracked Digamma(Tracked x)
    {
        Tracked shift = 0;
        for (; x.Value < 12; x += 1)
        {
            shift -= 1 / x;
        }
        Tracked r = 1 / x, square = r * r;
        Tracked series = square * (Rational(12) - square * (Rational(120) - square * (Rational(252) - square * (Rational(240) - square * Rational(132)))));
        Tracked sum = shift + Tracked.Log(x) - r / 2 - series;
        return new(sum.Value, sum.Extra + Omitted);
    }

    /// <summary>ln 0!, …, ln n! as MathNet has them for n ≤ 170: the logarithms of factorials multiplied out.</summary>
    public static Tracked[] LogFactorials(int n)
    {
        Tracked[] logs = new Tracked[n + 1];
        Tracked product = 1;
        for (int k = 0; k <= n; k++)
        {
            product *= Math.Max(k, 1);
            logs[k] = Tracked.Log(product);
        }
        return logs;
    }

    private static Tracked Rational(double denominator) => 1 / (Tracked)denominator;
}
