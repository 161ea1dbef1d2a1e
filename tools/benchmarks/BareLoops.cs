using Verification.Properties.Cases;

namespace Verification.Benchmarks;

/// <summary>The peers of the claims benchmark: what somebody writes who wants nothing but the property, a tolerance picked by eye included.</summary>
internal static class BareLoops
{
    private const int Most = 16;

    /// <summary>KL(p, q) ≥ 0 for two distributions of up to 16 × 16 outcomes, by the definition.</summary>
    internal static void Divergence(int cases)
    {
        var random = new Xoshiro(1);
        var p = new double[Most * Most];
        var q = new double[Most * Most];
        for (int k = 0; k < cases; k++)
        {
            int n = (1 + random.Below(Most)) * (1 + random.Below(Most));
            double ofP = Draw(random, p, n), ofQ = Draw(random, q, n), divergence = 0;
            for (int i = 0; i < n; i++)
            {
                double a = p[i] / ofP, b = q[i] / ofQ;
                divergence += a * Math.Log(a / b);
            }
            Require(divergence >= -1e-12);
        }
    }

    /// <summary>I(x, y) = H(y) − H(y|x) = H(x) − H(x|y) for a joint distribution of up to 16 × 16 outcomes, by the definitions.</summary>
    internal static void MutualInformation(int cases)
    {
        var random = new Xoshiro(1);
        var p = new double[Most * Most];
        var px = new double[Most];
        var py = new double[Most];
        for (int k = 0; k < cases; k++)
        {
            int rows = 1 + random.Below(Most), columns = 1 + random.Below(Most);
            double sum = Draw(random, p, rows * columns);
            Array.Clear(px);
            Array.Clear(py);
            for (int i = 0; i < rows * columns; i++)
            {
                p[i] /= sum;
                px[i / columns] += p[i];
                py[i % columns] += p[i];
            }
            double information = 0, yGivenX = 0, xGivenY = 0, x = 0, y = 0;
            for (int i = 0; i < rows; i++)
            {
                x -= px[i] * Math.Log(px[i]);
                for (int j = 0; j < columns; j++)
                {
                    double cell = p[(i * columns) + j];
                    information += cell * Math.Log(cell / (px[i] * py[j]));
                    yGivenX -= cell * Math.Log(cell / px[i]);
                    xGivenY -= cell * Math.Log(cell / py[j]);
                }
            }
            for (int j = 0; j < columns; j++)
                y -= py[j] * Math.Log(py[j]);

            Require(Math.Abs(information - (y - yGivenX)) < 1e-9 && Math.Abs(information - (x - xGivenY)) < 1e-9);
        }
    }

    private static double Draw(Xoshiro random, double[] weights, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            weights[i] = 1 - random.Uniform();
            sum += weights[i];
        }
        return sum;
    }

    private static void Require(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("the bare loop's property does not hold");
    }
}
