namespace Verification.Reference.Operators;

/// <summary>The constant tables of VP8 key frames.</summary>
/// <remarks>Source: RFC 6386, sections 11.5, 13 and 14.1; the long ones stand in the .csv files beside this one.</remarks>
internal static class LossyTables
{
    /// <summary>Probabilities of one coefficient's tree.</summary>
    public const int Tree = 11;

    /// <summary>Modes of a 4 × 4 subblock.</summary>
    public const int SubblockModes = 10;

    /// <summary>Types of block: luma after its constant terms, those constant terms, chroma, luma with its constant term.</summary>
    public const int Types = 4;

    private const int Bands = 8, Contexts = 3;

    private static readonly byte[][] Coefficients = Csv.Rows("CoefficientProbabilities.csv", Types * Bands * Contexts, 3, 2 * Tree);

    /// <summary>Default probabilities of the coefficients' trees [type, band, context, 11].</summary>
    public static byte[] CoefficientProbabilities { get; } = [.. Coefficients.SelectMany(row => row[..Tree])];

    /// <summary>Probabilities that a frame leaves those as they are [type, band, context, 11].</summary>
    public static byte[] UpdateProbabilities { get; } = [.. Coefficients.SelectMany(row => row[Tree..])];

    /// <summary>Probabilities of the tree of subblock modes [mode above, mode to the left, 9].</summary>
    public static byte[] SubblockModeProbabilities { get; } =
        [.. Csv.Rows("SubblockModeProbabilities.csv", SubblockModes * SubblockModes, 2, SubblockModes - 1).SelectMany(row => row)];

    public static ReadOnlySpan<byte> ZigZag => [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];

    /// <summary>The band of each coefficient; one more for what follows the last.</summary>
    public static ReadOnlySpan<byte> Band => [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0];

    /// <summary>Probabilities of the extra bits of the large values' six categories.</summary>
    public static ReadOnlySpan<byte> ExtraBits(int category) => category switch
    {
        0 => [159],
        1 => [165, 145],
        2 => [173, 148, 140],
        3 => [176, 155, 140, 135],
        4 => [180, 157, 141, 134, 130],
        _ => [254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129],
    };

    /// <summary>The step of constant terms for each quantizer index.</summary>
    public static ReadOnlySpan<byte> ConstantSteps =>
    [
        4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 17, 18, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 25, 25, 26, 27, 28,
        29, 30, 31, 32, 33, 34, 35, 36, 37, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
        59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89,
        91, 93, 95, 96, 98, 100, 101, 102, 104, 106, 108, 110, 112, 114, 116, 118, 122, 124, 126, 128, 130, 132, 134, 136, 138, 140, 143,
        145, 148, 151, 154, 157,
    ];

    /// <summary>The step of the other coefficients for each quantizer index.</summary>
    public static ReadOnlySpan<ushort> Steps =>
    [
        4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37,
        38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 60, 62, 64, 66, 68, 70, 72, 74, 76, 78, 80,
        82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108, 110, 112, 114, 116, 119, 122, 125, 128, 131, 134, 137, 140, 143,
        146, 149, 152, 155, 158, 161, 164, 167, 170, 173, 177, 181, 185, 189, 193, 197, 201, 205, 209, 213, 217, 221, 225, 229, 234, 239,
        245, 249, 254, 259, 264, 269, 274, 279, 284,
    ];

    /// <summary>Where the tree of a type of block begins, for a coefficient's place and the context of what came before.</summary>
    public static int TreeAt(int type, int place, int context) => ((type * Bands + Band[place]) * Contexts + context) * Tree;
}
