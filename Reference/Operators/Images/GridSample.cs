using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>GridSample: y[n, c, o] = Σ wᵢ x[n, c, i] around the coordinate that grid[n, o] names.</summary>
/// <remarks>
/// Shape: x [N, C, D₁ … Dᵣ], grid [N, O₁ … Oₛ, r] with the innermost axis' coordinate first → [N, C, O₁ … Oₛ].<br/>
/// Domain: −1 and 1 are the centres of the corner pixels (align_corners) or their outer edges; a coordinate that is not finite makes NaN.<br/>
/// Method: a coordinate outside is first moved to the border (border, reflection), then each sample of its neighbourhood is padded.<br/>
/// Error: neighbours are chosen from the value of the coordinate. linear and cubic are continuous there; nearest is not, and
/// padding with zeros has a jump in slope: an implementation may legitimately choose otherwise within the coordinate's rounding error.
/// nearest rounds halves to even (PyTorch in three dimensions: away from zero).<br/>
/// Since: 20 (any number of dimensions; linear and cubic instead of bilinear and bicubic); 16.<br/>
/// Source: ONNX GridSample-20.
/// </remarks>
public static class GridSample
{
    /// <summary>Samples x at the coordinates of a grid.</summary>
    /// <exception cref="ShapeException">The shapes do not fit, or a mode is not known.</exception>
    public static Tensor Of<T>(Tensor input, Tensor<T> grid, string mode, string padding, bool alignCorners) where T : IFloatingPointIeee754<T>
    {
        Tensor<T> x = input as Tensor<T> ?? throw new ShapeException($"x is {input.Describe()}: need real numbers");
        int rank = x.Rank - 2;
        if (rank < 1 || grid.Rank < 2 || grid.Shape[^1] != rank || grid.Shape[0] != x.Shape[0])
        {
            throw new ShapeException($"x is {x.Describe()} and grid {grid.Describe()}: need [N, C, D1 .. Dr] and [N, .., r]");
        }
        int reach = mode switch
        {
            "nearest" => 0,
            "linear" or "bilinear" => 1,
            "cubic" or "bicubic" => 2,
            _ => throw new ShapeException($"'mode' is {mode}: need nearest, linear (bilinear) or cubic (bicubic)"),
        };
        if (padding is not ("zeros" or "border" or "reflection"))
        {
            throw new ShapeException($"'padding_mode' is {padding}: need zeros, border or reflection");
        }
        int channels = x.Shape[1], places = Shape.Count(grid.Shape.AsSpan(1, grid.Rank - 2)), area = Shape.Count(x.Shape.AsSpan(2));
        GridAxis[] axes = [.. x.Shape[2..].Select(length => new GridAxis(length, padding, alignCorners))];
        int perAxis = Math.Max(1, 2 * reach), count = (int)Math.Pow(perAxis, rank);
        T[] result = Shape.Allocate<T>([x.Shape[0], channels, places]);
        Loops.For<T>(x.Shape[0] * places, (long)count * (channels + 2), (start, end) =>
        {
            T[] weights = new T[count], values = new T[count], one = new T[perAxis];
            int[] offsets = new int[count], index = new int[perAxis];
            for (int p = start; p < end; p++)
            {
                Array.Fill(offsets, 0);
                ReadOnlySpan<T> at = grid.Values.AsSpan(p * rank, rank);
                for (int d = 0, block = 1; d < rank; d++, block *= perAxis)
                {
                    // The weights of this axis times those of the axes before; an offset of −1 is a sample that counts as zero.
                    axes[d].Locate<T>(at[rank - 1 - d], reach, index, one);
                    for (int i = perAxis - 1; i >= 0; i--)
                    {
                        for (int j = 0; j < block; j++)
                        {
                            weights[i * block + j] = d == 0 ? one[i] : one[i] * weights[j];
                            offsets[i * block + j] = offsets[j] < 0 || index[i] < 0 ? -1 : offsets[j] * axes[d].Length + index[i];
                        }
                    }
                }
                int n = p / places;
                for (int c = 0; c < channels; c++)
                {
                    int image = (n * channels + c) * area;
                    for (int i = 0; i < count; i++)
                    {
                        values[i] = offsets[i] < 0 ? T.Zero : x.Values[image + offsets[i]];
                    }
                    result[(n * channels + c) * places + p % places] = reach == 0 && T.IsFinite(weights[0]) ? values[0] : Special.Dot<T>(weights, values);
                }
            }
        });
        return new Tensor<T>(result, [x.Shape[0], channels, .. grid.Shape[1..^1]], x.ElementType);
    }
}
