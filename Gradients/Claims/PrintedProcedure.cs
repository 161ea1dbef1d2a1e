using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;

namespace Verification.Gradients.Claims;

/// <summary>The procedure of the source as it is printed: X = list(); H = list(); H[0] = CELL(Phi, X[0], ZERO); for t in range(1, T): H[t]
/// = CELL(Phi, X[t], H[t−1]).</summary>
/// <remarks>Source: [TTIC20-Q1] Problem 4(a), solution.</remarks>
internal static class PrintedProcedure
{
    /// <summary>The states that it has defined when it ends, or when it reads past the end of X.</summary>
    /// <param name="cell">CELL.</param>
    /// <param name="phi">Phi.</param>
    /// <param name="x">X as it is given: x_0, …, x_T.</param>
    /// <param name="zero">ZERO.</param>
    /// <param name="erasesInput">Whether it begins with X = list(), as printed.</param>
    public static IReadOnlyList<EdfObject<T>> States<T>(
        ICell cell, EdfObject<T>[] phi, EdfObject<T>[] x, EdfObject<T> zero, bool erasesInput) where T : struct, IFloatingPointIeee754<T>
    {
        int last = x.Length - 1;
        List<EdfObject<T>> read = erasesInput ? [] : [.. x], h = [];
        if (read.Count == 0)
        {
            return h;
        }
        h.Add(cell.Next(phi, read[0], zero));
        for (int t = 1; t < last; t++)
        {
            h.Add(cell.Next(phi, read[t], h[t - 1]));
        }
        return h;
    }
}
