using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>The terms of Kullback and Leibler's divergence, of entropy and of cross-entropy.</summary>
internal static partial class Elementary
{
    /// <summary>x ln(x/y) for x ≥ 0, y ≥ 0: 0 where x is 0, +∞ where y alone is. With y = 1 it is x ln x.</summary>
    /// <remarks>
    /// Near x = y the logarithm is that of 1 + (x − y)/y, whose difference is exact there (Sterbenz): a quotient rounded first would lose all of it. The error
    /// is at most 1.44 u for the quotient, 4 u for the logarithm and u for the product: within 4 ulp.
    /// </remarks>
    internal readonly struct RelativeEntropy : IElementary2
    {
        private const double InverseE = 0.36787944117144239; // rounded up
        private const double Slack = 1 + 1e-14;

        public static Function Function => Function.RelativeEntropy;

        public static double Value(double x, double y) => x == 0 && y >= 0 ? 0 : x * Logarithm(x, y);

        // d(x ln(x/y)) = (1 + ln(x/y)) dx − x/y dy.
        public static (T X, T Y) Slope<T>(T x, T y, T z) where T : IFloatingPointIeee754<T> => (T.One + T.Log(x / y), -(x / y));

        /// <summary>
        /// In y: a |ln(b/y)| ≤ (x + rx) ln(y ÷ (y − ry)). In x, on [l, h]: rx times the greatest |1 + ln(a/y)|, which is at an end; and never more than the whole
        /// range of the convex a ln(a/y) on [0, h], which is 0 at 0, least at a = y/e with −y/e, and h ln(h/y) at h: what is left where l = 0 and the slope has no bound.
        /// </summary>
        /// <remarks>Masses are at least 0, so that an interval that reaches below is cut there.</remarks>
        public static double Swing(double x, double rx, double y, double ry)
        {
            double low = x - rx, high = x + rx;
            if (high <= 0 || (rx == 0 && ry == 0))
            {
                return 0;
            }
            if (!(y - ry > 0))
            {
                return IsPole(x, rx, y, ry) ? 0 : double.PositiveInfinity;
            }
            double moved = ry == 0 ? 0 : high * -NearZero.LogP1(-ry / y);
            if (rx > 0)
            {
                double end = Logarithm(high, y), value = high * end, least = y * InverseE;
                double range = high < least ? -value : Math.Max(value, 0) + least;
                double steepest = low > 0 ? Math.Max(Math.Abs(1 + Logarithm(low, y)), Math.Abs(1 + end)) + 1e-14 * (1 + Math.Abs(end)) : double.PositiveInfinity;
                moved += Math.Min(range, rx * steepest);
            }
            return moved * Slack;
        }

        public static bool IsPole(double x, double rx, double y, double ry) => x - rx > 0 && y == 0 && ry == 0;

        public static double WideSwing(DoubleDouble x, double rx, DoubleDouble y, double ry, DoubleDouble value) => SwingAboutHigh<RelativeEntropy>(x, rx, y, ry);

        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y)
        {
            if (x.Hi == 0 && y.Hi >= 0)
            {
                return 0.0;
            }
            double ratio = x.Hi / y.Hi;
            if (ratio is > 0.5 and < 2)
            {
                double scale = y.Hi < 1e-200 ? Math.ScaleB(1, 700) : 1; // low words of subnormal numbers would be lost
                return x * DoubleDouble.LogP1((x * scale - y * scale) / (y * scale));
            }
            return x * (DoubleDouble.Log(x) - DoubleDouble.Log(y));
        }

        // Wide's difference of logarithms loses no more than their size beside that of the difference, 0.69 at least; a quotient may be out of range.
        private static double Logarithm(double x, double y)
        {
            double ratio = x / y;
            return ratio is > 0.5 and < 2 ? NearZero.LogP1((x - y) / y)
                : ratio is > 1e-300 and < 1e300 ? Math.Log(ratio) : Math.Log(x) - Math.Log(y);
        }
    }

    /// <summary>x ln y for x ≥ 0, y ≥ 0: 0 where x is 0, −∞ where y alone is.</summary>
    internal readonly struct XLogY : IElementary2
    {
        public static Function Function => Function.XLogY;
        public static double Value(double x, double y) => x == 0 && y >= 0 ? 0 : x * Math.Log(y);
        public static (T X, T Y) Slope<T>(T x, T y, T z) where T : IFloatingPointIeee754<T> => (T.Log(y), x / y);

        /// <summary>|a ln b − x ln y| ≤ rx |ln y| + (x + rx) ln(y ÷ (y − ry)).</summary>
        public static double Swing(double x, double rx, double y, double ry)
        {
            double high = x + rx;
            if (high <= 0 || (rx == 0 && ry == 0))
            {
                return 0;
            }
            if (!(y - ry > 0))
            {
                return IsPole(x, rx, y, ry) ? 0 : double.PositiveInfinity;
            }
            return ((rx == 0 ? 0 : rx * Math.Abs(Math.Log(y))) + (ry == 0 ? 0 : high * -NearZero.LogP1(-ry / y))) * (1 + 1e-14);
        }

        public static bool IsPole(double x, double rx, double y, double ry) => x - rx > 0 && y == 0 && ry == 0;

        public static double WideSwing(DoubleDouble x, double rx, DoubleDouble y, double ry, DoubleDouble value) => SwingAboutHigh<XLogY>(x, rx, y, ry);

        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => x.Hi == 0 && y.Hi >= 0 ? 0.0 : x * DoubleDouble.Log(y);
    }
}
