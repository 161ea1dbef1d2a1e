using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>An image put together from the columns of its blocks: each pixel is the sum of all block elements that lie on it.</summary>
/// <remarks>
/// Shape: x [N, C·∏block, L] → [N, C, image..], with L = ∏ₖ ⌊(imageₖ + padsₖ − dilationₖ(blockₖ − 1) − 1)/strideₖ + 1⌋ block positions.<br/>
/// Since: 18.<br/>
/// Source: ONNX Col2Im-18.
/// </remarks>
public static class Col2Im
{
    /// <summary>The image.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="image">The spatial dimensions of the image.</param>
    /// <param name="block">The spatial dimensions of a block.</param>
    /// <param name="dilations">The distance between neighbours in a block, per dimension; 1 when empty.</param>
    /// <param name="pads">All counts of padding before, then all after; 0 when empty.</param>
    /// <param name="strides">The distance between neighbouring blocks, per dimension; 1 when empty.</param>
    public static Tensor<T> Of<T>(Tensor<T> x, long[] image, long[] block, long[] dilations, long[] pads, long[] strides) where T : IFloatingPointIeee754<T>
    {
        int rank = image.Length;
        dilations = dilations.Length > 0 ? dilations : [.. Enumerable.Repeat(1L, rank)];
        strides = strides.Length > 0 ? strides : [.. Enumerable.Repeat(1L, rank)];
        pads = pads.Length > 0 ? pads : new long[2 * rank];
        if (block.Length != rank || dilations.Length != rank || strides.Length != rank || pads.Length != 2 * rank || strides.Any(s => s < 1) || dilations.Any(d => d < 1))
        {
            throw new ShapeException($"'block_shape', 'dilations', 'strides' and 'pads' must fit 'image_shape', which has {rank} dimensions");
        }
        int[] blocks = new int[rank];
        for (int d = 0; d < rank; d++)
        {
            blocks[d] = checked((int)Math.Max(0, (image[d] + pads[d] + pads[rank + d] - dilations[d] * (block[d] - 1) - 1) / strides[d] + 1));
        }
        int[] pixels = Shape.Dimensions(image), kernel = Shape.Dimensions(block);
        int pixelCount = Shape.Count(pixels), kernelCount = Shape.Count(kernel), blockCount = Shape.Count(blocks);
        if (x.Rank != 3 || kernelCount == 0 || x.Shape[1] % kernelCount != 0 || x.Shape[2] != blockCount)
        {
            throw new ShapeException($"x has shape {Shape.Text(x.Shape)}: need [N, C·{kernelCount}, {blockCount}]");
        }
        int[] shape = [x.Shape[0], x.Shape[1] / kernelCount, .. pixels];
        T[] result = Shape.Allocate<T>(shape);
        if (result.Length == 0)
        {
            return new Tensor<T>(result, shape, x.ElementType);
        }
        List<int>[] contributors = Contributors(pixels, kernel, blocks, dilations, pads, strides);
        int most = contributors.Max(c => c.Count);
        Loops.For<T>(result.Length, 4L * most, (start, end) =>
        {
            T[] terms = new T[most];
            for (int i = start; i < end; i++)
            {
                List<int> places = contributors[i % pixelCount];
                int plane = i / pixelCount * kernelCount * blockCount;
                for (int t = 0; t < places.Count; t++)
                {
                    terms[t] = x[plane + places[t]];
                }
                result[i] = Special.Sum<T>(terms.AsSpan(0, places.Count));
            }
        });
        return new Tensor<T>(result, shape, x.ElementType);
    }

    // For each pixel the places, within one plane's columns, of the block elements that lie on it.
    private static List<int>[] Contributors(int[] pixels, int[] kernel, int[] blocks, long[] dilations, long[] pads, long[] strides)
    {
        int[] pixelStrides = Shape.Strides(pixels), none = new int[pixels.Length];
        List<int>[] contributors = Shape.Allocate<List<int>>(pixels);
        for (int i = 0; i < contributors.Length; i++)
        {
            contributors[i] = [];
        }
        int blockCount = Shape.Count(blocks), kernelCount = Shape.Count(kernel);
        Walk element = new(kernel, none);
        for (int k = 0; k < kernelCount; k++, element.Step())
        {
            Walk position = new(blocks, none);
            for (int b = 0; b < blockCount; b++, position.Step())
            {
                long place = 0;
                for (int d = 0; d < pixels.Length && place >= 0; d++)
                {
                    long at = position.Index[d] * strides[d] + element.Index[d] * dilations[d] - pads[d];
                    place = at >= 0 && at < pixels[d] ? place + at * pixelStrides[d] : -1;
                }
                if (place >= 0)
                {
                    contributors[place].Add(k * blockCount + b);
                }
            }
        }
        return contributors;
    }
}
