using System.Numerics;

namespace Verification.Reference.Kernels;

/// <summary>The left factor of a product, m × k.</summary>
internal unsafe struct LeftOperand<T>
    where T : unmanaged
{
    internal T* Data;
    internal nint RowStride;
    internal nint DepthStride;

    /// <summary>Magnitudes are wanted: taken while packing.</summary>
    internal bool Absolute;

    internal readonly LeftOperand<T> From(nint row) => this with { Data = Data + (row * RowStride) };
}

/// <summary>The right factor of a product, k × n: anything that can lay out a strip of its columns.</summary>
internal unsafe interface IRightOperand<T>
    where T : unmanaged
{
    /// <summary>Where the numbers lie, if the columns of a row lie one after the other, so that whole registers can be read in place.</summary>
    bool InPlace(out T* data, out nint rowStride);

    /// <summary>Lays out rows [<paramref name="row"/>, + <paramref name="rows"/>) of columns [<paramref name="column"/>, + <paramref name="columns"/>)
    /// as a panel of <paramref name="width"/> columns, the missing ones zero or harmless. One register past the panel may be overwritten.</summary>
    void Pack(T* to, int width, nint row, nint rows, nint column, int columns);
}

/// <summary>A right factor that lies in memory as a matrix.</summary>
internal unsafe struct RightMatrix<T> : IRightOperand<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal T* Data;
    internal nint RowStride;
    internal nint ColumnStride;
    internal bool Absolute;

    public readonly bool InPlace(out T* data, out nint rowStride)
    {
        data = Data;
        rowStride = RowStride;
        return ColumnStride == 1 && !Absolute;
    }

    public readonly void Pack(T* to, int width, nint row, nint rows, nint column, int columns)
    {
        Panel.Pack(to, width, Data + (row * RowStride) + (column * ColumnStride), columns, ColumnStride, rows, RowStride);
        if (Absolute)
            Panel.Magnitudes(to, width * rows);
    }
}
