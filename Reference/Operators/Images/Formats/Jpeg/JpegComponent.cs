using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>One component of a JPEG frame: its sampling, and the coefficients of its blocks.</summary>
/// <param name="id">The number by which scans name it.</param>
/// <param name="across">The horizontal sampling factor, 1 to 4.</param>
/// <param name="down">The vertical one.</param>
/// <param name="table">The number of its quantization table.</param>
internal sealed class JpegComponent(int id, int across, int down, int table)
{
    /// <summary>The number by which scans name it.</summary>
    public int Id { get; } = id;

    /// <summary>The horizontal sampling factor.</summary>
    public int Across { get; } = across;

    /// <summary>The vertical sampling factor.</summary>
    public int Down { get; } = down;

    /// <summary>The number of its quantization table.</summary>
    public int Table { get; } = table;

    /// <summary>The quantization table as it was when the component's first scan began; null before.</summary>
    public ushort[]? Steps { get; set; }

    /// <summary>Samples of a row: ⌈width · across / the frame's largest⌉.</summary>
    public int Width { get; private set; }

    /// <summary>Rows.</summary>
    public int Height { get; private set; }

    /// <summary>Blocks of a row that hold samples.</summary>
    public int Columns => (int)(((long)Width + 7) / 8);

    /// <summary>Rows of blocks that hold samples.</summary>
    public int Rows => (int)(((long)Height + 7) / 8);

    /// <summary>Blocks of a row, those that only fill a unit included.</summary>
    public int Stride { get; private set; }

    /// <summary>The coefficients, block after block, each in the order of rows.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>For each coefficient in zigzag order: the lowest bit that is known; 16 for none yet.</summary>
    public int[] LowestBit { get; } = [.. Enumerable.Repeat(16, 64)];

    /// <summary>Lays the component out in a frame.</summary>
    public void Place(JpegFrame frame)
    {
        Width = (int)(((long)frame.Width * Across + frame.Across - 1) / frame.Across);
        Height = (int)(((long)frame.Height * Down + frame.Down - 1) / frame.Down);
        Stride = frame.UnitColumns * Across;
        Coefficients = Shape.Allocate<short>([frame.UnitRows * Down, Stride, 64]);
    }
}
