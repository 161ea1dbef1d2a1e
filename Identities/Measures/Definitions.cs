using Verification.Reference.Numbers;

namespace Verification.Identities.Measures;

/// <summary>The measures' definitions in double-double, term by term with the logarithms apart: what values are judged by.</summary>
/// <remarks>Shape: masses as doubles, taken as exact and as they are (not normalised). Unit: nats. Error: 10⁻²⁸ of the greatest term, far below any double's rounding.</remarks>
public static class Definitions
{
    /// <summary>H(p, q) = −Σ pᵢ ln qᵢ.</summary>
    public static DoubleDouble Cross(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] > 0 && q[i] == 0)
            {
                return double.PositiveInfinity;
            }
            sum -= p[i] > 0 ? p[i] * DoubleDouble.Log(q[i]) : 0;
        }
        return sum;
    }

    /// <summary>KL(p, q) = Σ pᵢ (ln pᵢ − ln qᵢ).</summary>
    public static DoubleDouble Kl(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] > 0 && q[i] == 0)
            {
                return double.PositiveInfinity;
            }
            sum += p[i] > 0 ? p[i] * (DoubleDouble.Log(p[i]) - DoubleDouble.Log(q[i])) : 0;
        }
        return sum;
    }

    /// <summary>JS(p, q) = ½ Σ pᵢ ln(2pᵢ ÷ (pᵢ + qᵢ)) + ½ Σ qᵢ ln(2qᵢ ÷ (pᵢ + qᵢ)).</summary>
    public static DoubleDouble JensenShannon(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            DoubleDouble middle = p[i] + q[i] == 0 ? 0 : DoubleDouble.Log((DoubleDouble)p[i] + q[i]) - DoubleDouble.Ln2;
            sum += p[i] > 0 ? p[i] * (DoubleDouble.Log(p[i]) - middle) : 0;
            sum += q[i] > 0 ? q[i] * (DoubleDouble.Log(q[i]) - middle) : 0;
        }
        return sum * 0.5;
    }

    /// <summary>I(x, y) = Σ P(x, y) (ln P(x, y) − ln P(x) − ln P(y)), of masses row by row.</summary>
    public static DoubleDouble Mutual(int rows, ReadOnlySpan<double> p)
    {
        (DoubleDouble[] px, DoubleDouble[] py) = Marginals(rows, p);
        DoubleDouble sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            sum += p[i] > 0 ? p[i] * (DoubleDouble.Log(p[i]) - DoubleDouble.Log(px[i / py.Length]) - DoubleDouble.Log(py[i % py.Length])) : 0;
        }
        return sum;
    }

    /// <summary>H(y|x) = −Σ P(x, y) (ln P(x, y) − ln P(x)), of masses row by row.</summary>
    public static DoubleDouble Conditional(int rows, ReadOnlySpan<double> p)
    {
        (DoubleDouble[] px, DoubleDouble[] py) = Marginals(rows, p);
        DoubleDouble sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            sum -= p[i] > 0 ? p[i] * (DoubleDouble.Log(p[i]) - DoubleDouble.Log(px[i / py.Length])) : 0;
        }
        return sum;
    }

    private static (DoubleDouble[] X, DoubleDouble[] Y) Marginals(int rows, ReadOnlySpan<double> p)
    {
        DoubleDouble[] px = new DoubleDouble[rows], py = new DoubleDouble[p.Length / rows];
        for (int i = 0; i < p.Length; i++)
        {
            px[i / py.Length] += p[i];
            py[i % py.Length] += p[i];
        }
        return (px, py);
    }
}
