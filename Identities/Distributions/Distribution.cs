using System.Numerics;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Distributions;

/// <summary>A distribution over n outcomes, given by weights: P(i) = wᵢ ÷ Σⱼ wⱼ.</summary>
/// <remarks>
/// Doubles rarely sum to one exactly, and the inequalities of information theory hold for nothing else. The weights are exact; the masses are what a number
/// type makes of their quotients, with its own bound on the rounding, so that claims are about a distribution whose masses do sum to one.
/// </remarks>
public sealed class Distribution
{
    private readonly double[] weights;

    /// <summary>The distribution of some weights.</summary>
    /// <param name="weights">Finite numbers of at least 0, not all 0.</param>
    /// <param name="isExact">Whether they sum to one without any rounding, so that they are the masses themselves.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or none is positive.</exception>
    public Distribution(double[] weights, bool isExact = false)
    {
        bool positive = false;
        foreach (double w in weights)
        {
            positive |= w > 0;
            if (!(w >= 0) || double.IsInfinity(w))
            {
                throw new ArgumentException($"a weight is {w}: need finite numbers of at least 0", nameof(weights));
            }
        }
        if (!positive)
        {
            throw new ArgumentException($"none of {weights.Length} weights is positive", nameof(weights));
        }
        this.weights = weights;
        IsExact = isExact;
    }

    /// <summary>The weights.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>The number of outcomes.</summary>
    public int Count => weights.Length;

    /// <summary>Whether the weights are the masses.</summary>
    public bool IsExact { get; }

    /// <summary>The masses in a number type.</summary>
    public T[] In<T>() where T : IFloatingPointIeee754<T> => Masses<T>(weights, IsExact);

    /// <summary>All its weights.</summary>
    public override string ToString() => Vectors.Show(weights) + (IsExact || (weights.Contains(1) && weights.Count(w => w > 0) == 1) ? "" : " ÷ their sum");

    internal static T[] Masses<T>(ReadOnlySpan<double> weights, bool isExact) where T : IFloatingPointIeee754<T>
    {
        T[] masses = Special.Lift<T>(weights);
        if (!isExact)
        {
            T sum = Special.Sum<T>(masses);
            for (int i = 0; i < masses.Length; i++)
            {
                masses[i] /= sum;
            }
        }
        return masses;
    }
}
