using System.Numerics;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Pooling;

public sealed class PoolTests
{
    [Fact]
    public void Agrees_with_the_definition_for_any_stride_padding_dilation_and_rounding()
    {
        Random random = new(3);
        for (int n = 0; n < 300; n++)
        {
            int height = random.Next(3, 9), width = random.Next(3, 9);
            long[] kernel = [random.Next(1, 4), random.Next(1, 4)], strides = [random.Next(1, 4), random.Next(1, 4)], dilations = [random.Next(1, 3), random.Next(1, 3)];
            long[] pads = [random.Next(0, 3), random.Next(0, 3), random.Next(0, 3), random.Next(0, 3)];
            bool ceil = random.Next(2) == 1, includes = random.Next(2) == 1;
            if ((kernel[0] - 1) * dilations[0] >= height + pads[0] + pads[2] || (kernel[1] - 1) * dilations[1] >= width + pads[1] + pads[3])
            {
                continue;
            }
            double[] plane = Samples.Doubles(height * width, seed: n);
            Tensor<double> x = new(plane, [1, 1, height, width]);
            Windows windows = new([height, width], kernel, strides, pads, dilations, ceil: ceil);
            Tensor<double> max = MaxPool.Of(x, windows), mean = AveragePool.Of(x, windows, includes);
            Tensor<long> places = MaxPool.Places(x, windows);
            for (int o = 0; o < windows.Count; o++)
            {
                (double greatest, double sum, int inside, int padded) = (double.NegativeInfinity, 0, 0, 0);
                for (long i = 0; i < kernel[0]; i++)
                {
                    for (long j = 0; j < kernel[1]; j++)
                    {
                        long r = o / windows.Shape[1] * strides[0] - pads[0] + i * dilations[0], c = o % windows.Shape[1] * strides[1] - pads[1] + j * dilations[1];
                        padded += r < height + pads[2] && c < width + pads[3] ? 1 : 0;
                        if (r >= 0 && c >= 0 && r < height && c < width)
                        {
                            double value = plane[r * width + c];
                            (greatest, sum, inside) = (Math.Max(greatest, value), sum + value, inside + 1);
                        }
                    }
                }
                Assert.Equal(greatest, max[o]);
                Assert.Equal(sum / (includes ? padded : inside), mean[o], 1e-12);
                Assert.Equal(greatest, places[o] < 0 ? double.NegativeInfinity : plane[places[o]]);
            }
        }
    }

    [Fact]
    public void Finds_the_maxima_in_registers_as_it_does_one_by_one()
    {
        Random random = new(11);
        for (int n = 0; n < 200; n++)
        {
            int height = random.Next(1, 12), width = random.Next(1, 70), pad = random.Next(0, 3);
            Windows windows = new(
                [height, width], [random.Next(1, 4), random.Next(1, 6)], [random.Next(1, 4), random.Next(1, 4)], [pad, pad, 4, 8], [random.Next(1, 3), random.Next(1, 3)], ceil: n % 2 == 0);
            float[] values = [.. Enumerable.Range(0, 2 * height * width).Select(_ => random.Next(12) switch
            {
                0 => float.NaN, 1 => -0f, 2 => 0f, 3 => float.NegativeInfinity, 4 => float.PositiveInfinity, _ => random.Next(-40, 40) / 8f,
            })];
            Tensor<float> x = new(values, [1, 2, height, width]), found = MaxPool.Of(x, windows);
            Tensor<Half> one = MaxPool.Of(new Tensor<Half>([.. values.Select(v => (Half)v)], x.Shape), windows);
            Assert.Equal(one.Values.Select(v => BitConverter.SingleToUInt32Bits((float)v)), found.Values.Select(BitConverter.SingleToUInt32Bits));
        }
    }

    [Theory]
    [InlineData(5, 2, 2, 0, false, 2)]
    [InlineData(5, 2, 2, 0, true, 3)]
    [InlineData(4, 1, 2, 0, true, 2)] // a third window would start beyond the input
    [InlineData(2, 3, 3, 1, true, 1)] // the second would start in the trailing padding
    [InlineData(7, 3, 2, 1, true, 4)]
    public void Rounds_the_number_of_windows_as_ceil_mode_says(int input, int kernel, int stride, int pad, bool ceil, int expected) =>
        Assert.Equal([expected], new Windows([input], [kernel], [stride], [pad, pad], [], ceil: ceil).Shape);

    [Theory]
    [InlineData("SAME_UPPER", new double[] { 1.5, 3.5, 5 })]
    [InlineData("SAME_LOWER", new double[] { 1, 2.5, 4.5 })]
    [InlineData("VALID", new double[] { 1.5, 3.5 })]
    public void Pads_automatically(string autoPad, double[] expected) =>
        Assert.Equal(expected, AveragePool.Of(new Tensor<double>([1, 2, 3, 4, 5], [1, 1, 5]), new Windows([5], [2], [2], [], [], autoPad)).Values);

