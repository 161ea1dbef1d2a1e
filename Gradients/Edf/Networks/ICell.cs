using System.Numerics;

namespace Verification.Gradients.Edf.Networks;

/// <summary>The cell c: ℝᵈ × ℝˢ → ℝˢ of a recurrent network, as a procedure on objects.</summary>
/// <remarks>A state is one object, whatever it is made of: rows of a batch, s numbers each. Source: <c>CELL</c> of [TTIC20-Q1] Problem 4,
/// [TTIC19] Problem 5.</remarks>
public interface ICell
{
    /// <summary>Its name in messages.</summary>
    string Name { get; }

    /// <summary>s, the width of the state of a cell of so many units.</summary>
    int StateWidth(int units);

    /// <summary>The shapes of Φ; the first is [units, units].</summary>
    /// <param name="inputs">d.</param>
    /// <param name="units">How many units the cell has.</param>
    int[][] Parameters(int inputs, int units);

    /// <summary>CELL(Φ, X, H).</summary>
    /// <param name="phi">Φ, the objects of <see cref="Parameters"/> in its order.</param>
    /// <param name="x">X [B, d].</param>
    /// <param name="h">H [B, s].</param>
    /// <exception cref="ArgumentException">Φ has another number of objects.</exception>
    EdfObject<T> Next<T>(IReadOnlyList<EdfObject<T>> phi, EdfObject<T> x, EdfObject<T> h) where T : struct, IFloatingPointIeee754<T>;
}
