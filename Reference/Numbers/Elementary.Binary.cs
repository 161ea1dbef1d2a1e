namespace Verification.Reference.Numbers;

/// <summary>Functions of two arguments.</summary>
internal static partial class Elementary
{
    internal readonly struct Pow : IElementary2
    {
        public static Function Function => Function.Pow;
        public static double Value(double x, double y) => Math.Pow(x, y);

        // d(xʸ)/dy = xʸ ln x has no real value for x < 0, where y is an integer constant: its slope counts as zero there.
        public static (double X, double Y) Slope(double x, double y, double z) =>
            (y == 0 ? 0 : y * Math.Pow(x, y - 1), x > 0 ? z * Math.Log(x) : 0);

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

        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Pow(x, y);
    }

    internal readonly struct Atan2 : IElementary2
    {
        public static Function Function => Function.Atan2;
        public static double Value(double x, double y) => Math.Atan2(x, y);
        public static (double X, double Y) Slope(double x, double y, double z)
        {
            double distance = double.Hypot(x, y);
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

        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Atan2(x, y);
    }

    internal readonly struct Atan2Pi : IElementary2
    {
        public static Function Function => Function.Atan2Pi;
        public static double Value(double x, double y) => Math.Atan2(x, y) / Math.PI;
        public static (double X, double Y) Slope(double x, double y, double z)
        {
            (double dx, double dy) = Atan2.Slope(x, y, z);
            return (dx / Math.PI, dy / Math.PI);
        }

        public static double Swing(double x, double rx, double y, double ry) => Atan2.Swing(x, rx, y, ry) / Math.PI;
        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Atan2Pi(x, y);
    }

    internal readonly struct Hypot : IElementary2
    {
        public static Function Function => Function.Hypot;
        public static double Value(double x, double y) => double.Hypot(x, y);
        public static (double X, double Y) Slope(double x, double y, double z) => z == 0 ? (0, 0) : (x / z, y / z);
        public static double Swing(double x, double rx, double y, double ry) => double.Hypot(rx, ry);
        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble y) => DoubleDouble.Hypot(x, y);
    }

    internal readonly struct Root : IElementary2
    {
        public static Function Function => Function.Root;
        public static double Value(double x, double n) => double.RootN(x, (int)n);
        public static (double X, double Y) Slope(double x, double n, double z) => (x == 0 ? n == 1 ? 1 : n > 1 ? double.PositiveInfinity : double.NegativeInfinity : z / (n * x), 0);

        public static double Swing(double x, double rx, double n, double rn)
        {
            double nearest = x - rx > 0 ? x - rx : x + rx < 0 ? x + rx : 0;
            double linear = nearest == 0 ? double.PositiveInfinity : Math.Abs(Slope(nearest, n, Value(nearest, n)).X) * rx;

            // |ⁿ√a − ⁿ√b| ≤ 2 ⁿ√|a − b| for n > 0, also across zero.
            return rx == 0 ? 0 : n > 0 ? Math.Min(linear, 2 * Value(rx, n)) : linear;
        }

        public static DoubleDouble Wide(DoubleDouble x, DoubleDouble n) => DoubleDouble.RootN(x, (int)n.Hi);
    }
}
