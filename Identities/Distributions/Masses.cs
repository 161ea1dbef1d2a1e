using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Distributions;

/// <summary>What is made of vectors of masses: products, mixtures, channels' outputs.</summary>
public static class Masses
{
    /// <summary>1/n for each of n outcomes.</summary>
    public static T[] Uniform<T>(int outcomes) where T : IFloatingPointIeee754<T>
    {
        T[] p = new T[outcomes];
        Array.Fill(p, T.One / T.CreateChecked(outcomes));
        return p;
    }

    /// <summary>(p ⊗ q)(i, k) = pᵢ·qₖ, row by row.</summary>
    public static T[] Product<T>(T[] p, T[] q) where T : IFloatingPointIeee754<T>
    {
        T[] product = new T[p.Length * q.Length];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = p[i / q.Length] * q[i % q.Length];
        }
        return product;
    }

    /// <summary>a·p + b·q.</summary>
    public static T[] Mixture<T>(T a, T[] p, T b, T[] q) where T : IFloatingPointIeee754<T>
    {
        T[] mixture = new T[p.Length];
        for (int i = 0; i < mixture.Length; i++)
        {
            mixture[i] = a * p[i] + b * q[i];
        }
        return mixture;
    }

    /// <summary>(pW)ₖ = Σᵢ pᵢ W(k|i): what a channel makes of p, its rows W(·|i).</summary>
    public static T[] Through<T>(T[] p, T[][] channel) where T : IFloatingPointIeee754<T>
    {
        T[] output = new T[channel[0].Length], letters = new T[p.Length];
        for (int k = 0; k < output.Length; k++)
        {
            for (int i = 0; i < letters.Length; i++)
            {
                letters[i] = channel[i][k];
            }
            output[k] = Special.Dot<T>(p, letters);
        }
        return output;
    }

    /// <summary>Σᵢ pᵢ fᵢ.</summary>
    public static T Expectation<T>(T[] p, T[] f) where T : IFloatingPointIeee754<T> => Special.Dot<T>(p, f);

    /// <summary>Whether a mass is certain to be 0; one that underflowed is not.</summary>
    public static bool IsNothing<T>(T mass) where T : IFloatingPointIeee754<T> => mass == T.Zero && Special.Radius(mass) == 0;

    /// <summary>Each entry under a function.</summary>
    public static T[] Map<T>(T[] x, Func<T, T> f) => Array.ConvertAll(x, new Converter<T, T>(f));

    /// <summary>p with an outcome of no mass before each of its own.</summary>
    public static T[] WithZeros<T>(T[] p) where T : IFloatingPointIeee754<T>
    {
        T[] spread = new T[2 * p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            spread[2 * i + 1] = p[i];
        }
        return spread;
    }
}
