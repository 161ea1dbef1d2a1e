using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Functions of two arguments.</summary>
internal static partial class Elementary
{
    /// <summary>The swing about two high words, by radii enlarged by 2⁻⁴⁸ so that no zero or cut that they reach is missed.</summary>
    /// <remarks>The centre moves by 2⁻⁵³ of itself; the slopes of functions whose condition is moderate change as little.</remarks>
    private static double SwingAboutHigh<TFunction>(DoubleDouble x, double rx, DoubleDouble y, double ry) where TFunction : IElementary2 =>
        TFunction.Swing(x.Hi, rx * (1 + 3.552713678800501E-15), y.Hi, ry * (1 + 3.552713678800501E-15));

    internal readonly struct Pow : IElementary2
    {
        public static Function Function => Function.Pow;
        public static double Value(double x, double y) => Math.Pow(x, y);

        // d(xʸ)/dy = xʸ ln x has no real value for x < 0, where y is an integer constant: its slope counts as zero there.
        public static (T X, T Y) Slope<T>(T x, T y, T z) where T : IFloatingPointIeee754<T> =>
            (IsZero(y) && T.IsZero(x) ? T.Zero : y * T.Pow(x, y - T.One), x > T.Zero || Special.Radius(x) > 0 ? z * T.Log(x) : T.Zero);

        public static double Swing(double x, double rx, double y, double ry)
        {
            if ((rx == 0 && ry == 0) || (y == 0 && ry == 0))
            {
                return 0;
            }
            double low = x - rx, high = x + rx;
            if (high < 0 && ry == 0 && double.IsInteger(y))
            {
                (low, high) = (-high, -low); // |xʸ| is even in x
            }
            if (low <= 0 && (ry != 0 || y < 1))
            {
                return double.PositiveInfinity;
            }

            // Each factor of ∂/∂x = y·xʸ⁻¹ and ∂/∂y = xʸ·ln x is largest at a corner; their products need not be.
            double power = 0, lower = 0;
            foreach (double cx in stackalloc[] { low, high })
            {
                foreach (double cy in stackalloc[] { y - ry, y + ry })
                {
                    lower = Math.Max(lower, Math.Abs(Math.Pow(cx, cy - 1)));
                    power = ry == 0 ? 0 : Math.Max(power, Math.Pow(cx, cy));
                }
            }
            double logarithm = ry == 0 ? 0 : Math.Max(Math.Abs(Math.Log(low)), Math.Abs(Math.Log(high)));
            return (rx == 0 ? 0 : (Math.Abs(y) + ry) * lower * rx) + (ry == 0 ? 0 : power * logarithm * ry);
        }

        /// <summary>|x′^y′ − x^y| ≤ |x^y|(e^Δ − 1) with Δ = (|y| + ry)·(−ln(1 − rx/|x|)) + ry·|ln|x||: the mean value of slopes would be off by 2⁻⁵³|y|.</summary>
        /// <remarks>Where x may be zero: y(|x| + rx)^(y−1)·rx for a whole y ≥ 1, else no bound.</remarks>
        public static double WideSwing(DoubleDouble x, double rx, DoubleDouble y, double ry, DoubleDouble value)
        {
            double size = Math.Abs(x.Hi), ratio = rx / size * (1 + 1e-15), exponent = Math.Abs(y.Hi) + ry;
            bool whole = ry == 0 && DoubleDouble.IsInteger(y);
            if (ratio < 1)
            {
                double distance = -exponent * NearZero.LogP1(-ratio) + (ry == 0 ? 0 : ry * Math.Abs(DoubleDouble.Log(DoubleDouble.Abs(x)).Hi));
                return x.Hi < 0 && !whole ? double.PositiveInfinity : (Math.Abs(value.Hi) + double.Epsilon) * NearZero.ExpM1(distance);
            }
            return whole && y.Hi is >= 1 and < 1000 ? exponent * Math.Pow((size + rx) * (1 + 1e-15), exponent - 1) * rx : double.PositiveInfinity;
        }

        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Pow(x, y);

        // Multiplied out in whole numbers of at most 53 bits, or no power at all.
        public static bool IsExactAt(double x, double y) => y == 0 || x == 1 || (y == 1 && Math.Abs(x) is > 1e-250 and < 1e250)
            || (double.IsInteger(x) && double.IsInteger(y) && y is > 0 and <= 32 && Math.Pow(Math.Abs(x), y) <= 1L << 53);
    }

