using System.Numerics;
using Verification.Gradients.Edf.Operations;

namespace Verification.Gradients.Edf.Networks;

/// <summary>
/// Long short-term memory: I, F, O = σ(W^h h + W^x x + B) and G = tanh(W^h h + W^x x + B), each with parameters of its own; c′ = F ⊙ c + I
/// ⊙ G, h′ = O ⊙ tanh(c′).
/// </summary>
/// <remarks>
/// The state is one object [h | c] of twice as many columns as there are units, so that CELL(Φ, X, H) is what it is for every cell; taking
/// it apart and putting it together costs nothing. Φ is W^h, W^x, B of I, F, O, G. Source: [HS97], with the forget gate of Gers and others,
/// 2000.
/// </remarks>
public sealed class Lstm : ICell
{
    /// <inheritdoc/>
    public string Name => "LSTM";

    /// <inheritdoc/>
    public int StateWidth(int units) => 2 * units;

    /// <inheritdoc/>
    public int[][] Parameters(int inputs, int units) => Gate.Parameters(4, inputs, units);

    /// <inheritdoc/>
    public EdfObject<T> Next<T>(IReadOnlyList<EdfObject<T>> phi, EdfObject<T> x, EdfObject<T> h) where T : struct, IFloatingPointIeee754<T>
    {
        Gate.Require(Name, 4, phi);
        int units = phi[0].Shape[0];
        EdfObject<T> output = Slice.Of(h, 0, units), memory = Slice.Of(h, units, units);
        EdfObject<T> i = Sigmoid.Of(Gate.Sum(phi, 0, x, output)), f = Sigmoid.Of(Gate.Sum(phi, 1, x, output));
        EdfObject<T> o = Sigmoid.Of(Gate.Sum(phi, 2, x, output)), g = Tanh.Of(Gate.Sum(phi, 3, x, output));
        EdfObject<T> next = f * memory + i * g;
        return Concat.Of(1, o * Tanh.Of(next), next);
    }
}
