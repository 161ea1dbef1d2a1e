using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Linear;

/// <summary>A = L·Lᵀ of a symmetric positive definite matrix, with L lower triangular and its diagonal positive.</summary>
/// <remarks>
/// Method: column by column, Lⱼⱼ = √(Aⱼⱼ − Σₖ Lⱼₖ²), Lᵢⱼ = (Aᵢⱼ − Σₖ LᵢₖLⱼₖ) ÷ Lⱼⱼ. Domain: only the lower triangle of A is read.<br/>
/// Error: that of the number type; with doubles, of a matrix within 2(n + 1)u|L||Lᵀ| of A. Source: [Hig02], Algorithm 10.2 and Theorem 10.3.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Cholesky<T> where T : IFloatingPointIeee754<T>
{
    private readonly T[][] rows;

    private Cholesky(T[][] rows) => this.rows = rows;

    /// <summary>The factor of a matrix.</summary>
    /// <exception cref="ArgumentException">A pivot is not positive.</exception>
    public static Cholesky<T> Of(Matrix<T> a)
    {
        T[][] rows = new T[a.Rows][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new T[i + 1];
            for (int j = 0; j <= i; j++)
            {
                T rest = a[i, j] - Special.Dot<T>(rows[i].AsSpan(0, j), rows[j].AsSpan(0, j));
                rows[i][j] = j < i ? rest / rows[j][j] : rest > T.Zero ? T.Sqrt(rest)
                    : throw new ArgumentException($"pivot {i} of the Cholesky factor of {a.Rows} × {a.Rows} entries is {rest}: need a positive definite matrix", nameof(a));
            }
        }
        return new(rows);
    }

    /// <summary>L.</summary>
    public Matrix<T> Factor => Matrix<T>.Of(rows.Length, rows.Length, (i, j) => j <= i ? rows[i][j] : T.Zero);

    /// <summary>ln det A = 2 Σ ln Lᵢᵢ.</summary>
    public T LogDeterminant()
    {
        T[] logarithms = new T[rows.Length];
        for (int i = 0; i < logarithms.Length; i++)
        {
            logarithms[i] = T.Log(rows[i][i]);
        }
        return T.CreateChecked(2) * Special.Sum<T>(logarithms);
    }

    /// <summary>L⁻¹x, by forward substitution.</summary>
    public T[] Whitened(ReadOnlySpan<T> x)
    {
        T[] y = new T[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = (x[i] - Special.Dot<T>(rows[i].AsSpan(0, i), y.AsSpan(0, i))) / rows[i][i];
        }
        return y;
    }

    /// <summary>xᵀA⁻¹x = |L⁻¹x|².</summary>
    public T Quadratic(ReadOnlySpan<T> x)
    {
        T[] whitened = Whitened(x);
        return Special.Dot<T>(whitened, whitened);
    }

    /// <summary>tr(A⁻¹·B·Bᵀ) = Σ |L⁻¹bⱼ|² over the columns bⱼ of B.</summary>
    public T TraceOfSolved(Matrix<T> b)
    {
        Matrix<T> columns = b.Transposed();
        T[] squares = new T[columns.Rows];
        for (int j = 0; j < squares.Length; j++)
        {
            squares[j] = Quadratic(columns.Row(j));
        }
        return Special.Sum<T>(squares);
    }
}
