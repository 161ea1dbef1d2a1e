using System.Numerics;
using Verification.Gradients.Edf.Operations;

namespace Verification.Gradients.Edf.Networks;

/// <summary>What the gates of all cells have in common: W^h, W^x, B, and the sum W^h h + W^x x + B that a gate squashes.</summary>
internal static class Gate
{
    /// <summary>The shapes of the parameters of so many gates.</summary>
    public static int[][] Parameters(int gates, int inputs, int units) =>
        [.. Enumerable.Repeat<int[][]>([[units, units], [units, inputs], [units]], gates).SelectMany(shapes => shapes)];

    /// <summary>W^h h + W^x x + B of one gate.</summary>
    public static EdfObject<T> Sum<T>(IReadOnlyList<EdfObject<T>> phi, int gate, EdfObject<T> x, EdfObject<T> h)
        where T : struct, IFloatingPointIeee754<T> =>
        Linear.Of(phi[3 * gate], h) + Linear.Of(phi[3 * gate + 1], x) + phi[3 * gate + 2];

    /// <summary>Refuses a Φ of another number of gates.</summary>
    /// <exception cref="ArgumentException">It is not as long as it must be.</exception>
    public static void Require<T>(string cell, int gates, IReadOnlyList<EdfObject<T>> phi) where T : struct, IFloatingPointIeee754<T>
    {
        if (phi.Count != 3 * gates)
        {
            throw new ArgumentException($"{cell} has {phi.Count} parameters: need {3 * gates}, W^h, W^x and B of each gate", nameof(phi));
        }
    }
}
