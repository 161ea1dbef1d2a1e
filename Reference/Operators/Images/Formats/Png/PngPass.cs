namespace Verification.Reference.Operators;

/// <summary>One pass over a PNG image: every so many pixels of every so many rows.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Across">From one column to the next.</param>
/// <param name="Down">From one row to the next.</param>
internal readonly record struct PngPass(int Left, int Top, int Across, int Down)
{
    /// <summary>The only pass of an image that is not interlaced.</summary>
    public static PngPass[] Whole { get; } = [new(0, 0, 1, 1)];

    /// <summary>The passes of one that is.</summary>
    public static PngPass[] Adam7 { get; } =
        [new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2)];

    /// <summary>The pass' columns in an image of a width.</summary>
    public int Columns(int width) => (int)(((long)width - Left + Across - 1) / Across);

    /// <summary>The pass' rows in an image of a height.</summary>
    public int Rows(int height) => (int)(((long)height - Top + Down - 1) / Down);
}
