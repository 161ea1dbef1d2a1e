namespace Verification.Reference.Numbers;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static partial class Elementary
{
    /// <summary>sech²x = 4e⁻²|ˣ| / (1 + e⁻²|ˣ|)²: 1 − tanh² would cancel in the tails.</summary>
    private static double Sech2(double x)
    {
        double e = Math.Exp(-2 * Math.Abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }

    internal readonly struct Sinh : IElementary
    {
        public static Function Function => Function.Sinh;
        public static double Value(double x) => Math.Sinh(x);
        public static double Slope(double x, double y) => Math.Cosh(x);
        public static double Steepest(double low, double high) => Math.Cosh(Math.Max(Math.Abs(low), Math.Abs(high)));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Sinh(x);
    }

    internal readonly struct Cosh : IElementary
    {
        public static Function Function => Function.Cosh;
        public static double Value(double x) => Math.Cosh(x);
        public static double Slope(double x, double y) => Math.Sinh(x);
        public static double Steepest(double low, double high) => Math.Sinh(Math.Max(Math.Abs(low), Math.Abs(high)));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Cosh(x);
    }

    internal readonly struct Tanh : IElementary
    {
        public static Function Function => Function.Tanh;
        public static double Modulus(double reach) => 2;
        public static double Value(double x) => Math.Tanh(x);
        public static double Slope(double x, double y) => Sech2(x);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Tanh(x);
    }

    internal readonly struct Asinh : IElementary
    {
        public static Function Function => Function.Asinh;
        public static double Value(double x) => Math.Asinh(x);
        public static double Slope(double x, double y) => 1 / double.Hypot(x, 1);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Asinh(x);
    }

    internal readonly struct Acosh : IElementary
    {
        public static Function Function => Function.Acosh;
        public static double Value(double x) => Math.Acosh(x);
        public static double Slope(double x, double y) => 1 / (Math.Sqrt(x - 1) * Math.Sqrt(x + 1));
        public static double Steepest(double low, double high) => low > 1 ? Slope(low, 0) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Acosh(x);
    }

    internal readonly struct Atanh : IElementary
    {
        public static Function Function => Function.Atanh;
        public static double Value(double x) => Math.Atanh(x);
        public static double Slope(double x, double y) => 1 / ((1 - x) * (1 + x));
        public static double Steepest(double low, double high) => low > -1 && high < 1 ? Math.Max(Math.Abs(Slope(low, Value(low))), Math.Abs(Slope(high, Value(high)))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Atanh(x);
    }
}
