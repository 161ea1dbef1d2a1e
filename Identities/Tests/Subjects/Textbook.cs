using Verification.Identities.Subjects;

namespace Verification.Identities.Tests.Subjects;

/// <summary>The measures as anybody writes them in double.</summary>
internal static class Textbook
{
    public static InformationMeasures Measures { get; } = new()
    {
        Name = "Textbook",
        Entropy = Entropy,
        CrossEntropy = CrossEntropy,
        Kl = Kl,
        JensenShannon = JensenShannon,
        Mutual = Mutual,
        ConditionalEntropy = Conditional,
    };

    public static double Entropy(double[] p) => -p.Sum(x => x > 0 ? x * Math.Log(x) : 0);

    public static double CrossEntropy(double[] p, double[] q) => -p.Zip(q, (x, y) => x > 0 ? x * Math.Log(y) : 0).Sum();

    public static double Kl(double[] p, double[] q) => p.Zip(q, (x, y) => x > 0 ? x * Math.Log(x / y) : 0).Sum();

    public static double JensenShannon(double[] p, double[] q)
    {
        double[] m = Middle(p, q);
        return (Kl(p, m) + Kl(q, m)) / 2;
    }

    public static double[] Middle(double[] p, double[] q) => [.. p.Zip(q, (x, y) => (x + y) / 2)];

    public static double Mutual(double[,] p) => Over(p, (cell, x, y) => cell > 0 ? cell * Math.Log(cell / (x * y)) : 0);

    public static double Conditional(double[,] p) => -Over(p, (cell, x, _) => cell > 0 ? cell * Math.Log(cell / x) : 0);

    /// <summary>Σ of a term of each cell and its marginals.</summary>
    public static double Over(double[,] p, Func<double, double, double, double> term)
    {
        double[] px = new double[p.GetLength(0)], py = new double[p.GetLength(1)];
        for (int i = 0; i < p.Length; i++)
        {
            px[i / py.Length] += p[i / py.Length, i % py.Length];
            py[i % py.Length] += p[i / py.Length, i % py.Length];
        }
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            sum += term(p[i / py.Length, i % py.Length], px[i / py.Length], py[i % py.Length]);
        }
        return sum;
    }

    public static double[,] Transposed(double[,] p)
    {
        double[,] t = new double[p.GetLength(1), p.GetLength(0)];
        for (int i = 0; i < p.Length; i++)
        {
            t[i % p.GetLength(1), i / p.GetLength(1)] = p[i / p.GetLength(1), i % p.GetLength(1)];
        }
        return t;
    }
}
