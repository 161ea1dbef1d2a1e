using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>AffineGrid: grid[n, p] = θ[n] · (p, 1), p the coordinates of each pixel in [−1, 1], the innermost axis first.</summary>
/// <remarks>
/// Shape: θ [N, 2, 3] and size (N, C, H, W) → [N, H, W, 2]; θ [N, 3, 4] and (N, C, D, H, W) → [N, D, H, W, 3].<br/>
/// Method: pᵢ = −1 + i · 2/(n − 1) (align_corners; 0 where n = 1), else −1 + 1/n + i · 2/n.<br/>
/// Since: 20.<br/>
/// Source: ONNX AffineGrid-20.
/// </remarks>
public static class AffineGrid
{
    /// <summary>The grid that an affine map makes of an image's pixels.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Of<T>(Tensor<T> theta, long[] size, bool alignCorners) where T : IFloatingPointIeee754<T>
    {
        int rank = size.Length - 2;
        if (rank is not (2 or 3) || theta.Rank != 3 || theta.Shape[0] != size[0] || theta.Shape[1] != rank || theta.Shape[2] != rank + 1)
        {
            throw new ShapeException($"theta is {theta.Describe()} and size [{string.Join(", ", size)}]: need [N, 2, 3] and four, or [N, 3, 4] and five numbers");
        }
        int[] image = Shape.Dimensions(size.AsSpan(2));
        T[][] coordinates = [.. image.Select(n => Coordinates<T>(n, alignCorners))];
        int places = Shape.Count(image), batch = theta.Shape[0];
        T[] result = Shape.Allocate<T>([batch, places, rank]);
        Loops.For<T>(batch * places, 4L * rank * rank, (start, end) =>
        {
            T[] point = new T[rank + 1];
            point[rank] = T.One;
            for (int p = start; p < end; p++)
            {
                int place = p % places;
                for (int d = rank - 1; d >= 0; d--)
                {
                    point[rank - 1 - d] = coordinates[d][place % image[d]];
                    place /= image[d];
                }
                for (int r = 0; r < rank; r++)
                {
                    result[p * rank + r] = Special.Dot<T>(theta.Values.AsSpan((p / places * rank + r) * (rank + 1), rank + 1), point);
                }
            }
        });
        return new Tensor<T>(result, [batch, .. image, rank], theta.ElementType);
    }

    private static T[] Coordinates<T>(int n, bool alignCorners) where T : IFloatingPointIeee754<T>
    {
        T[] result = new T[n];
        if (alignCorners && n == 1)
        {
            return [T.Zero];
        }
        T step = T.CreateChecked(2) / T.CreateChecked(alignCorners ? n - 1 : n);
        T first = alignCorners ? -T.One : T.CreateChecked(0.5) * step - T.One;
        for (int i = 0; i < n; i++)
        {
            result[i] = T.CreateChecked(i) * step + first;
        }
        return result;
    }
}
