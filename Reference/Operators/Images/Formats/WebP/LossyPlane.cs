using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>One plane of a VP8 frame, in whole macroblocks, with what prediction sees outside: 127 above, and four beyond on the right,
/// 129 to the left.</summary>
/// <remarks>Source: RFC 6386, section 12.2.</remarks>
internal sealed class LossyPlane
{
    private const int Above = 127, Left = 129, Beyond = 4;

    public LossyPlane(int rows, int columns, int size)
    {
        Stride = 1 + columns * size + Beyond;
        Samples = Shape.Allocate<byte>([1 + rows * size, Stride]);
        Samples.AsSpan(0, Stride).Fill(Above);
        for (int at = Stride; at < Samples.Length; at += Stride)
        {
            Samples[at] = Left;
        }
    }

    public byte[] Samples { get; }

    public int Stride { get; }

    /// <summary>Where a sample stands.</summary>
    public int At(int y, int x) => (1 + y) * Stride + 1 + x;
}
