using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

/// <summary>x̄ = Jᵀ(x)·ȳ in two ways.</summary>
internal static class Jacobian
{
    /// <summary>By one pass backwards.</summary>
    public static T[] Backwards<T, TFunction>(double[] x, double[] cotangents) where T : struct, IFloatingPointIeee754<T> where TFunction : IDifferentiable
    {
        using TapeOver<T> tape = new();
        Augmented<TapingOver<T>>[] variables = [.. x.Select(value => tape.Variable(T.CreateChecked(value)))];
        return tape.Pullback(TFunction.Of<Augmented<TapingOver<T>>>(variables), Array.ConvertAll(cotangents, T.CreateChecked), variables);
    }

    /// <summary>By dual numbers, one coordinate after another.</summary>
    public static T[] Forwards<T, TFunction>(double[] x, double[] cotangents) where T : struct, IFloatingPointIeee754<T> where TFunction : IDifferentiable
    {
        T[] seeds = Array.ConvertAll(cotangents, T.CreateChecked), result = new T[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            Augmented<TangentsOver<T>>[] duals = [.. x.Select((value, j) => Duals.Of(T.CreateChecked(value), i == j ? T.One : T.Zero))];
            T[] column = Array.ConvertAll(TFunction.Of<Augmented<TangentsOver<T>>>(duals), Duals.Tangent);
            result[i] = Special.Dot<T>(seeds, column);
        }
        return result;
    }

    /// <summary>
    /// Asserts that both ways agree: in wide numbers to 25 digits, each bound of tracked numbers containing the wide value and none much wider than the other's, and doubles within them.
    /// </summary>
    /// <param name="x">Where.</param>
    /// <param name="cotangents">ȳ.</param>
    /// <param name="wider">How many times wider than the dual's the tape's bound may be.</param>
    /// <param name="cancelled">What it may be wider in all: by cancellation that a dual number along that coordinate does not meet, as at the maximum that softmax subtracts.</param>
    /// <returns>How many times wider it is at most.</returns>
    public static double Agree<TFunction>(double[] x, double[] cotangents, double wider, double cancelled = 0) where TFunction : IDifferentiable
    {
        using Ledger ledger = new();
        double[] plain = Backwards<double, TFunction>(x, cotangents);
        Augmented<Tracking<Binary64>>[] back = Backwards<Augmented<Tracking<Binary64>>, TFunction>(x, cotangents), forth = Forwards<Augmented<Tracking<Binary64>>, TFunction>(x, cotangents);
        Augmented<Bounding>[] wideBack = Backwards<Augmented<Bounding>, TFunction>(x, cotangents), wideForth = Forwards<Augmented<Bounding>, TFunction>(x, cotangents);
        double worst = 0, size = cotangents.Concat(wideBack.Select(w => w.Value)).Max(Math.Abs);
        for (int i = 0; i < x.Length; i++)
        {
            string what = $"{typeof(TFunction).Name} at [{string.Join(", ", x.Select(v => v.ToString("R")))}], x̄{i}: backwards {back[i]}, forwards {forth[i]}, wide {wideBack[i]} and {wideForth[i]}, plain {plain[i]:R}";
            Assert.True(wideBack[i].Radius <= 1e-25 * size && wideForth[i].Radius <= 1e-25 * size, what);
            Assert.True(Math.Abs((wideBack[i].Midpoint - wideForth[i].Midpoint).Hi) <= wideBack[i].Radius + wideForth[i].Radius, what);
            Assert.True(Math.Abs((wideBack[i].Midpoint - (DoubleDouble)back[i].Value).Hi) <= back[i].Radius + wideBack[i].Radius, what);
            Assert.True(Math.Abs((wideBack[i].Midpoint - (DoubleDouble)forth[i].Value).Hi) <= forth[i].Radius + wideBack[i].Radius, what);
            Assert.True(Math.Abs(plain[i] - back[i].Value) <= back[i].Radius, what);
            Assert.True(back[i].Radius <= wider * forth[i].Radius + cancelled + 1e-18 * size, what);
            worst = forth[i].Radius > 1e-18 * size + cancelled ? Math.Max(worst, back[i].Radius / forth[i].Radius) : worst;
        }
        return worst;
    }
}
