using Verification.Properties.Cases;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>How uncertain each output of a black box is by rounding errors inside it.</summary>
/// <remarks>
/// Method: values on a line of points so near to each other that the function itself is a polynomial of low degree there; their k-th differences are
/// those of the rounding errors alone, and √((k!)²/(2k)! · mean Δₖ²) is their standard deviation. Three spacings, and the greatest of their results that can be
/// rounding: at near points many errors can be one and the same, between wide ones a kink can lie.<br/>
/// Error: six deviations, never less than two roundings of the value, nor than what nine tenths of the same tensor's entries have relative to their
/// values: of a few differences only, a single deviation can come out small by chance. What it misses shows in the disagreement of the differences themselves.<br/>
/// Source: J. Moré and S. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33, 2011.
/// </remarks>
internal static class ForwardNoise
{
    private const int Points = 8;
    private const int Lowest = 4, Highest = 6;

    /// <summary>One radius for each output.</summary>
    public static double[] Measure(BlackBox box, double[] x, Xoshiro random)
    {
        double[] direction = [.. x.Select(v => (v == 0 ? 1 : v) * random.Signed(0.5, 1))];
        double widest = Math.Sqrt(Math.Sqrt(box.Roundoff / 8)), nearest = Math.ScaleB(Math.Sqrt(box.Roundoff), -6);
        double[][][] lines = [.. new double[] { nearest, Math.Sqrt(nearest * widest), widest }.Select(spacing => Line(box, x, direction, spacing))];

        // What is more, measured in the largest numbers about, is no rounding error but a kink.
        double beyond = nearest * x.Concat(lines[0][Points / 2]).Where(double.IsFinite).Aggregate(1.0, (most, v) => Math.Max(most, Math.Abs(v)));
        double[] noise = new double[box.Outputs], table = new double[Points];
        for (int start = 0, t = 0; t < box.OutputShapes.Length; t++)
        {
            int count = Shape.Count(box.OutputShapes[t]);
            Span<double> own = noise.AsSpan(start, count);
            double[] relative = new double[count];
            for (int j = 0; j < count; j++)
            {
                double most = Fill(table, lines[0], start + j), least = double.PositiveInfinity, greatest = 0;
                foreach (double[][] line in lines)
                {
                    Fill(table, line, start + j);
                    double deviation = Deviation(table);
                    least = Math.Min(least, deviation);
                    greatest = deviation <= beyond ? Math.Max(greatest, deviation) : greatest;
                }
                double rounding = Math.Max(Grid(lines, start + j), 6 * (greatest > 0 || !double.IsFinite(least) ? greatest : least));
                own[j] = double.IsFinite(most) ? Math.Max(rounding, 2 * box.Roundoff * most) : 2 * box.Roundoff * Math.Abs(lines[0][Points / 2][start + j]);
                relative[j] = own[j] > 0 ? own[j] / most : 0;
            }
            Array.Sort(relative);
            double usual = relative[(int)(0.9 * (count - 1))..].FirstOrDefault();
            for (int j = 0; j < count; j++)
            {
                double common = usual * Math.Abs(lines[0][Points / 2][start + j]);
                own[j] = common > own[j] ? common : own[j];
            }
            start += count;
        }
        return noise;
    }

    private static double[][] Line(BlackBox box, double[] x, double[] direction, double spacing)
    {
        double[][] values = new double[Points][];
        double[] at = new double[x.Length];
        for (int k = 0; k < Points; k++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                at[i] = box.Round(x[i] + (k - Points / 2) * spacing * direction[i]);
            }
            values[k] = new double[box.Outputs];
            box.Forward(at, values[k]);
        }
        return values;
    }

    // One output's values, and the greatest magnitude among them.
    private static double Fill(double[] table, double[][] values, int output)
    {
        double most = 0;
        for (int k = 0; k < Points; k++)
        {
            table[k] = values[k][output];
            most = Math.Max(most, Math.Abs(table[k]));
        }
        return most;
    }

    // The least step between an output's values, where many of them are one and the same: ln(1 + x²) of a small x goes by the last place of 1 + x², not its own.
    private static double Grid(double[][][] lines, int output)
    {
        int same = 0;
        for (int k = 1; k < Points; k++)
        {
            same += lines[0][k][output] == lines[0][k - 1][output] ? 1 : 0;
        }
        if (same < Points / 3)
        {
            return 0;
        }
        double[] values = [.. lines.SelectMany(line => line).Select(y => y[output])];
        Array.Sort(values);
        (double least, int different) = (double.PositiveInfinity, 1);
        for (int k = 1; k < values.Length; k++)
        {
            if (values[k] > values[k - 1])
            {
                (least, different) = (Math.Min(least, values[k] - values[k - 1]), different + 1);
            }
        }
        return different > 1 && different <= values.Length * 2 / 3 ? least : 0;
    }

    private static double Deviation(double[] table)
    {
        double greatest = 0, factor = 1;
        for (int k = 1; k <= Highest; k++)
        {
            double sum = 0;
            for (int i = 0; i < table.Length - k; i++)
            {
                table[i] = table[i + 1] - table[i];
                sum += table[i] * table[i];
            }
            factor *= k / (2.0 * (2 * k - 1)); // (k!)²/(2k)!
            if (k >= Lowest)
            {
                greatest = Math.Max(greatest, Math.Sqrt(factor * sum / (table.Length - k)));
            }
        }
        return greatest;
    }
}
