using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>The error function and its relatives, each computed so that neither tail cancels nor overflows.</summary>
internal static partial class Elementary
{
    internal readonly struct Erf : IElementary
    {
        public static Function Function => Function.Erf;
        public static double Modulus(double reach) => 2;
        public static double DoubleUlps => 2;
        public static double Value(double x) => ErrorFunction.Erf(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => Special.Constant<T>(DoubleDouble.TwoOverSqrtPi) * T.Exp(-x * x);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Erf(x);
    }

    internal readonly struct NormalCdf : IElementary
    {
        public static Function Function => Function.NormalCdf;
        public static double Modulus(double reach) => 1;
        public static double Value(double x) => ErrorFunction.NormalCdf(x);
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => Special.Constant<T>(DoubleDouble.InverseSqrtTau) * T.Exp(-Half<T>() * x * x);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.NormalCdf(x);
    }

    internal readonly struct Sigmoid : IElementary
    {
        public static Function Function => Function.Sigmoid;
        public static double Modulus(double reach) => 1;
        public static double Value(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => SigmoidSlope(x, y);
        public static double Steepest(double low, double high) => Math.Abs(Slope(Nearest(low, high), Value(Nearest(low, high))));
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Sigmoid(x);
    }

    internal readonly struct Softplus : IElementary
    {
        public static Function Function => Function.Softplus;
        public static double Value(double x) => Math.Max(x, 0) + LogP1.Value(Math.Exp(-Math.Abs(x)));
        public static T Slope<T>(T x, T y) where T : IFloatingPointIeee754<T> => Special.Sigmoid(x);
        public static double Steepest(double low, double high) => Sigmoid.Value(high);
        public static DoubleDouble Wide(DoubleDouble x) => DoubleDouble.Softplus(x);
    }
}
