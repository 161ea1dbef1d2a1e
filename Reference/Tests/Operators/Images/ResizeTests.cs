using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class ResizeTests
{
    private static readonly ResizeOptions<double> Linear = new() { Mode = "linear", Coordinates = "half_pixel" };

    [Fact]
    public void Interpolates_between_two_pixels()
    {
        Tensor<double> x = new([0, 10], [1, 1, 1, 2]);
        Tensor y = Resize.Of(x, null, [1, 1, 1, 4], null, null, Linear);
        Assert.Equal([0, 2.5, 7.5, 10], ((Tensor<double>)y).Values);
    }

    [Theory]
    [InlineData("linear", "half_pixel", false)]
    [InlineData("cubic", "half_pixel", false)]
    [InlineData("cubic", "align_corners", false)]
    [InlineData("linear", "half_pixel", true)]
    [InlineData("cubic", "half_pixel", true)]
    [InlineData("linear", "half_pixel_symmetric", false)]
    public void Keeps_a_constant_image(string mode, string coordinates, bool antialias)
    {
        Tensor<double> x = new([.. Enumerable.Repeat(3.0, 35)], [5, 7]);
        ResizeOptions<double> options = new() { Mode = mode, Coordinates = coordinates, Antialias = antialias };
        foreach (long[] sizes in new long[][] { [3, 4], [9, 13], [5, 2] })
        {
            Tensor<double> y = (Tensor<double>)Resize.Of(x, null, sizes, null, null, options);
            Assert.All(y.Values, v => Assert.Equal(3.0, v, 1e-12));
        }
    }

    [Fact]
    public void Copies_axes_that_keep_their_length_even_where_infinite()
    {
        Tensor<double> x = new([double.PositiveInfinity, 1, double.NaN, 2], [2, 2]);
        Tensor<double> y = (Tensor<double>)Resize.Of(x, [1.0, 1.0], null, null, null, Linear);
        Assert.Equal(x.Values, y.Values);
    }

    [Theory]
    [InlineData("round_prefer_floor", new double[] { 0, 0, 1, 1 })]
    [InlineData("round_prefer_ceil", new double[] { 0, 1, 1, 1 })]
    [InlineData("floor", new double[] { 0, 0, 1, 1 })]
    [InlineData("ceil", new double[] { 0, 1, 1, 1 })]
    public void Rounds_halves_as_nearest_mode_says(string nearest, double[] expected)
    {
        ResizeOptions<double> options = new() { Mode = "nearest", Coordinates = "asymmetric", Nearest = nearest };
        Assert.Equal(expected, ((Tensor<double>)Resize.Of(new Tensor<double>([0, 1], [2]), [2.0], null, null, null, options)).Values);
    }

    [Fact]
    public void Takes_the_scale_of_the_smaller_ratio_when_not_larger()
    {
        ResizeOptions<double> options = new() { Mode = "nearest", Coordinates = "half_pixel", Policy = "not_larger" };
        int[] shape = [2, 4];
        Assert.Equal([7, 14], Resize.Of(new Tensor<double>(shape), null, [7, 100], null, null, options).Shape);
    }

    [Fact]
    public void Resizes_integers_to_the_nearest()
    {
        Tensor y = Resize.Of(Tensor<byte>.Vector(1, 2), [2.0], null, null, null, new ResizeOptions<double> { Mode = "nearest", Coordinates = "half_pixel" });
        Assert.Equal<byte>([1, 1, 2, 2], ((Tensor<byte>)y).Values);
    }

    [Fact]
    public void Gives_the_extrapolation_value_outside_the_region()
    {
        ResizeOptions<double> options = new() { Mode = "linear", Coordinates = "tf_crop_and_resize", Extrapolation = 9 };
        Tensor<double> y = (Tensor<double>)Resize.Of(Tensor<double>.Vector(1, 2, 3), null, [3], [0.5, 1.5], null, options);
        Assert.Equal([2, 3, 9], y.Values);
    }

    [Fact]
    public void Refuses_scales_and_sizes_together() =>
        Assert.Throws<ShapeException>(() => Resize.Of(Tensor<double>.Vector(1, 2), [2.0], [4], null, null, Linear));

    [Theory]
    [InlineData("linear", "half_pixel", false)]
    [InlineData("cubic", "align_corners", false)]
    [InlineData("cubic", "half_pixel", true)]
    public void Bounds_what_float_computes(string mode, string coordinates, bool antialias)
    {
        Random random = new(5);
        float[] values = [.. Enumerable.Range(0, 99).Select(_ => (float)random.NextDouble())];
        T[] Run<T>() where T : System.Numerics.IFloatingPointIeee754<T> => ((Tensor<T>)Resize.Of<T>(
            new Tensor<T>(Array.ConvertAll(values, v => T.CreateChecked(v)), [9, 11]), null, [7, 17], null, null,
            new ResizeOptions<T> { Mode = mode, Coordinates = coordinates, Antialias = antialias })).Values;
        Bounds.Contain(Run<float>(), Run<Augmented<Tracking<Binary32>>>());
    }
}
