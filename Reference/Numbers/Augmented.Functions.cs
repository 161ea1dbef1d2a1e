namespace Verification.Reference.Numbers;

/// <summary>Elementary functions and constants: one line each, the rule does the rest.</summary>
public readonly partial struct Augmented<TRule>
{
    /// <inheritdoc/>
    public static Augmented<TRule> Sqrt(Augmented<TRule> x) => new(TRule.Apply<Elementary.Sqrt>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Cbrt(Augmented<TRule> x) => new(TRule.Apply<Elementary.Cbrt>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Exp(Augmented<TRule> x) => new(TRule.Apply<Elementary.Exp>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Exp2(Augmented<TRule> x) => new(TRule.Apply<Elementary.Exp2>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Exp10(Augmented<TRule> x) => new(TRule.Apply<Elementary.Exp10>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> ExpM1(Augmented<TRule> x) => new(TRule.Apply<Elementary.ExpM1>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Exp2M1(Augmented<TRule> x) => new(TRule.Apply<Elementary.Exp2M1>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Exp10M1(Augmented<TRule> x) => new(TRule.Apply<Elementary.Exp10M1>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Log(Augmented<TRule> x) => new(TRule.Apply<Elementary.Log>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Log2(Augmented<TRule> x) => new(TRule.Apply<Elementary.Log2>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Log10(Augmented<TRule> x) => new(TRule.Apply<Elementary.Log10>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> LogP1(Augmented<TRule> x) => new(TRule.Apply<Elementary.LogP1>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Log2P1(Augmented<TRule> x) => new(TRule.Apply<Elementary.Log2P1>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Log10P1(Augmented<TRule> x) => new(TRule.Apply<Elementary.Log10P1>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Sin(Augmented<TRule> x) => new(TRule.Apply<Elementary.Sin>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Cos(Augmented<TRule> x) => new(TRule.Apply<Elementary.Cos>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Tan(Augmented<TRule> x) => new(TRule.Apply<Elementary.Tan>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Asin(Augmented<TRule> x) => new(TRule.Apply<Elementary.Asin>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Acos(Augmented<TRule> x) => new(TRule.Apply<Elementary.Acos>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Atan(Augmented<TRule> x) => new(TRule.Apply<Elementary.Atan>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> SinPi(Augmented<TRule> x) => new(TRule.Apply<Elementary.SinPi>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> CosPi(Augmented<TRule> x) => new(TRule.Apply<Elementary.CosPi>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> TanPi(Augmented<TRule> x) => new(TRule.Apply<Elementary.TanPi>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> AsinPi(Augmented<TRule> x) => new(TRule.Apply<Elementary.AsinPi>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> AcosPi(Augmented<TRule> x) => new(TRule.Apply<Elementary.AcosPi>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> AtanPi(Augmented<TRule> x) => new(TRule.Apply<Elementary.AtanPi>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Sinh(Augmented<TRule> x) => new(TRule.Apply<Elementary.Sinh>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Cosh(Augmented<TRule> x) => new(TRule.Apply<Elementary.Cosh>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Tanh(Augmented<TRule> x) => new(TRule.Apply<Elementary.Tanh>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Asinh(Augmented<TRule> x) => new(TRule.Apply<Elementary.Asinh>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Acosh(Augmented<TRule> x) => new(TRule.Apply<Elementary.Acosh>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Atanh(Augmented<TRule> x) => new(TRule.Apply<Elementary.Atanh>(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Pow(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Apply2<Elementary.Pow>(x.pair, y.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Atan2(Augmented<TRule> y, Augmented<TRule> x) => new(TRule.Apply2<Elementary.Atan2>(y.pair, x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Atan2Pi(Augmented<TRule> y, Augmented<TRule> x) => new(TRule.Apply2<Elementary.Atan2Pi>(y.pair, x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> Hypot(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Apply2<Elementary.Hypot>(x.pair, y.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> RootN(Augmented<TRule> x, int n) => new(TRule.Apply2<Elementary.Root>(x.pair, new Pair(n, 0)));
    /// <inheritdoc/>
    public static Augmented<TRule> Log(Augmented<TRule> x, Augmented<TRule> newBase) => Log(x) / Log(newBase);
    /// <inheritdoc/>
    public static (Augmented<TRule> Sin, Augmented<TRule> Cos) SinCos(Augmented<TRule> x) => (Sin(x), Cos(x));
    /// <inheritdoc/>
    public static (Augmented<TRule> SinPi, Augmented<TRule> CosPi) SinCosPi(Augmented<TRule> x) => (SinPi(x), CosPi(x));
    /// <inheritdoc/>
    public static Augmented<TRule> ReciprocalEstimate(Augmented<TRule> x) => One / x;
    /// <inheritdoc/>
    public static Augmented<TRule> ReciprocalSqrtEstimate(Augmented<TRule> x) => One / Sqrt(x);
    /// <inheritdoc/>
    public static Augmented<TRule> Lerp(Augmented<TRule> value1, Augmented<TRule> value2, Augmented<TRule> amount) => value1 * (One - amount) + value2 * amount;
    /// <inheritdoc/>
    public static Augmented<TRule> DegreesToRadians(Augmented<TRule> degrees) => degrees * Pi / new Augmented<TRule>(180);
    /// <inheritdoc/>
    public static Augmented<TRule> RadiansToDegrees(Augmented<TRule> radians) => radians * new Augmented<TRule>(180) / Pi;

    /// <inheritdoc/>
    public static Augmented<TRule> Pi => new(TRule.Constant(DoubleDouble.Pi));
    /// <inheritdoc/>
    public static Augmented<TRule> E => new(TRule.Constant(DoubleDouble.E));
    /// <inheritdoc/>
    public static Augmented<TRule> Tau => new(TRule.Constant(DoubleDouble.Tau));
    /// <inheritdoc/>
    public static Augmented<TRule> Zero => new(0);
    /// <inheritdoc/>
    public static Augmented<TRule> One => new(1);
    /// <inheritdoc/>
    public static Augmented<TRule> NegativeOne => new(-1);
    /// <inheritdoc/>
    public static Augmented<TRule> NegativeZero => new(-0.0);
    /// <inheritdoc/>
    public static Augmented<TRule> NaN => new(double.NaN);
    /// <inheritdoc/>
    public static Augmented<TRule> PositiveInfinity => new(double.PositiveInfinity);
    /// <inheritdoc/>
    public static Augmented<TRule> NegativeInfinity => new(double.NegativeInfinity);
    /// <inheritdoc/>
    public static Augmented<TRule> Epsilon => new(double.Epsilon);
    /// <inheritdoc/>
    public static Augmented<TRule> AdditiveIdentity => new(0);
    /// <inheritdoc/>
    public static Augmented<TRule> MultiplicativeIdentity => new(1);
    /// <inheritdoc/>
    public static int Radix => 2;
}
