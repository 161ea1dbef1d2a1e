using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Circular functions and their inverses, in radians and in half turns.</summary>
internal static partial class Elementary
{
    internal readonly struct Sin : IElementary
    {
        public static Function Function => Function.Sin;
        public static double Modulus(double reach) => 2;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Sin(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Cos(x);
        public static double Steepest(double low, double high) => 1;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Sin(x);
    }

    internal readonly struct Cos : IElementary
    {
        public static Function Function => Function.Cos;
        public static double Modulus(double reach) => 2;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Cos(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => -T.Sin(x);
        public static double Steepest(double low, double high) => 1;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Cos(x);
    }

    internal readonly struct Tan : IElementary
    {
        public static Function Function => Function.Tan;
        public static double Value(double x) => Math.Tan(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One + y * y;
        public static double Steepest(double low, double high) => high - low < Math.PI && Math.Tan(low) <= Math.Tan(high) && Math.Sign(Math.Cos(low)) == Math.Sign(Math.Cos(high)) ? Math.Max(Math.Abs(Slope(low, Value(low))), Math.Abs(Slope(high, Value(high)))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Tan(x);
    }

    internal readonly struct Asin : IElementary
    {
        public static Function Function => Function.Asin;
        public static double Value(double x) => Math.Asin(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / CoLeg(x);
        public static double Steepest(double low, double high) => low > -1 && high < 1 ? Math.Max(Math.Abs(Slope(low, Value(low))), Math.Abs(Slope(high, Value(high)))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Asin(x);
    }

    internal readonly struct Acos : IElementary
    {
        public static Function Function => Function.Acos;
        public static double Value(double x) => Math.Acos(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => -T.One / CoLeg(x);
        public static double Steepest(double low, double high) => low > -1 && high < 1 ? Math.Max(Math.Abs(Slope(low, Value(low))), Math.Abs(Slope(high, Value(high)))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Acos(x);
    }

    internal readonly struct Atan : IElementary
    {
        public static Function Function => Function.Atan;
        public static double Modulus(double reach) => Math.PI;
        public static double Value(double x) => Math.Atan(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (T.One + x * x);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Atan(x);
    }

    internal readonly struct SinPi : IElementary
    {
        public static Function Function => Function.SinPi;
        public static double Modulus(double reach) => 2;
        public static double DoubleUlps => 2;
        public static double Value(double x) => HalfTurns.Sin(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Pi * CosineOfHalfTurns(x);
        public static double Steepest(double low, double high) => Math.PI;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.SinPi(x);
        public static bool IsExactAt(double x) => double.IsInteger(2 * x);
    }

    internal readonly struct CosPi : IElementary
    {
        public static Function Function => Function.CosPi;
        public static double Modulus(double reach) => 2;
        public static double DoubleUlps => 2;
        public static double Value(double x) => HalfTurns.Cos(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => -T.Pi * SineOfHalfTurns(x);
        public static double Steepest(double low, double high) => Math.PI;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.CosPi(x);
        public static bool IsExactAt(double x) => double.IsInteger(2 * x);
    }

    internal readonly struct TanPi : IElementary
    {
        public static Function Function => Function.TanPi;
        public static double DoubleUlps => 2;
        public static double Value(double x) => HalfTurns.Tan(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Pi * (T.One + y * y);
        public static double Steepest(double low, double high) => high - low < 1 && Value(low) <= Value(high) && HalfTurns.Cos(low) * HalfTurns.Cos(high) > 0 ? Math.Max(Slope(low, Value(low)), Slope(high, Value(high))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.TanPi(x);
    }

    internal readonly struct AsinPi : IElementary
    {
        public static Function Function => Function.AsinPi;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Asin(x) / Math.PI;
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (T.Pi * CoLeg(x));
        public static double Steepest(double low, double high) => low > -1 && high < 1 ? Math.Max(Math.Abs(Slope(low, Value(low))), Math.Abs(Slope(high, Value(high)))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.AsinPi(x);
    }

    internal readonly struct AcosPi : IElementary
    {
        public static Function Function => Function.AcosPi;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Acos(x) / Math.PI;
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => -T.One / (T.Pi * CoLeg(x));
        public static double Steepest(double low, double high) => low > -1 && high < 1 ? Math.Max(Math.Abs(Slope(low, Value(low))), Math.Abs(Slope(high, Value(high)))) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.AcosPi(x);
    }

    internal readonly struct AtanPi : IElementary
    {
        public static Function Function => Function.AtanPi;
        public static double Modulus(double reach) => 1;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Atan(x) / Math.PI;
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (T.Pi * (T.One + x * x));
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.AtanPi(x);
    }
}
