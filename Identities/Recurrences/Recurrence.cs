using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Recurrences;

/// <summary>The states of a recurrent network, h₀ = c(x₀, 0) and h_t = c(x_t, h_{t−1}).</summary>
/// <remarks>Shape: scalars; x₀ … x_T are T + 1 inputs. Source: TTIC 31230, 2020 Quiz 1, Problem 4.</remarks>
public static class Recurrence
{
    /// <summary>The first states, one step at a time.</summary>
    /// <param name="inputs">x₀ … x_T.</param>
    /// <param name="count">How many states; all of them are T + 1.</param>
    /// <param name="cell">c(x, h).</param>
    public static T[] States<T>(ReadOnlySpan<T> inputs, int count, Func<T, T, T> cell) where T : IFloatingPointIeee754<T>
    {
        T[] states = new T[count];
        for (int t = 0; t < count; t++)
        {
            states[t] = cell(inputs[t], t == 0 ? T.Zero : states[t - 1]);
        }
        return states;
    }

    /// <summary>All states for c(x, h) = x + λh: h_t = Σ_{k≤t} λ^(t−k)·x_k, each by its own sum.</summary>
    public static T[] Linear<T>(ReadOnlySpan<T> inputs, T decay) where T : IFloatingPointIeee754<T>
    {
        T[] states = new T[inputs.Length], powers = new T[inputs.Length];
        T power = T.One;
        for (int t = 0; t < states.Length; t++, power *= decay)
        {
            powers.AsSpan(0, t).CopyTo(powers.AsSpan(1)); // λᵗ⁻¹ … 1 becomes λᵗ … 1
            powers[0] = power;
            states[t] = Special.Dot<T>(powers.AsSpan(0, t + 1), inputs[..(t + 1)]);
        }
        return states;
    }
}
