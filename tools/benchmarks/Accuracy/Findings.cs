namespace Verification.Benchmarks.Accuracy;

/// <summary>The largest errors of a sweep, and where they are.</summary>
internal sealed class Findings(Func<double, double, double, double>? allowed)
{
    private const int SmallestExponent = -126, Exponents = 256;
    private readonly double[] ulps = new double[Exponents];

    /// <summary>How many results were looked at.</summary>
    public long Count { get; private set; }

    /// <summary>The largest error of a normal result, in ulps of the exact one.</summary>
    public Witness Ulps { get; private set; }

    /// <summary>The largest absolute error.</summary>
    public Witness Absolute { get; private set; }

    /// <summary>The largest error of a subnormal result, in units of 2⁻¹⁴⁹.</summary>
    public Witness Subnormal { get; private set; }

    /// <summary>The largest error as a part of what the profile allows.</summary>
    public Witness Share { get; private set; }

    /// <summary>Results that are NaN or infinite where the exact one is not, or the other way round.</summary>
    public long Classes { get; private set; }

    /// <summary>The first of them.</summary>
    public Witness FirstClass { get; private set; }

    /// <summary>The worst ulps by binade of the exact result, as (exponent, ulps), the smallest first.</summary>
    public IEnumerable<(int Exponent, double Ulps)> Binades => ulps.Select((u, i) => (i + SmallestExponent, u)).Where(b => b.u > 0);

    public void Add(float x, float z, float got, double exact)
    {
        Count++;
        float nearest = (float)exact;
        if (got == nearest && float.IsInfinity(got) || float.IsNaN(got) && double.IsNaN(exact))
        {
            return;
        }
        if (!float.IsFinite(got) || !float.IsFinite(nearest))
        {
            // The largest floats may become infinite, and infinities the largest floats, by an ordinary error of a few ulps.
            bool edge = Math.Abs(exact) is > 3.4028e38 and < 3.4029e38;
            if (!edge && Classes++ == 0)
            {
                FirstClass = new(0, x, z, got, exact);
            }
            return;
        }
        double gap = Math.Abs(got - exact);
        if (gap > Absolute.Size)
        {
            Absolute = new(gap, x, z, got, exact);
        }
        if (Math.Abs(exact) < 1.1754943508222875e-38)
        {
            if (gap / float.Epsilon > Subnormal.Size)
            {
                Subnormal = new(gap / float.Epsilon, x, z, got, exact);
            }
        }
        else
        {
            int exponent = (int)((BitConverter.DoubleToUInt64Bits(exact) >> 52) & 0x7FF) - 1023;
            double units = gap * BitConverter.UInt64BitsToDouble((ulong)(1023 + 23 - exponent) << 52);
            if (units > Ulps.Size)
            {
                Ulps = new(units, x, z, got, exact);
            }
            ref double binade = ref ulps[exponent - SmallestExponent];
            binade = Math.Max(binade, units);
        }
        if (allowed is not null)
        {
            double share = gap / allowed(x, z, exact);
            if (share > Share.Size)
            {
                Share = new(share, x, z, got, exact);
            }
        }
    }
}

/// <summary>Where an error was found.</summary>
internal readonly record struct Witness(double Size, float X, float Z, float Got, double Exact)
{
    public override string ToString() => Exact == 0 && Got == 0 ? "" : FormattableString.Invariant($"f({X:G9}{(Z == 0 ? "" : FormattableString.Invariant($", {Z:G9}"))}) = {Got:G9}, exactly {Exact:G12}");
}
