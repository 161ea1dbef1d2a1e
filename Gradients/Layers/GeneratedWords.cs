using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Words drawn from a bigram model by inverse distribution functions: w₁ is the i with ε₁ ∈ [Σ_{j&lt;i} P[j], Σ_{j≤i} P[j]), w_{t+1} likewise from Q[w_t].</summary>
/// <remarks>
/// Shape: P [I], Q [I, I], ε [T] → one-hot words [T, I].<br/>
/// Domain: masses that add up to 1, 0 ≤ ε &lt; 1. The words jump where some ε is an end of an interval, and have the derivative zero everywhere else.<br/>
/// Source: [TTIC21-E3] Problem 2.
/// </remarks>
public sealed class GeneratedWords : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] masses, T[] next, T[] noise) = (x[0].Values, x[1].Values, x[2].Values);
        int words = masses.Length;
        Tensor<T> generated = new([noise.Length, words]);
        for (int t = 0; t < noise.Length; t++)
        {
            T[] word = Word(masses, noise[t]);
            word.CopyTo(generated.Values, t * words);
            masses = new T[words];
            AffineLoops.BackToInputs<T>(word, next, 1, masses);
        }
        return [generated];
    }

    /// <inheritdoc/>
    /// <remarks>Zero: a differential change of P, Q or ε does not change a word.</remarks>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => [.. x.Select(t => new Tensor<T>(t.Shape))];

    // One-hot; the last word gets what rounding leaves of [0, 1).
    private static T[] Word<T>(T[] masses, T noise) where T : struct, IFloatingPointIeee754<T>
    {
        T[] word = new T[masses.Length];
        word[0] = T.One;
        T end = masses[0];
        for (int i = 1; i < word.Length; end += masses[i++])
        {
            T before = end - noise;
            for (int j = 0; j <= i; j++)
            {
                word[j] = Special.Choose(before, word[j], j == i ? T.One : T.Zero);
            }
        }
        return word;
    }
}
