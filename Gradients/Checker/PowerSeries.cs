using System.Numerics;

namespace Verification.Gradients;

/// <summary>What differences tell of the power series of a smooth function, and whether there is one.</summary>
internal static class PowerSeries
{
    /// <summary>The jump that the slope may have: 0 where the bends are those of a smooth function, f″h + f⁗h³/12 + …, +∞ where they are not.</summary>
    /// <param name="first">(f(x + h) − 2f(x) + f(x − h)) ÷ h.</param>
    /// <param name="second">The same with h/2.</param>
    /// <param name="last">With h/4; as the second where there is no third.</param>
    /// <param name="rounding">What rounding is, divided by h.</param>
    /// <param name="fourthPower">What may be left of the fourth order, relative to the first bend.</param>
    /// <param name="third">Whether there is a third.</param>
    public static Vector<double> Kink(Vector<double> first, Vector<double> second, Vector<double> last, Vector<double> rounding, Vector<double> fourthPower, bool third)
    {
        Vector<double> infinity = new(double.PositiveInfinity), size = Vector.Abs(last);

        // A bend that does not go down may be rounding, as far as that goes, or a kink of that size.
        Vector<double> jump = Vector.ConditionalSelect(Vector.LessThanOrEqual(size, 16 * rounding), size, infinity);
        jump = Vector.ConditionalSelect(Vector.LessThanOrEqual(size, (third ? 0.5 : 0.75) * Vector.Abs(first)), Vector<double>.Zero, jump);
        if (!third)
        {
            return jump;
        }
        Vector<double> curved = Vector.Abs(8 * (2 * last - second) - (2 * second - first)), smooth = 7 * (50 * rounding + fourthPower * Vector.Abs(first));
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(curved, smooth), jump, infinity);
    }

    /// <summary>The limit of slopes of one side, f′ + f″h/2 + f‴h²/6 + …, with steps h, h/2, h/4, …, through all their orders.</summary>
    /// <param name="slopes">(f(x + h) − f(x)) ÷ h for each step; overwritten.</param>
    /// <param name="rounding">The rounding error of the last.</param>
    /// <returns>The limit and how far it is from that of one order less; NaN and +∞ where there is no power series: √x at 0, say.</returns>
    public static (double Value, double Error) Limit(Span<double> slopes, double rounding)
    {
        (double wide, double narrow) = (slopes[^3] - slopes[^2], slopes[^2] - slopes[^1]);
        if (!(Math.Abs(narrow) <= 0.6 * Math.Abs(wide) + rounding))
        {
            return (double.NaN, double.PositiveInfinity);
        }
        double before = double.NaN;
        for (int order = 1; order < slopes.Length; order++)
        {
            before = slopes[^1];
            for (int level = slopes.Length - 1; level >= order; level--)
            {
                slopes[level] += (slopes[level] - slopes[level - 1]) / (Math.ScaleB(1, order) - 1);
            }
        }
        return (slopes[^1], Math.Abs(slopes[^1] - before));
    }
}
