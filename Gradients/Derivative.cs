using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Gradients;

/// <summary>A function of several variables, written once for every number type.</summary>
public interface IMapping
{
    /// <summary>y = f(x).</summary>
    static abstract T[] Of<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>;
}

/// <summary>Exact derivatives of a mapping, forward by dual numbers and backward by a tape.</summary>
/// <remarks>Error: that of the double arithmetic of the chain rule. At a kink, the derivative of the branch that the value takes.</remarks>
public static class Derivative
{
    /// <summary>The tangent of y along a direction: ẏ = J(x)·ẋ.</summary>
    /// <param name="x">The primal, n numbers.</param>
    /// <param name="direction">The tangent ẋ, n numbers.</param>
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    public static double[] Forward<TMapping>(ReadOnlySpan<double> x, ReadOnlySpan<double> direction) where TMapping : IMapping
    {
        if (direction.Length != x.Length)
        {
            throw new ArgumentException($"the direction has {direction.Length} numbers: need {x.Length}", nameof(direction));
        }
        Augmented<Tangents>[] dual = new Augmented<Tangents>[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            dual[i] = new(x[i], direction[i]);
        }
        return Array.ConvertAll(TMapping.Of<Augmented<Tangents>>(dual), y => y.Extra);
    }

    /// <summary>The cotangent of x for one of y: x̄ = Jᵀ(x)·ȳ.</summary>
    /// <param name="x">The primal, n numbers.</param>
    /// <param name="cotangent">ȳ, as many numbers as f has results.</param>
    /// <exception cref="ArgumentException">f has another number of results.</exception>
    public static double[] Backward<TMapping>(ReadOnlySpan<double> x, ReadOnlySpan<double> cotangent) where TMapping : IMapping
    {
        using Tape tape = new();
        Augmented<Taping>[] variables = new Augmented<Taping>[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            variables[i] = tape.Variable(x[i]);
        }
        Augmented<Taping>[] y = TMapping.Of<Augmented<Taping>>(variables);
        if (cotangent.Length != y.Length)
        {
            throw new ArgumentException($"the cotangent has {cotangent.Length} numbers: need {y.Length}", nameof(cotangent));
        }
        double[] adjoints = tape.Adjoints(y, cotangent);
        return Array.ConvertAll(variables, v => adjoints[Tape.Place(v)]);
    }
}
