using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Logarithms.</summary>
internal static partial class Elementary
{
    internal readonly struct Log : IElementary
    {
        public static Function Function => Function.Log;
        public static double DoubleUlps => 2;
        public static double Value(double x) => Math.Log(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / x;
        public static double Steepest(double low, double high) => low > 0 ? 1 / low : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Log(x);
    }

    internal readonly struct Log2 : IElementary
    {
        public static Function Function => Function.Log2;
        public static double Value(double x) => Math.Log2(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (x * Ln2Of<T>());
        public static double Steepest(double low, double high) => low > 0 ? 1 / (low * Ln2) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Log2(x);
        public static bool IsExactAt(double x) => double.IsPow2(x);
    }

    internal readonly struct Log10 : IElementary
    {
        public static Function Function => Function.Log10;
        public static double Value(double x) => Math.Log10(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (x * Ln10Of<T>());
        public static double Steepest(double low, double high) => low > 0 ? 1 / (low * Ln10) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Log10(x);
    }

    internal readonly struct LogP1 : IElementary
    {
        public static Function Function => Function.LogP1;
        public static double DoubleUlps => 2;
        public static double Value(double x) => NearZero.LogP1(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / (T.One + x);
        public static double Steepest(double low, double high) => low > -1 ? 1 / (1 + low) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.LogP1(x);
    }

    internal readonly struct Log2P1 : IElementary
    {
        public static Function Function => Function.Log2P1;
        public static double DoubleUlps => 2;
        public static double Value(double x) => NearZero.Log2P1(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / ((T.One + x) * Ln2Of<T>());
        public static double Steepest(double low, double high) => low > -1 ? 1 / ((1 + low) * Ln2) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Log2P1(x);
    }

    internal readonly struct Log10P1 : IElementary
    {
        public static Function Function => Function.Log10P1;
        public static double DoubleUlps => 2;
        public static double Value(double x) => NearZero.Log10P1(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.One / ((T.One + x) * Ln10Of<T>());
        public static double Steepest(double low, double high) => low > -1 ? 1 / ((1 + low) * Ln10) : double.PositiveInfinity;
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Log10P1(x);
    }
}
