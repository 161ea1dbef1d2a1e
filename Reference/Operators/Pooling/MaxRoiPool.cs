using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Max pooling over regions of interest: each region is cut into a grid of bins, and y is the maximum of x in each bin.</summary>
/// <remarks>
/// Shape: x [N, C, H, W], regions [R, 5] of (batch, x₁, y₁, x₂, y₂) → [R, C, h, w].<br/>
/// Domain: corners times <c>spatial_scale</c> are rounded half away from 0; a region is at least 1×1 and includes its second corner; bin i of h
/// covers rows [⌊i·H′/h⌋, ⌈(i + 1)·H′/h⌉) of its H′, cut to the image; a bin without elements gives 0.<br/>
/// Source: ONNX MaxRoiPool-22; R. Girshick, Fast R-CNN, 2015.
/// </remarks>
public static class MaxRoiPool
{
    /// <summary>The maxima.</summary>
    /// <exception cref="ShapeException">Shapes do not fit, or a region names no image.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> regions, long[] pooledShape, T spatialScale) where T : IFloatingPointIeee754<T>
    {
        if (x.Rank != 4 || regions.Rank != 2 || regions.Shape[1] != 5 || pooledShape.Length != 2)
        {
            throw new ShapeException($"x is {x.Describe()}, regions {regions.Describe()}: need [N, C, H, W], [R, 5] and two numbers in 'pooled_shape'");
        }
        (int channels, int height, int width) = (x.Shape[1], x.Shape[2], x.Shape[3]);
        (int rows, int columns) = Shape.Dimensions(pooledShape) is [int first, int second] ? (first, second) : default;
        T[] result = Shape.Allocate<T>([regions.Shape[0], channels, rows, columns]);
        for (int r = 0, y = 0; r < regions.Shape[0]; r++)
        {
            int image = int.CreateChecked(regions[5 * r]);
            if (image < 0 || image >= x.Shape[0])
            {
                throw new ShapeException($"region {r} names image {image}: need 0 <= image < {x.Shape[0]}");
            }
            (int left, int top) = (Corner(regions[5 * r + 1], spatialScale), Corner(regions[5 * r + 2], spatialScale));
            int wide = Math.Max(Corner(regions[5 * r + 3], spatialScale) - left + 1, 1), high = Math.Max(Corner(regions[5 * r + 4], spatialScale) - top + 1, 1);
            for (int c = 0; c < channels; c++)
            {
                ReadOnlySpan<T> plane = x.Values.AsSpan((image * channels + c) * height * width, height * width);
                for (int i = 0; i < rows; i++)
                {
                    (int firstRow, int endRow) = Bin(i, rows, top, high, height);
                    for (int j = 0; j < columns; j++)
                    {
                        (int firstColumn, int endColumn) = Bin(j, columns, left, wide, width);
                        result[y++] = Greatest(plane, width, firstRow, endRow, firstColumn, endColumn);
                    }
                }
            }
        }
        return new Tensor<T>(result, [regions.Shape[0], channels, rows, columns], x.ElementType);
    }

    private static int Corner<T>(T coordinate, T scale) where T : IFloatingPointIeee754<T> =>
        int.CreateChecked(T.Round(coordinate * scale, MidpointRounding.AwayFromZero));

    private static (int First, int End) Bin(int index, int bins, int start, int size, int limit) =>
        (Math.Clamp(start + (int)((long)index * size / bins), 0, limit), Math.Clamp(start + (int)(((index + 1L) * size + bins - 1) / bins), 0, limit));

    private static T Greatest<T>(ReadOnlySpan<T> plane, int width, int firstRow, int endRow, int firstColumn, int endColumn) where T : IFloatingPointIeee754<T>
    {
        if (firstRow >= endRow || firstColumn >= endColumn)
        {
            return T.Zero;
        }
        T greatest = plane[firstRow * width + firstColumn];
        for (int i = firstRow; i < endRow; i++)
        {
            for (int j = firstColumn; j < endColumn; j++)
            {
                greatest = T.Max(greatest, plane[i * width + j]);
            }
        }
        return greatest;
    }
}
