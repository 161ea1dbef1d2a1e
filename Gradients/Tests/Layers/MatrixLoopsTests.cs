using System.Numerics;
using Verification.Gradients.Layers;

namespace Verification.Gradients.Tests.Layers;

public sealed class MatrixLoopsTests
{
    [Fact]
    public void Of_every_size_are_the_plain_sums()
    {
        for (int rows = 0; rows <= 9; rows++)
        {
            for (int width = 0; width <= 19; width++)
            {
                AreThePlainSums<double>(rows, width);
                AreThePlainSums<float>(rows, width);
            }
        }
    }

    // Whole numbers are added without error in any order.
    private static void AreThePlainSums<T>(int rows, int width) where T : struct, IFloatingPointIeee754<T>
    {
        T[] a = Numbers<T>(rows * width, 7), x = Numbers<T>(width, 5), c = Numbers<T>(3 * rows, 3), y = Numbers<T>(rows, 2), expected = [.. y];
        T[] transposed = [.. x], expectedTransposed = [.. x];
        for (int i = 0; i < a.Length; i++)
        {
            expected[i / width] += a[i] * x[i % width];
            expectedTransposed[i % width] += c[3 * (i / width)] * a[i];
        }
        MatrixLoops.Gemv<T>(a, x, y);
        MatrixLoops.GemvTransposed<T>(rows, c, 3, a, transposed);
        Assert.Equal(expected, y);
        Assert.Equal(expectedTransposed, transposed);
    }

    private static T[] Numbers<T>(int count, int step)
        where T : struct, IFloatingPointIeee754<T> => [.. Enumerable.Range(1, count).Select(i => T.CreateChecked(step * i % 11 - 5))];
}
