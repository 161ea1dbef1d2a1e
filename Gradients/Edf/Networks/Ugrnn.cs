using System.Numerics;
using Verification.Gradients.Edf.Operations;

namespace Verification.Gradients.Edf.Networks;

/// <summary>
/// The update-gate cell: R = tanh(W^{h,R} h + W^{x,R} x − B^R), G = σ(W^{h,G} h + W^{x,G} x − B^G),
/// h′ = G ⊙ h + (1 − G) ⊙ R.
/// </summary>
/// <remarks>Φ is W^{h,R}, W^{x,R}, B^R, W^{h,G}, W^{x,G}, B^G; the biases are subtracted, as printed. Source: [TTIC19] Problem 4.</remarks>
public sealed class Ugrnn : ICell
{
    /// <inheritdoc/>
    public string Name => "UGRNN";

    /// <inheritdoc/>
    public int StateWidth(int units) => units;

    /// <inheritdoc/>
    public int[][] Parameters(int inputs, int units) => Gate.Parameters(2, inputs, units);

    /// <inheritdoc/>
    public EdfObject<T> Next<T>(IReadOnlyList<EdfObject<T>> phi, EdfObject<T> x, EdfObject<T> h) where T : struct, IFloatingPointIeee754<T>
    {
        Gate.Require(Name, 2, phi);
        (EdfObject<T> whR, EdfObject<T> wxR, EdfObject<T> bR) = (phi[0], phi[1], phi[2]);
        (EdfObject<T> whG, EdfObject<T> wxG, EdfObject<T> bG) = (phi[3], phi[4], phi[5]);
        EdfObject<T> r = Tanh.Of(Linear.Of(whR, h) + Linear.Of(wxR, x) - bR);
        EdfObject<T> g = Sigmoid.Of(Linear.Of(whG, h) + Linear.Of(wxG, x) - bG);
        return g * h + Complement.Of(g) * r;
    }
}
