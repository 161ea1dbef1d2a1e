using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class GridSampleTests
{
    [Theory]
    [InlineData("linear")]
    [InlineData("cubic")]
    [InlineData("nearest")]
    public void Returns_the_image_on_its_own_grid(string mode)
    {
        Tensor<double> x = new([.. Enumerable.Range(0, 12).Select(i => (double)(i * i))], [1, 1, 3, 4]);
        Tensor<double> grid = AffineGrid.Of(new Tensor<double>([1, 0, 0, 0, 1, 0], [1, 2, 3]), [1, 1, 3, 4], alignCorners: false);
        double[] y = ((Tensor<double>)GridSample.Of(x, grid, mode, "zeros", alignCorners: false)).Values;
        Assert.All(y.Zip(x.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Theory]
    [InlineData("zeros", 0)]
    [InlineData("border", 4)]
    [InlineData("reflection", 2)]
    public void Pads_outside(string padding, double expected)
    {
        // Length 4: the coordinate 2.25 lies on pixel 6, whose mirror image in the edge at 3.5 is pixel 1.
        Tensor<double> y = (Tensor<double>)GridSample.Of(new Tensor<double>([1, 2, 3, 4], [1, 1, 4]), new Tensor<double>([2.25], [1, 1, 1]), "nearest", padding, alignCorners: false);
        Assert.Equal(expected, y[0]);
    }

    [Fact]
    public void Makes_NaN_of_a_coordinate_that_is_none()
    {
        Tensor<double> y = (Tensor<double>)GridSample.Of(new Tensor<double>([1, 2], [1, 1, 2]), new Tensor<double>([double.NaN], [1, 1, 1]), "linear", "zeros", alignCorners: true);
        Assert.True(double.IsNaN(y[0]));
    }

    [Theory]
    [InlineData("linear", "zeros")]
    [InlineData("cubic", "border")]
    [InlineData("linear", "reflection")]
    public void Has_the_derivative_of_its_differences(string mode, string padding)
    {
        double[] at = [0.31, -0.47, 1.3, 0.2, .. Enumerable.Range(0, 12).Select(i => Math.Sin(i))];
        T[] Run<T>(T[] z) where T : System.Numerics.IFloatingPointIeee754<T> =>
            ((Tensor<T>)GridSample.Of(new Tensor<T>(z[4..], [1, 1, 3, 4]), new Tensor<T>(z[..4], [1, 1, 2, 2]), mode, padding, alignCorners: false)).Values;
        Differences.AgreeWith(Run, Run, at);
    }
}
