namespace Verification.Reference.Kernels;

/// <summary>A matrix over numbers that lie elsewhere: element (i, j) is <c>data[i·RowStride + j·ColumnStride]</c>.</summary>
/// <typeparam name="T">Type of the numbers.</typeparam>
public readonly ref struct MatrixView<T>
{
    /// <summary>A row-major matrix without gaps.</summary>
    /// <param name="data">At least rows × columns numbers.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public MatrixView(ReadOnlySpan<T> data, int rows, int columns)
        : this(data, rows, columns, columns)
    {
    }

    /// <summary>A row-major matrix whose rows start <paramref name="leading"/> numbers apart.</summary>
    /// <param name="data">The numbers, from the first element on.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="leading">Distance between the starts of two rows, at least <paramref name="columns"/>.</param>
    public MatrixView(ReadOnlySpan<T> data, int rows, int columns, int leading)
    {
        Extent.Check(data.Length, rows, columns, leading, nameof(data));
        Data = data;
        Rows = rows;
        Columns = columns;
        RowStride = leading;
        ColumnStride = 1;
    }

    internal MatrixView(ReadOnlySpan<T> data, int rows, int columns, int rowStride, int columnStride)
    {
        Data = data;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>The numbers, from element (0, 0) on.</summary>
    public ReadOnlySpan<T> Data { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Distance between elements (i, j) and (i + 1, j).</summary>
    public int RowStride { get; }

    /// <summary>Distance between elements (i, j) and (i, j + 1).</summary>
    public int ColumnStride { get; }

    /// <summary>The same numbers with rows and columns exchanged.</summary>
    public MatrixView<T> Transpose() => new(Data, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The same shape over other numbers.</summary>
    internal MatrixView<TOther> With<TOther>(ReadOnlySpan<TOther> data) => new(data, Rows, Columns, RowStride, ColumnStride);
}
