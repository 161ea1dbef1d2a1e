using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Blocks of pixels moved into channels (ONNX's SpaceToDepth) and back (ONNX's DepthToSpace).</summary>
/// <remarks>
/// Shape: [N, C, H, W] ↔ [N, Cb², H/b, W/b] with block size b.<br/>
/// Method: a transpose between six-dimensional views. The channels of a block come before the depth (mode DCR, the only one of the first versions)
/// or after it (mode CRD).<br/>
/// Since: SpaceToDepth 28 (<c>mode</c>), 1; DepthToSpace 11 (<c>mode</c>), 1.<br/>
/// Source: ONNX SpaceToDepth-28, DepthToSpace-13.
/// </remarks>
public static class SpaceToDepth
{
    /// <summary>Space to depth.</summary>
    public static Tensor Of(Tensor x, long blockSize, string mode = "DCR")
    {
        int b = Block(x, blockSize);
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        if (h % b != 0 || w % b != 0)
        {
            throw new ShapeException($"'blocksize' is {b}: it must divide the height and width of x {Shape.Text(x.Shape)}");
        }
        long[] order = mode switch
        {
            "DCR" => [0, 3, 5, 1, 2, 4],
            "CRD" => [0, 1, 3, 5, 2, 4],
            _ => throw new ShapeException($"'mode' is '{mode}': need DCR or CRD"),
        };
        return Transpose.Of(x.WithShape([n, c, h / b, b, w / b, b]), order).WithShape([n, c * b * b, h / b, w / b]);
    }

    /// <summary>Depth to space.</summary>
    public static Tensor Inverse(Tensor x, long blockSize, string mode = "DCR")
    {
        int b = Block(x, blockSize);
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        if (c % (b * b) != 0)
        {
            throw new ShapeException($"'blocksize' is {b}: its square must divide the channels of x {Shape.Text(x.Shape)}");
        }
        int depth = c / (b * b);
        Tensor moved = mode switch
        {
            "DCR" => Transpose.Of(x.WithShape([n, b, b, depth, h, w]), [0, 3, 4, 1, 5, 2]),
            "CRD" => Transpose.Of(x.WithShape([n, depth, b, b, h, w]), [0, 1, 4, 2, 5, 3]),
            _ => throw new ShapeException($"'mode' is '{mode}': need DCR or CRD"),
        };
        return moved.WithShape([n, depth, h * b, w * b]);
    }

    private static int Block(Tensor x, long blockSize) => x.Rank != 4 ? throw new ShapeException($"x has shape {Shape.Text(x.Shape)}: need [N, C, H, W]")
        : blockSize is >= 1 and <= 1 << 15 ? (int)blockSize : throw new ShapeException($"'blocksize' is {blockSize}: need 1 to 32768");
}
