namespace Verification.Properties.Statistics;

/// <summary>How far a mean of n independent samples may be from its expectation: bounds that hold for every n, unlike "three sigma".</summary>
/// <remarks>Each returns a two-sided radius r with P(|mean − expectation| &gt; r) ≤ δ, and r(δ) + r(0.01): an expectation that is off by that much is found with probability ≥ 0.99.</remarks>
public static class Concentration
{
    private const double Missed = 0.01;

    /// <summary>Hoeffding: r = (b − a) √(ln(2/δ) / 2n) for samples in [a, b].</summary>
    /// <remarks>Source: W. Hoeffding, Probability inequalities for sums of bounded random variables, 1963, Theorem 2.</remarks>
    /// <exception cref="ArgumentException">A sample lies outside [a, b], there is none, or δ is no probability.</exception>
    public static Estimate Hoeffding(ReadOnlySpan<double> samples, double low, double high, double falseAlarm)
    {
        Inside(samples, low, high, falseAlarm);
        int n = samples.Length;
        double Radius(double delta) => (high - low) * Math.Sqrt(Math.Log(2 / delta) / (2.0 * n));
        return Of(samples, Radius(falseAlarm), Radius(Missed));
    }

    /// <summary>Empirical Bernstein: r = √(2V ln(3/δ) / n) + 3(b − a) ln(3/δ) / n, with V the samples' own variance.</summary>
    /// <remarks>Far below Hoeffding's where the samples vary little. Source: J.-Y. Audibert, R. Munos and C. Szepesvári, Exploration–exploitation tradeoff using variance estimates, 2009, Theorem 1.</remarks>
    /// <exception cref="ArgumentException">A sample lies outside [a, b], there is none, or δ is no probability.</exception>
    public static Estimate EmpiricalBernstein(ReadOnlySpan<double> samples, double low, double high, double falseAlarm)
    {
        Inside(samples, low, high, falseAlarm);
        int n = samples.Length;
        double mean = Sum(samples) / n, squares = 0;
        foreach (double x in samples)
        {
            squares += (x - mean) * (x - mean);
        }
        double variance = squares / n * (1 + 8 * n * Unit); // its own rounding, n terms that are not negative
        double Radius(double delta) => Math.Sqrt(2 * variance * Math.Log(3 / delta) / n) + 3 * (high - low) * Math.Log(3 / delta) / n;
        return Of(samples, Radius(falseAlarm), Radius(Missed));
    }

    /// <summary>Samples that are normal with standard deviation σ: r = σ √(2 ln(1/δ) / n).</summary>
    /// <remarks>The mean is normal with deviation σ/√n, and P(|Z| &gt; t) ≤ e^(−t²/2) for t ≥ 0.</remarks>
    /// <exception cref="ArgumentException">There is no sample, one is not finite, or σ is no finite number of at least 0.</exception>
    public static Estimate Normal(ReadOnlySpan<double> samples, double deviation, double falseAlarm)
    {
        Inside(samples, double.MinValue, double.MaxValue, falseAlarm);
        if (!(deviation >= 0 && double.IsFinite(deviation)))
        {
            throw new ArgumentException($"the standard deviation is {deviation}: need a finite number of at least 0", nameof(deviation));
        }
        int n = samples.Length;
        double Radius(double delta) => deviation * Math.Sqrt(2 * Math.Log(1 / delta) / n);
        return Of(samples, Radius(falseAlarm), Radius(Missed));
    }

    /// <summary>Samples c + Σ aᵢ(Zᵢ² − 1) + Σ bᵢZᵢ of independent standard normal Zᵢ, with variance at most V: r = √(2V ln(2/δ) / n) + √(2V) ln(2/δ) / n.</summary>
    /// <remarks>
    /// Any quadratic function of a normal vector is of this form, V = Σ(2aᵢ² + bᵢ²). For 0 ≤ 2s|aᵢ| &lt; 1 the logarithm of E e^(s(aᵢ(Zᵢ²−1)+bᵢZᵢ)) is
    /// −½ ln(1 − 2saᵢ) − saᵢ + s²bᵢ² ÷ 2(1 − 2saᵢ) ≤ s²(2aᵢ² + bᵢ²) ÷ 2(1 − 2s|aᵢ|): sub-gamma of variance V and scale 2 max|aᵢ| ≤ √(2V), and so is the mean, divided by n.
    /// Source: B. Laurent and P. Massart, Adaptive estimation of a quadratic functional, 2000, Lemma 1; S. Boucheron, G. Lugosi and P. Massart, Concentration Inequalities, 2013, §2.4.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no sample, or V is no finite number of at least 0.</exception>
    public static Estimate NormalQuadratic(ReadOnlySpan<double> samples, double variance, double falseAlarm)
    {
        Inside(samples, double.MinValue, double.MaxValue, falseAlarm);
        if (!(variance >= 0 && double.IsFinite(variance)))
        {
            throw new ArgumentException($"the variance is {variance}: need a finite number of at least 0", nameof(variance));
        }
        int n = samples.Length;
        double Radius(double delta) => Math.Sqrt(2 * variance * Math.Log(2 / delta) / n) + Math.Sqrt(2 * variance) * Math.Log(2 / delta) / n;
        return Of(samples, Radius(falseAlarm), Radius(Missed));
    }

