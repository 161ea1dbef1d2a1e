namespace Verification.Reference.Kernels;

/// <summary>Checks that numbers lie where a shape says that they do.</summary>
internal static class Extent
{
    internal static void Check(int length, int rows, int columns, int leading, string name)
    {
        if (rows < 0 || columns < 0)
            throw new ArgumentException($"'{name}' is {rows} × {columns}: need rows ≥ 0 and columns ≥ 0");

        if (leading < columns)
            throw new ArgumentException($"'{name}' has leading dimension {leading} but {columns} columns: need leading ≥ columns");

        long needed = rows == 0 || columns == 0 ? 0 : ((long)(rows - 1) * leading) + columns;
        if (length < needed)
            throw new ArgumentException($"'{name}' has {length} numbers: need {needed} for {rows} × {columns} with leading dimension {leading}");
    }
}
