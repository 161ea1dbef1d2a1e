using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Roots and exponentials.</summary>
internal static partial class Elementary
{
    private const double Ln2 = 0.69314718055994530942, Ln10 = 2.30258509299404568402;
    private const double TwoOverRootPi = 1.12837916709551257390, InverseRootTwoPi = 0.39894228040143267794;

    /// <summary>The point of [low, high] nearest to zero, where bell-shaped derivatives are steepest.</summary>
    private static double Nearest(double low, double high) => low > 0 ? low : high < 0 ? high : 0;

    internal readonly struct Sqrt : IElementary
    {
        public static Function Function => Function.Sqrt;
        public static double DoubleUlps => 0.5;
        public static bool Underflows => false;
        public static double Modulus(double reach) => Math.Sqrt(reach);
        public static double Value(double x) => Math.Sqrt(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => Half<T>() / y;
        public static double Steepest(double low, double high) => low > 0 ? 0.5 / Math.Sqrt(low) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Sqrt(x);
        public static double WideError => 3.125 * Ball.Unit;
        public static bool IsExactAt(double x) => x == 0 || (x > Ball.Deep && Math.Sqrt(x) is var root && Math.FusedMultiplyAdd(root, root, -x) == 0);
    }

    internal readonly struct Cbrt : IElementary
    {
        public static Function Function => Function.Cbrt;
        public static bool Underflows => false;
        public static double Modulus(double reach) => Math.Cbrt(4 * reach) * (1 + 1e-15);
        public static double Value(double x) => Math.Cbrt(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (T.CreateChecked(3) * y * y);
        public static double Steepest(double low, double high) => low <= 0 && high >= 0 ? double.PositiveInfinity : Math.Abs(Slope(Nearest(low, high), Math.Cbrt(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Cbrt(x);
    }

    internal readonly struct Exp : IElementary
    {
        public static Function Function => Function.Exp;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Exp(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => y;
        public static double Steepest(double low, double high) => Math.Exp(high);
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Exp(x);
    }

    internal readonly struct Exp2 : IElementary
    {
        public static Function Function => Function.Exp2;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Pow(2, x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => y * Ln2Of<T>();
        public static double Steepest(double low, double high) => Math.Pow(2, high) * Ln2;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Exp2(x);
        public static bool IsExactAt(double x) => double.IsInteger(x) && Math.Abs(x) < 1000;
    }

    internal readonly struct Exp10 : IElementary
    {
        public static Function Function => Function.Exp10;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Pow(10, x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => y * Ln10Of<T>();
        public static double Steepest(double low, double high) => Math.Pow(10, high) * Ln10;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Exp10(x);
    }

    internal readonly struct ExpM1 : IElementary
    {
        public static Function Function => Function.ExpM1;
        public static double DoubleUlps => 2;
        public static double Value(double x) => NearZero.ExpM1(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Exp(x);
        public static double Steepest(double low, double high) => Math.Exp(high);
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.ExpM1(x);
    }

    internal readonly struct Exp2M1 : IElementary
    {
        public static Function Function => Function.Exp2M1;
        public static double DoubleUlps => 2;
        public static double Value(double x) => NearZero.Exp2M1(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Exp2(x) * Ln2Of<T>();
        public static double Steepest(double low, double high) => Math.Pow(2, high) * Ln2;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Exp2M1(x);
    }

    internal readonly struct Exp10M1 : IElementary
    {
        public static Function Function => Function.Exp10M1;
        public static double DoubleUlps => 2;
        public static double Value(double x) => NearZero.Exp10M1(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Exp10(x) * Ln10Of<T>();
        public static double Steepest(double low, double high) => Math.Pow(10, high) * Ln10;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Exp10M1(x);
    }
}
