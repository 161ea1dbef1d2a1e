using System.Numerics;
using Verification.Gradients.Edf.Operations;

namespace Verification.Gradients.Edf.Networks;

/// <summary>
/// The gated recurrent unit: Z = σ(W^{h,Z} h + W^{x,Z} x + B^Z), R = σ(W^{h,R} h + W^{x,R} x + B^R), N = tanh(W^{h,N} (R ⊙ h) + W^{x,N} x +
/// B^N), h′ = Z ⊙ h + (1 − Z) ⊙ N.
/// </summary>
/// <remarks>Φ is W^h, W^x, B of Z, then of R, then of N. Source: [Cho14].</remarks>
public sealed class Gru : ICell
{
    /// <inheritdoc/>
    public string Name => "GRU";

    /// <inheritdoc/>
    public int StateWidth(int units) => units;

    /// <inheritdoc/>
    public int[][] Parameters(int inputs, int units) => Gate.Parameters(3, inputs, units);

    /// <inheritdoc/>
    public EdfObject<T> Next<T>(IReadOnlyList<EdfObject<T>> phi, EdfObject<T> x, EdfObject<T> h) where T : struct, IFloatingPointIeee754<T>
    {
        Gate.Require(Name, 3, phi);
        EdfObject<T> z = Sigmoid.Of(Gate.Sum(phi, 0, x, h)), r = Sigmoid.Of(Gate.Sum(phi, 1, x, h));
        EdfObject<T> n = Tanh.Of(Gate.Sum(phi, 2, x, r * h));
        return z * h + Complement.Of(z) * n;
    }
}
