using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>What the slopes of several functions are made of, in any number type.</summary>
/// <remarks>Plain numbers take the shortest form; a number that carries more takes one without |x|, whose kink at 0 its bounds and derivatives could not tell.</remarks>
internal static partial class Elementary
{
    private static T Half<T>() where T : IFloatingPointIeee754<T> => T.CreateChecked(0.5);

    private static T Ln2Of<T>() where T : IFloatingPointIeee754<T> => Special.Constant<T>(DoubleDouble.Ln2);

    private static T Ln10Of<T>() where T : IFloatingPointIeee754<T> => Special.Constant<T>(DoubleDouble.Ln10);

    /// <summary>√(1 − x²), as accurate near ±1 as x is.</summary>
    private static T CoLeg<T>(T x) where T : IFloatingPointIeee754<T> => T.Sqrt((T.One - x) * (T.One + x));

    private static T SineOfHalfTurns<T>(T x) where T : IFloatingPointIeee754<T> => T.Zero is ISpecial<T> ? T.SinPi(x) : T.CreateTruncating(HalfTurns.Sin(double.CreateTruncating(x)));

    private static T CosineOfHalfTurns<T>(T x) where T : IFloatingPointIeee754<T> => T.Zero is ISpecial<T> ? T.CosPi(x) : T.CreateTruncating(HalfTurns.Cos(double.CreateTruncating(x)));

    /// <summary>sech²x = 4e⁻²|ˣ| / (1 + e⁻²|ˣ|)², or 4σ(2x)σ(−2x): 1 − tanh² would cancel in the tails, and 1/cosh² leave nothing decided where cosh overflows.</summary>
    private static T Sech2<T>(T x) where T : IFloatingPointIeee754<T>
    {
        if (T.Zero is ISpecial<T>)
        {
            T twice = x + x;
            return T.CreateChecked(4) * Special.Sigmoid(twice) * Special.Sigmoid(-twice);
        }
        T e = T.Exp(T.CreateChecked(-2) * T.Abs(x));
        return T.CreateChecked(4) * e / ((T.One + e) * (T.One + e));
    }

    /// <summary>σ(x)σ(−x) = e⁻|ˣ| / (1 + e⁻|ˣ|)²: σ(1 − σ) would cancel in the upper tail.</summary>
    private static T SigmoidSlope<T>(T x, T y) where T : IFloatingPointIeee754<T>
    {
        if (T.Zero is ISpecial<T>)
        {
            return y * Special.Sigmoid(-x);
        }
        T e = T.Exp(-T.Abs(x));
        return e / ((T.One + e) * (T.One + e));
    }

    /// <summary>Whether x is zero beyond doubt.</summary>
    private static bool IsZero<T>(T x) where T : IFloatingPointIeee754<T> => x == T.Zero && !(Special.Radius(x) > 0);
}
