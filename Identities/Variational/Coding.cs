using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Measures;
using Verification.Reference.Numbers;

namespace Verification.Identities.Variational;

/// <summary>A population and an encoder, as the joint distribution P(y, z) of data and code, and a prior P_Φ(z) for the codes.</summary>
/// <param name="Encoded">P(y, z): rows y, columns z.</param>
/// <param name="Prior">P_Φ(z).</param>
public sealed record Coding(Joint Encoded, Distribution Prior)
{
    /// <summary>The coding in a number type.</summary>
    public Coding<T> In<T>() where T : IFloatingPointIeee754<T> => new(Encoded.In<T>(), Prior.In<T>());

    /// <summary>Both.</summary>
    public override string ToString() => $"P(y,z) = {Encoded}, Q(z) = {Prior}";
}

/// <summary>What coding costs: rates of an encoder under a prior, in a number type.</summary>
/// <remarks>Unit: nats. Source: TTIC 31230, 2020 Quiz 4, Problems 1 and 2.</remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Coding<T>(Joint<T> encoded, T[] prior) where T : IFloatingPointIeee754<T>
{
    /// <summary>P(y, z).</summary>
    public Joint<T> Encoded => encoded;

    /// <summary>P_Φ(z).</summary>
    public T[] Prior => prior;

    /// <summary>P(z), the best prior.</summary>
    public T[] Marginal => encoded.Y();

    /// <summary>E_{y,z} ln(P(z|y) ÷ prior(z)), term by term as it is defined: +∞ where a code has no mass under the prior.</summary>
    public T Rate(ReadOnlySpan<T> codes)
    {
        T[] terms = new T[encoded.Masses.Length], data = encoded.X();
        for (int y = 0; y < data.Length; y++)
        {
            ReadOnlySpan<T> row = encoded.Row(y);
            for (int z = 0; z < row.Length; z++)
            {
                terms[y * row.Length + z] = row[z] > T.Zero ? row[z] * T.Log(row[z] / data[y] / codes[z]) : T.Zero;
            }
        }
        return Special.Sum<T>(terms);
    }

    /// <summary>E_y KL(P(z|y), Q(z)), the divergence of every row and then their mean.</summary>
    public T ExpectedDivergence(T[] codes)
    {
        T[] data = encoded.X(), terms = new T[data.Length];
        for (int y = 0; y < data.Length; y++)
        {
            terms[y] = data[y] > T.Zero ? data[y] * Divergence.Kl<T>(Conditional(y, data[y]), codes) : T.Zero;
        }
        return Special.Sum<T>(terms);
    }

    /// <summary>H(z) − H(z|y), a second route to I(y, z).</summary>
    public T EntropyDrop() => Entropy.Of<T>(Marginal) - Entropy.Conditional(encoded);

    /// <summary>The same population with the most probable code for each y, the first of them where there are several: an encoder that rounds.</summary>
    public Coding<T> Deterministic()
    {
        T[] data = encoded.X(), masses = new T[encoded.Masses.Length];
        Array.Fill(masses, T.Zero);
        for (int y = 0; y < data.Length; y++)
        {
            ReadOnlySpan<T> row = encoded.Row(y);
            int best = 0;
            for (int z = 1; z < row.Length; z++)
            {
                best = row[z] > row[best] ? z : best;
            }
            masses[y * row.Length + best] = data[y];
        }
        return new(new(encoded.Rows, masses), prior);
    }

    private T[] Conditional(int y, T mass)
    {
        T[] row = encoded.Row(y).ToArray();
        for (int z = 0; z < row.Length; z++)
        {
            row[z] /= mass;
        }
        return row;
    }
}
