using Verification.Gradients.Layers;

namespace Verification.Gradients.Tests.Layers;

public sealed class VectorLoopsTests
{
    // Whole numbers are added without error in any order.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 3)]
    public void Of_every_length_and_stride_are_the_plain_sums(int incX, int incY)
    {
        for (int n = 0; n <= 40; n++)
        {
            double[] x = [.. Enumerable.Range(0, n * incX + 5).Select(i => (double)(7 * i % 11 - 5))], y = [.. Enumerable.Range(0, n * incY + 5).Select(i => (double)(5 * i % 13 - 6))];
            float[] xs = Array.ConvertAll(x, v => (float)v), ys = Array.ConvertAll(y, v => (float)v);
            double[] expected = [.. y];
            double dot = 0;
            for (int i = 0; i < n; i++)
            {
                expected[i * incY] += 3 * x[i * incX];
                dot += x[i * incX] * y[i * incY];
            }
            Assert.Equal(dot, VectorLoops.Dot<double>(n, x, incX, y, incY));
            Assert.Equal(dot, VectorLoops.Dot<float>(n, xs, incX, ys, incY));
            VectorLoops.Axpy<double>(n, 3, x, incX, y, incY);
            VectorLoops.Axpy<float>(n, 3, xs, incX, ys, incY);
            Assert.Equal(expected, y);
            Assert.Equal(expected, Array.ConvertAll(ys, v => (double)v));
        }
    }

    [Fact]
    public void Refuse_a_target_that_is_shorter()
    {
        double[] x = new double[9], y = new double[8];
        Assert.ThrowsAny<ArgumentException>(() => VectorLoops.Axpy<double>(1, x, y));
        Assert.ThrowsAny<ArgumentException>(() => VectorLoops.Add<double>(x, y));
        Assert.ThrowsAny<ArgumentException>(() => VectorLoops.Dot<double>(x, y));
    }
}
