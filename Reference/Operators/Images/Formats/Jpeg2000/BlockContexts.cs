namespace Verification.Reference.Operators;

/// <summary>The contexts of JPEG 2000's coefficients: what their neighbours say of significance and sign.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annex D.3, tables D.1 to D.3.</remarks>
internal static class BlockContexts
{
    private const int Signs = 9;

    /// <summary>Contexts of significance [orientation, neighbours along the row, along the column, on the diagonals].</summary>
    private static readonly byte[] Significances = [.. Enumerable.Range(0, 4 * 45).Select(i => Of(i / 45, i / 15 % 3, i / 5 % 3, i % 5))];

    public static int Significance(int orientation, int along, int down, int diagonal) => Significances[orientation * 45 + along * 15 + down * 5 + diagonal];

    /// <summary>The context of a sign, and whether its bit is turned round.</summary>
    /// <param name="along">The sum of the signs of the two neighbours in the row, from −1 to 1.</param>
    /// <param name="down">The same in the column.</param>
    public static (int Context, int Turned) Sign(int along, int down)
    {
        int turned = along < 0 || along == 0 && down < 0 ? 1 : 0;
        (along, down) = turned == 1 ? (-along, -down) : (along, down);
        return (Signs + 3 * along + down, turned);
    }

    private static byte Of(int orientation, int along, int down, int diagonal)
    {
        (along, down) = orientation == 1 ? (down, along) : (along, down);
        int straight = along + down;
        return (byte)(orientation == 3
            ? diagonal >= 3 ? 8 : diagonal == 2 ? straight >= 1 ? 7 : 6 : diagonal == 1 ? 3 + Math.Min(straight, 2) : Math.Min(straight, 2)
            : along == 2 ? 8 : along == 1 ? down >= 1 ? 7 : diagonal >= 1 ? 6 : 5 : down > 0 ? 2 + down : Math.Min(diagonal, 2));
    }
}