    /// <summary>Samples of any law with variance at most V, by the median of k = ⌈8 ln(1/δ)⌉ means of m = ⌊n/k⌋: r = 2√(V/m).</summary>
    /// <remarks>Each of the k means is off by more than r with probability ≤ ¼ (Chebyshev); half of them are with probability ≤ e^(−k/8) (Hoeffding). A δ above 0.01 counts as 0.01, so that an error of 2r is found as often as every other bound finds its own. Source: L. Devroye, M. Lerasle, G. Lugosi and R. Oliveira, Sub-Gaussian mean estimators, 2016.</remarks>
    /// <exception cref="ArgumentException">There are fewer samples than groups, one is not finite, or the variance is no finite number of at least 0.</exception>
    public static Estimate MedianOfMeans(ReadOnlySpan<double> samples, double variance, double falseAlarm)
    {
        Inside(samples, double.MinValue, double.MaxValue, falseAlarm);
        int groups = (int)Math.Ceiling(8 * Math.Log(1 / Math.Min(falseAlarm, Missed))), size = samples.Length / groups;
        if (size == 0 || !(variance >= 0 && double.IsFinite(variance)))
        {
            throw new ArgumentException($"{samples.Length} samples of variance {variance}: need at least {groups} and a finite variance", nameof(samples));
        }
        double[] means = new double[groups];
        double largest = 0;
        for (int g = 0; g < groups; g++)
        {
            ReadOnlySpan<double> group = samples.Slice(g * size, size);
            means[g] = Sum(group) / size;
            largest = Math.Max(largest, Magnitude(group) / size);
        }
        Array.Sort(means);
        double median = groups % 2 == 1 ? means[groups / 2] : means[groups / 2 - 1] / 2 + means[groups / 2] / 2;
        double radius = 2 * Math.Sqrt(variance / size), rounding = (size + 4) * Unit * largest;
        return new Estimate(median, radius + rounding, 2 * radius + rounding);
    }

    /// <summary>Dvoretzky–Kiefer–Wolfowitz: an empirical distribution function of n samples is nowhere further than √(ln(2/δ) / 2n) from the true one.</summary>
    /// <remarks>Source: P. Massart, The tight constant in the Dvoretzky–Kiefer–Wolfowitz inequality, 1990.</remarks>
    public static double DvoretzkyKieferWolfowitz(int samples, double falseAlarm) => Math.Sqrt(Math.Log(2 / falseAlarm) / (2.0 * samples));

    private const double Unit = 1.1102230246251565e-16;

    private static Estimate Of(ReadOnlySpan<double> samples, double radius, double missed)
    {
        int n = samples.Length;
        double rounding = (n + 4) * Unit * Magnitude(samples) / n;
        return new Estimate(Sum(samples) / n, radius * (1 + 16 * Unit) + rounding, radius + missed + rounding);
    }

    private static double Sum(ReadOnlySpan<double> samples)
    {
        double sum = 0;
        foreach (double x in samples)
        {
            sum += x;
        }
        return sum;
    }

    private static double Magnitude(ReadOnlySpan<double> samples)
    {
        double sum = 0;
        foreach (double x in samples)
        {
            sum += Math.Abs(x);
        }
        return sum * (1 + 2 * samples.Length * Unit);
    }

    private static void Inside(ReadOnlySpan<double> samples, double low, double high, double falseAlarm)
    {
        if (!(falseAlarm > 0 && falseAlarm < 1))
        {
            throw new ArgumentException($"the probability of a false alarm is {falseAlarm:R}: need one between 0 and 1", nameof(falseAlarm));
        }
        if (samples.IsEmpty)
        {
            throw new ArgumentException("there is no sample: need at least one", nameof(samples));
        }
        foreach (double x in samples)
        {
            if (!(x >= low && x <= high))
            {
                throw new ArgumentException(double.IsFinite(x) ? $"a sample is {x:R}: the bound is derived for [{low:R}, {high:R}]" : $"a sample is {x}: need finite ones", nameof(samples));
            }
        }
    }
}