    internal readonly struct Atan2 : IElementary2
    {
        public static Function Function => Function.Atan2;
        public static double Value(double x, double y) => Math.Atan2(x, y);
        public static (T X, T Y) Slope<T>(T x, T y, T z) where T : IFloatingPointIeee754<T>
        {
            T distance = T.Hypot(x, y);
            return (y / distance / distance, -x / distance / distance);
        }

        public static double Swing(double x, double rx, double y, double ry)
        {
            if (rx == 0 && (ry == 0 || (x == 0 && Math.Abs(y) > ry)))
            {
                return 0;
            }
            double moved = double.Hypot(rx, ry), distance = double.Hypot(x, y) - moved;
            bool crossesTheCut = y - ry <= 0 && Math.Abs(x) <= rx;
            return distance > 0 && !crossesTheCut ? moved / distance : 2 * Math.PI;
        }

        public static double WideSwing(DoubleDouble x, double rx, DoubleDouble y, double ry, DoubleDouble value) => SwingAboutHigh<Atan2>(x, rx, y, ry);
        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Atan2(x, y);
        public static bool IsExactAt(double x, double y) => x == 0;
    }

    internal readonly struct Atan2Pi : IElementary2
    {
        public static Function Function => Function.Atan2Pi;
        public static double Value(double x, double y) => Math.Atan2(x, y) / Math.PI;
        public static (T X, T Y) Slope<T>(T x, T y, T z) where T : IFloatingPointIeee754<T>
        {
            (T dx, T dy) = Atan2.Slope(x, y, z);
            return (dx / T.Pi, dy / T.Pi);
        }

        public static double Swing(double x, double rx, double y, double ry) => Atan2.Swing(x, rx, y, ry) / Math.PI;
        public static double WideSwing(DoubleDouble x, double rx, DoubleDouble y, double ry, DoubleDouble value) => SwingAboutHigh<Atan2Pi>(x, rx, y, ry);
        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Atan2Pi(x, y);
        public static bool IsExactAt(double x, double y) => x == 0 || y == 0 || Math.Abs(x) == Math.Abs(y);
    }

    internal readonly struct Hypot : IElementary2
    {
        public static Function Function => Function.Hypot;
        public static double Value(double x, double y) => double.Hypot(x, y);
        public static (T X, T Y) Slope<T>(T x, T y, T z) where T : IFloatingPointIeee754<T> => IsZero(z) ? (T.Zero, T.Zero) : (x / z, y / z);
        public static double Swing(double x, double rx, double y, double ry) => double.Hypot(rx, ry);
        public static double WideSwing(DoubleDouble x, double rx, DoubleDouble y, double ry, DoubleDouble value) => SwingAboutHigh<Hypot>(x, rx, y, ry);
        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Hypot(x, y);

        // Squares of 4u² and a sum of 3u², halved by the root, and the root's own 25/8 u²: 6.625u².
        public static double WideError => 7 * Ball.Unit;
    }

    internal readonly struct Root : IElementary2
    {
        public static Function Function => Function.Root;
        public static double Value(double x, double n) => double.RootN(x, (int)n);
        public static (T X, T Y) Slope<T>(T x, T n, T z) where T : IFloatingPointIeee754<T> =>
            (IsZero(x) ? n == T.One ? T.One : n > T.One ? T.PositiveInfinity : T.NegativeInfinity : z / (n * x), T.Zero);

        public static double Swing(double x, double rx, double n, double rn)
        {
            double nearest = x - rx > 0 ? x - rx : x + rx < 0 ? x + rx : 0;
            double linear = nearest == 0 ? double.PositiveInfinity : Math.Abs(Slope(nearest, n, Value(nearest, n)).X) * rx;

            // |ⁿ√a − ⁿ√b| ≤ 2 ⁿ√|a − b| for n > 0, also across zero.
            return rx == 0 ? 0 : n > 0 ? Math.Min(linear, 2 * Value(rx, n)) : linear;
        }

        public static double WideSwing(DoubleDouble x, double rx, DoubleDouble n, double rn, DoubleDouble value) => SwingAboutHigh<Root>(x, rx, n, rn);
        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble n) => DoubleDouble.RootN(x, (int)n.Hi);
    }
}
