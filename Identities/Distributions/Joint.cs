using System.Numerics;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Distributions;

/// <summary>A joint distribution P(x, y) over rows x and columns y, given by weights.</summary>
public sealed class Joint
{
    private readonly Distribution cells;

    /// <summary>The joint distribution of some weights, row by row.</summary>
    /// <param name="rows">How many values x has.</param>
    /// <param name="weights">rows × columns finite numbers of at least 0, not all 0.</param>
    /// <param name="isExact">Whether they sum to one without any rounding.</param>
    /// <exception cref="ArgumentException">The number of weights is no multiple of the rows, or they are no weights.</exception>
    public Joint(int rows, double[] weights, bool isExact = false) : this(rows, new Distribution(weights, isExact))
    {
    }

    /// <summary>The joint distribution of these cells, row by row.</summary>
    /// <exception cref="ArgumentException">Their number is no multiple of the rows.</exception>
    public Joint(int rows, Distribution cells)
    {
        if (rows < 1 || cells.Count % rows != 0)
        {
            throw new ArgumentException($"{cells.Count} cells in {rows} rows: need as many in each row", nameof(cells));
        }
        (Rows, this.cells) = (rows, cells);
    }

    /// <summary>How many values x has.</summary>
    public int Rows { get; }

    /// <summary>How many values y has.</summary>
    public int Columns => cells.Count / Rows;

    /// <summary>The weights, row by row.</summary>
    public ReadOnlySpan<double> Weights => cells.Weights;

    /// <summary>Whether the weights are the masses.</summary>
    public bool IsExact => cells.IsExact;

    /// <summary>The masses in a number type.</summary>
    public Joint<T> In<T>() where T : IFloatingPointIeee754<T> => new(Rows, cells.In<T>());

    /// <summary>All its rows.</summary>
    public override string ToString() => $"[{string.Join(", ", Enumerable.Range(0, Rows).Select(x => Vectors.Show(Weights.Slice(x * Columns, Columns).ToArray())))}]" + (IsExact ? "" : " ÷ their sum");
}

/// <summary>The masses of a joint distribution in a number type.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Joint<T> where T : IFloatingPointIeee754<T>
{
    private readonly T[] masses;
    private T[]? ofX;
    private Joint<T>? exchanged;

    /// <summary>A joint distribution of these masses, row by row; they are not normalised again.</summary>
    public Joint(int rows, T[] masses)
    {
        (Rows, this.masses) = (rows, masses);
    }

    /// <summary>How many values x has.</summary>
    public int Rows { get; }

    /// <summary>How many values y has.</summary>
    public int Columns => masses.Length / Rows;

    /// <summary>P(x, y).</summary>
    public T this[int x, int y] => masses[x * Columns + y];

    /// <summary>All masses, row by row.</summary>
    public ReadOnlySpan<T> Masses => masses;

    /// <summary>P(x, ·), not divided by P(x).</summary>
    public ReadOnlySpan<T> Row(int x) => masses.AsSpan(x * Columns, Columns);

    /// <summary>P(x) = Σ_y P(x, y).</summary>
    public T[] X() => [.. OfX()];

    /// <summary>P(y) = Σ_x P(x, y).</summary>
    public T[] Y() => [.. Transposed().OfX()];

    // Summed once: several measures of one claim need it.
    private T[] OfX()
    {
        if (ofX is null)
        {
            ofX = new T[Rows];
            for (int x = 0; x < ofX.Length; x++)
            {
                ofX[x] = Special.Sum(Row(x));
            }
        }
        return ofX;
    }

    /// <summary>P(y, x): the same with rows and columns exchanged.</summary>
    public Joint<T> Transposed()
    {
        if (exchanged is not null)
        {
            return exchanged;
        }
        T[] transposed = new T[masses.Length];
        int columns = Columns;
        for (int x = 0; x < Rows; x++)
        {
            for (int y = 0; y < columns; y++)
            {
                transposed[y * Rows + x] = masses[x * columns + y];
            }
        }
        exchanged = new(columns, transposed) { exchanged = this };
        return exchanged;
    }

    /// <summary>Q(x, y) = P(x)·P(y), the product of the marginals.</summary>
    public Joint<T> Independent()
    {
        T[] product = new T[masses.Length], px = X(), py = Y();
        for (int x = 0; x < px.Length; x++)
        {
            for (int y = 0; y < py.Length; y++)
            {
                product[x * py.Length + y] = px[x] * py[y];
            }
        }
        return new(Rows, product);
    }
}
