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
    [InlineData("round_prefer_floor")]
    [InlineData("round_prefer_ceil")]
    [InlineData("floor")]
    [InlineData("ceil")]
    public void Covers_both_neighbours_where_rounding_decides_between_them(string nearest)
    {
        int open = 0, other = 0, places = 0;
        for (int from = 1; from <= 24; from++)
        {
            for (int to = 1; to <= 40; to++)
            {
                // The samples are their own indices.
                Augmented<Tracking<Binary32>>[] bound = Nearest<Augmented<Tracking<Binary32>>>(nearest, from, [to]);
                float scale = (float)to / from;
                for (int p = 0; p < to; p++)
                {
                    float divided = (p + 0.5f) / scale - 0.5f, multiplied = (p + 0.5f) * from / to - 0.5f;
                    Assert.All([Chosen(nearest, divided, from), Chosen(nearest, multiplied, from)], index => Assert.True(Math.Abs(index - bound[p].Value) <= bound[p].Extra, $"{from} to {to}, place {p}: {index} is not {bound[p]}"));
                    Assert.True(bound[p].Extra is 0 or 1, $"{bound[p]}");
                    open += bound[p].Extra > 0 ? 1 : 0;
                    other += Chosen(nearest, divided, from) != bound[p].Value ? 1 : 0;
                    places++;
                }
            }
        }
        Assert.InRange(open, 1, places / 20);
        Assert.True(nearest is not ("floor" or "ceil") || other > 0, "no implementation needed the other neighbour");
    }

    [Fact]
    public void Leaves_no_choice_where_no_step_rounds()
    {
        // A scale of 1/2: every coordinate 2p + ½ is a tie, and the mode's own.
        Augmented<Tracking<Binary32>>[] floor = Nearest<Augmented<Tracking<Binary32>>>("round_prefer_floor", 8, [4]), ceil = Nearest<Augmented<Tracking<Binary32>>>("round_prefer_ceil", 8, [4]);
        Assert.Equal([0, 2, 4, 6], floor.Select(v => v.Value));
        Assert.Equal([1, 3, 5, 7], ceil.Select(v => v.Value));
        Assert.All([.. floor, .. ceil], v => Assert.Equal(0, v.Extra));
    }

    [Fact]
    public void Covers_the_choices_of_two_axes_together()
    {
        // 6 → 10 has ties at places 2 and 7: floor(1) and floor(4) may be 0 and 3.
        Tensor<Augmented<Tracking<Binary32>>> x = new([.. Enumerable.Range(0, 36).Select(i => (Augmented<Tracking<Binary32>>)(i / 6 * 10 + i % 6))], [6, 6]);
        var y = (Tensor<Augmented<Tracking<Binary32>>>)Resize.Of(x, null, [10, 10], null, null, new ResizeOptions<Augmented<Tracking<Binary32>>> { Mode = "nearest", Coordinates = "half_pixel", Nearest = "floor" });
        Assert.Equal((11.0, 11.0), (y[22].Value, y[22].Extra));
        Assert.Equal((10.0, 10.0), (y[20].Value, y[20].Extra));
        Assert.Equal(0, y[0].Extra);
    }

    private static T[] Nearest<T>(string nearest, int from, long[] to) where T : System.Numerics.IFloatingPointIeee754<T> => ((Tensor<T>)Resize.Of<T>(
        new Tensor<T>([.. Enumerable.Range(0, from).Select(i => T.CreateChecked(i))], [from]), null, to, null, null, new ResizeOptions<T> { Mode = "nearest", Coordinates = "half_pixel", Nearest = nearest })).Values;

    private static double Chosen(string nearest, float x, int length) => Math.Clamp(nearest switch
    {
        "round_prefer_floor" => MathF.Ceiling(x - 0.5f),
        "round_prefer_ceil" => MathF.Floor(x + 0.5f),
        "floor" => MathF.Floor(x),
        _ => MathF.Ceiling(x),
    }, 0, length - 1);

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
