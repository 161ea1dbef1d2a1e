namespace Verification.Reference.Kernels;

/// <summary>What is to be done with the elements of a product once they have their final values.</summary>
internal readonly struct Finish
{
    /// <summary>Called with the start and the length of a stretch; null if nothing is to be done.</summary>
    internal Action<int, int>? Piece { get; init; }

    /// <summary>The place of the product's first element.</summary>
    internal nint Place { get; init; }

    /// <summary>The same for a part of the product.</summary>
    internal Finish From(nint place) => this with { Place = Place + place };

    /// <summary>Finishes some columns of some rows, which are one stretch if they are all that lies between the first and the last.</summary>
    internal void Rows(nint row, nint rows, nint column, nint columns, nint rowStride)
    {
        if (Piece is null)
            return;

        bool whole = columns == rowStride;
        for (nint i = row; i < row + (whole ? 1 : rows); i++)
            Piece((int)(Place + (i * rowStride) + column), (int)(whole ? rows * columns : columns));
    }
}
