using Verification.Reference.Numbers;
using D = Verification.Reference.Numbers.DoubleDouble;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;
using TrackedWide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>;
using Variable = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Taping>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>All elementary functions of one argument, with the intervals on which they are put to the test.</summary>
internal static class Functions
{
    public sealed record One(string Name, double From, double To, double Ulps, Func<double, double> Value, Func<D, D> Wide, Func<Dual, Dual> Dual, Func<Variable, Variable> Variable, Func<TrackedWide, TrackedWide> Bounded,
        Func<Augmented<TangentsOver<double>>, Augmented<TangentsOver<double>>> DualPlain, Func<Augmented<TangentsOver<Tracked>>, Augmented<TangentsOver<Tracked>>> DualTracked,
        Func<Augmented<TangentsOver<TrackedWide>>, Augmented<TangentsOver<TrackedWide>>> DualWide,
        Func<Augmented<TapingOver<double>>, Augmented<TapingOver<double>>> TapedPlain, Func<Augmented<TapingOver<Tracked>>, Augmented<TapingOver<Tracked>>> TapedTracked,
        Func<Augmented<TapingOver<TrackedWide>>, Augmented<TapingOver<TrackedWide>>> TapedWide);

    public static IReadOnlyList<One> All { get; } =
    [
        Of<Elementary.Sqrt>(0, 9), Of<Elementary.Cbrt>(-9, 9), Of<Elementary.Exp>(-700, 700), Of<Elementary.Exp2>(-1000, 1000), Of<Elementary.Exp10>(-300, 300),
        Of<Elementary.ExpM1>(-5, 5), Of<Elementary.Exp2M1>(-5, 5), Of<Elementary.Exp10M1>(-5, 5),
        Of<Elementary.Log>(0, 9), Of<Elementary.Log2>(0, 9), Of<Elementary.Log10>(0, 9), Of<Elementary.LogP1>(-1, 9), Of<Elementary.Log2P1>(-1, 9), Of<Elementary.Log10P1>(-1, 9),
        Of<Elementary.Sin>(-20, 20), Of<Elementary.Cos>(-20, 20), Of<Elementary.Tan>(-20, 20), Of<Elementary.Asin>(-1, 1), Of<Elementary.Acos>(-1, 1), Of<Elementary.Atan>(-9, 9),
        Of<Elementary.SinPi>(-9, 9), Of<Elementary.CosPi>(-9, 9), Of<Elementary.TanPi>(-9, 9), Of<Elementary.AsinPi>(-1, 1), Of<Elementary.AcosPi>(-1, 1), Of<Elementary.AtanPi>(-9, 9),
        Of<Elementary.Sinh>(-20, 20), Of<Elementary.Cosh>(-20, 20), Of<Elementary.Tanh>(-5, 5), Of<Elementary.Asinh>(-9, 9), Of<Elementary.Acosh>(1, 9), Of<Elementary.Atanh>(-1, 1),
        Of<Elementary.Erf>(-6, 6), Of<Elementary.NormalCdf>(-37, 9), Of<Elementary.Sigmoid>(-40, 40), Of<Elementary.Softplus>(-40, 40),
    ];

    private static One Of<TFunction>(double from, double to) where TFunction : IElementary => new(
        typeof(TFunction).Name, from, to, TFunction.DoubleUlps, TFunction.Value, TFunction.Wide,
        x => Apply<Tangents, TFunction>(x), x => Apply<Taping, TFunction>(x), x => Apply<Bounding, TFunction>(x),
        x => Apply<TangentsOver<double>, TFunction>(x), x => Apply<TangentsOver<Tracked>, TFunction>(x), x => Apply<TangentsOver<TrackedWide>, TFunction>(x),
        x => Apply<TapingOver<double>, TFunction>(x), x => Apply<TapingOver<Tracked>, TFunction>(x), x => Apply<TapingOver<TrackedWide>, TFunction>(x));

    private static Augmented<TRule> Apply<TRule, TFunction>(Augmented<TRule> x) where TRule : struct, IRule where TFunction : IElementary
    {
        Pair y = TRule.Apply<TFunction>(new Pair(x.Value, x.Extra));
        return new(y.Value, y.Extra);
    }
}
