using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static partial class Elementary
{
    internal readonly struct Sinh : IElementary
    {
        public static Function Function => Function.Sinh;
        public static double Value(double x) => Math.Sinh(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Cosh(x);
        public static double Steepest(double low, double high) => Math.Cosh(Math.Max(Math.Abs(low), Math.Abs(high)));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Sinh(x);
    }

    internal readonly struct Cosh : IElementary
    {
        public static Function Function => Function.Cosh;
        public static double Value(double x) => Math.Cosh(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Sinh(x);
        public static double Steepest(double low, double high) => Math.Sinh(Math.Max(Math.Abs(low), Math.Abs(high)));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Cosh(x);
    }

    internal readonly struct Tanh : IElementary
    {
        public static Function Function => Function.Tanh;
        public static double Modulus(double reach) => 2;
        public static double Value(double x) => Math.Tanh(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => Sech2(x);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Tanh(x);
    }

    internal readonly struct Asinh : IElementary
    {
        public static Function Function => Function.Asinh;
        public static double Value(double x) => Math.Asinh(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / T.Hypot(x, T.One);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Asinh(x);
    }

    internal readonly struct Acosh : IElementary
    {
        public static Function Function => Function.Acosh;
        public static double Value(double x) => Math.Acosh(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (T.Sqrt(x - T.One) * T.Sqrt(x + T.One));
        public static double Steepest(double low, double high) => low > 1 ? Slope(low, 0) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Acosh(x);
    }

    internal readonly struct Atanh : IElementary
    {
        public static Function Function => Function.Atanh;
        public static double Value(double x) => Math.Atanh(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / ((T.One - x) * (T.One + x));
        public static double Steepest(double low, double high) => low > -1 && high < 1 ? Math.Max(Math.Abs(Slope(low, Value(low))), Math.Abs(Slope(high, Value(high)))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Atanh(x);
    }
}
