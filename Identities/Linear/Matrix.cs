using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Linear;

/// <summary>A small dense matrix in some number type.</summary>
/// <remarks>Every entry of a product is one <see cref="Special.Dot"/>, so that its bound holds for every order of summation.</remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Matrix<T> where T : IFloatingPointIeee754<T>
{
    private readonly T[] entries;

    /// <summary>The matrix of these entries, row by row.</summary>
    /// <exception cref="ArgumentException">The number of entries is no multiple of the rows.</exception>
    public Matrix(int rows, T[] entries)
    {
        if (rows < 1 || entries.Length % rows != 0)
        {
            throw new ArgumentException($"{entries.Length} entries in {rows} rows: need as many in each row", nameof(entries));
        }
        (Rows, Columns, this.entries) = (rows, entries.Length / rows, entries);
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>The entry in a row and a column.</summary>
    public T this[int row, int column] => entries[row * Columns + column];

    /// <summary>A row.</summary>
    public ReadOnlySpan<T> Row(int row) => entries.AsSpan(row * Columns, Columns);

    /// <summary>The entries, row by row.</summary>
    public ReadOnlySpan<T> Entries => entries;

    /// <summary>The matrix whose entries a function gives.</summary>
    public static Matrix<T> Of(int rows, int columns, Func<int, int, T> entry)
    {
        T[] entries = new T[rows * columns];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = entry(i / columns, i % columns);
        }
        return new(rows, entries);
    }

    /// <summary>The matrix with these entries on its diagonal and zeros elsewhere.</summary>
    public static Matrix<T> Diagonal(T[] entries) => Of(entries.Length, entries.Length, (i, j) => i == j ? entries[i] : T.Zero);

    /// <summary>The n × n identity.</summary>
    public static Matrix<T> Identity(int n) => Of(n, n, (i, j) => i == j ? T.One : T.Zero);

    /// <summary>Aᵀ.</summary>
    public Matrix<T> Transposed() => Of(Columns, Rows, (i, j) => this[j, i]);

    /// <summary>A·B.</summary>
    public Matrix<T> Times(Matrix<T> other)
    {
        Matrix<T> columns = other.Transposed();
        return Of(Rows, other.Columns, (i, j) => Special.Dot(Row(i), columns.Row(j)));
    }

    /// <summary>A·Aᵀ.</summary>
    public Matrix<T> Squared() => Of(Rows, Rows, (i, j) => Special.Dot(Row(i), Row(j)));

    /// <summary>A·x.</summary>
    public T[] Times(ReadOnlySpan<T> x)
    {
        T[] product = new T[Rows];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = Special.Dot(Row(i), x);
        }
        return product;
    }

    /// <summary>A + B.</summary>
    public Matrix<T> Plus(Matrix<T> other) => Of(Rows, Columns, (i, j) => this[i, j] + other[i, j]);

    /// <summary>tr(A·B) = Σᵢⱼ AᵢⱼBⱼᵢ.</summary>
    public T TraceOfProduct(Matrix<T> other) => Special.Dot<T>(entries, other.Transposed().entries);

    /// <summary>The determinant by expansion along the first row, which shares nothing with a factorisation.</summary>
    public T Determinant()
    {
        if (Rows == 1)
        {
            return entries[0];
        }
        T[] terms = new T[Columns];
        for (int j = 0; j < terms.Length; j++)
        {
            terms[j] = j % 2 == 0 ? this[0, j] * Minor(0, j).Determinant() : -(this[0, j] * Minor(0, j).Determinant());
        }
        return Special.Sum<T>(terms);
    }

    /// <summary>A⁻¹ by cofactors.</summary>
    public Matrix<T> Inverse()
    {
        T determinant = Determinant();
        return Rows == 1 ? new(1, [T.One / determinant])
            : Of(Rows, Rows, (i, j) => ((i + j) % 2 == 0 ? Minor(j, i).Determinant() : -Minor(j, i).Determinant()) / determinant);
    }

    private Matrix<T> Minor(int row, int column) => Of(Rows - 1, Columns - 1, (i, j) => this[i < row ? i : i + 1, j < column ? j : j + 1]);
}