    [Fact]
    public void A_window_of_padding_only_has_no_maximum_and_no_average()
    {
        Windows windows = new([2], [1], [], [1, 0], []);
        Tensor<double> x = new([3, 4], [1, 1, 2]);
        Assert.Equal([double.NegativeInfinity, 3, 4], MaxPool.Of(x, windows).Values);
        Assert.Equal([-1, 0, 1], MaxPool.Places(x, windows).Values);
        Assert.True(double.IsNaN(AveragePool.Of(x, windows)[0]));
        Assert.Equal(0, AveragePool.Of(x, windows, countsPadding: true)[0]);
    }

    [Fact]
    public void A_window_that_does_not_fit_is_an_error() => Assert.Throws<ShapeException>(() => new Windows([2], [4], [], [], []));

    [Fact]
    public void Places_count_over_the_whole_tensor_in_either_order()
    {
        Tensor<double> x = new([0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9], [1, 2, 2, 3]);
        Windows whole = new([2, 3], [2, 3], [], [], []);
        Assert.Equal([1, 11], MaxPool.Places(x, whole).Values);
        Assert.Equal([2, 11], MaxPool.Places(x, whole, columnMajor: true).Values);
    }

    [Fact]
    public void A_NaN_wins_and_the_first_of_equals_is_the_place()
    {
        Windows whole = new([3], [3], [], [], []);
        Tensor<double> x = new([1, double.NaN, 2, 5, 5, 1], [1, 2, 3]);
        Assert.Equal([double.NaN, 5], MaxPool.Of(x, whole).Values);
        Assert.Equal([1, 3], MaxPool.Places(x, whole).Values);
    }

    [Fact]
    public void Pools_unsigned_bytes() =>
        Assert.Equal([200, 7], ((Tensor<byte>)MaxPool.Apply<double>(new Tensor<byte>([1, 200, 7, 7], [1, 1, 4]), new Windows([4], [2], [2], [], []), false, false)[0]!).Values);

    [Fact]
    public void Unpooling_puts_maxima_back()
    {
        Tensor<double> x = new([1, 2, 4, 3], [1, 1, 2, 2]);
        Windows windows = new([2, 2], [2, 2], [2, 2], [], []);
        Tensor<double> back = MaxUnpool.Of(MaxPool.Of(x, windows), MaxPool.Places(x, windows), [2, 2], [2, 2], []);
        Assert.Equal([0, 0, 4, 0], back.Values);
        Assert.Throws<ShapeException>(() => MaxUnpool.Of(new Tensor<double>([1], [1, 1, 1]), new Tensor<long>([9], [1, 1, 1]), [2], [], []));
    }

    [Fact]
    public void Regions_are_cut_into_overlapping_bins()
    {
        Tensor<double> x = new([.. Enumerable.Range(0, 16).Select(i => (double)i)], [1, 1, 4, 4]);
        // Rows and columns 0 to 2 after scaling: bins of one and a half elements, each reaching into the middle one.
        Assert.Equal([5, 6, 9, 10], MaxRoiPool.Of(x, new Tensor<double>([0, 0, 0, 4, 4], [1, 5]), [2, 2], 0.5).Values);
        Assert.Equal([0, 0, 0, 0], MaxRoiPool.Of(x, new Tensor<double>([0, 6, 6, 7, 7], [1, 5]), [2, 2], 1.0).Values);
    }

    [Fact]
    public void Lp_pooling_is_a_norm_for_any_p()
    {
        Tensor<double> x = new([-3, 4], [1, 1, 2]);
        Windows whole = new([2], [2], [], [], []);
        Assert.Equal(7, LpPool.Of(x, whole, 1.0)[0]);
        Assert.Equal(5, LpPool.Of(x, whole, 2.0)[0]);
        Assert.Equal(Math.Cbrt(91), LpPool.Of(x, whole, 3.0)[0], 1e-12);
        Assert.Equal(Math.Cbrt(91), LpPool.Global(x, 3.0)[0], 1e-12);
    }

    [Fact]
    public void Float_runs_stay_within_their_bounds()
    {
        float[] x = Samples.Singles(2 * 3 * 11 * 13, 100);
        Bounds.Contain<Average>(x, 2, 3, 11, 13);
        Bounds.Contain<Max>(x, 2, 3, 11, 13);
        Bounds.Contain<Cubic>(x, 2, 3, 11, 13);
        Bounds.Contain<Global>(x, 2, 3, 11, 13);
    }

    [Fact]
    public void Derivatives_are_those_of_the_values()
    {
        double[] x = Samples.Doubles(20);
        Differences.AgreeWith<Average>(x, 1, 1, 4, 5);
        Differences.AgreeWith<Max>(x, 1, 1, 4, 5);
        Differences.AgreeWith<Cubic>(x, 1, 1, 4, 5);
        Differences.AgreeWith<Global>(x, 1, 1, 4, 5);
    }

    private static Windows Threes<T>(Tensor<T> x) => new(x.Shape.AsSpan(2), [3, 3], [2, 2], [1, 1, 1, 1], []);

    private readonly struct Average : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => AveragePool.Of(x, Threes(x));
    }

    private readonly struct Max : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => MaxPool.Of(x, Threes(x));
    }

    private readonly struct Cubic : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => LpPool.Of(x, Threes(x), T.CreateChecked(3));
    }

    private readonly struct Global : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => AveragePool.Global(x);
    }
}
