using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Networks;

/// <summary>The recurrent network of a cell: h_0 = c(x_0, 0), h_t = c(x_t, h_{t−1}) for t = 1 … T.</summary>
/// <remarks>
/// The printed procedure, corrected: it does not begin by emptying X, and its loop, <c>range(1, T)</c> in print, includes T.<br/>
/// Parallel running time: proportional to T, see <see cref="Graph{T}.Depth"/>. Source: [TTIC20-Q1] Problem 4, [TTIC19] Problem 5.
/// </remarks>
/// <param name="cell">CELL.</param>
public sealed class RecurrentNetwork(ICell cell) : IProcedure
{
    /// <summary>The objects h_0, …, h_T.</summary>
    /// <param name="phi">Φ.</param>
    /// <param name="x">X: x_0, …, x_T, each [B, d].</param>
    /// <param name="zero">ZERO, the state before the first; null for one made of zeros.</param>
    /// <exception cref="ArgumentException">X is empty.</exception>
    public EdfObject<T>[] States<T>(IReadOnlyList<EdfObject<T>> phi, IReadOnlyList<EdfObject<T>> x, EdfObject<T>? zero = null)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (x.Count == 0)
        {
            throw new ArgumentException("X has no objects: need x_0 to x_T, at least one", nameof(x));
        }
        EdfObject<T>[] h = new EdfObject<T>[x.Count];
        h[0] = cell.Next(phi, x[0], zero ?? Zero(cell, phi, x[0]));
        for (int t = 1; t < x.Count; t++)
        {
            h[t] = cell.Next(phi, x[t], h[t - 1]);
        }
        return h;
    }

    /// <summary>The states, from Φ and then x_0, …, x_T.</summary>
    public EdfObject<T>[] Build<T>(EdfObject<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        int parameters = Math.Min(x.Length, cell.Parameters(1, 1).Length);
        return States(x[..parameters], x[parameters..]);
    }

    /// <summary>ZERO for a cell of these parameters and a batch like this.</summary>
    public static EdfObject<T> Zero<T>(ICell cell, IReadOnlyList<EdfObject<T>> phi, EdfObject<T> x)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (phi.Count == 0 || phi[0].Shape.Length != 2 || x.Shape.Length != 2)
        {
            string found = phi.Count == 0 ? "no parameters" : $"{phi[0]}";
            throw new ShapeException($"{cell.Name} needs W [units, units] first and x [B, d], found {found} and {x}");
        }
        return x.Graph.Input(new Tensor<T>([x.Shape[0], cell.StateWidth(phi[0].Shape[0])]), "ZERO");
    }
}
