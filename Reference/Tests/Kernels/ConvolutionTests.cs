using System.Numerics;
using Verification.Reference.Kernels;

namespace Verification.Reference.Tests.Kernels;

public class ConvolutionTests
{
    /// <summary>One to three axes, every attribute alone and together, and the layers that have a path of their own.</summary>
    internal static readonly ConvolutionShape[] Shapes =
    [
        new(1, 1, 1, [1], [1]),
        new(2, 3, 5, [11], [3]),
        new(2, 4, 6, [40], [5], [3], [2], [1], [7], 2),
        new(1, 3, 9, [7, 50], [3, 3], padsBegin: [1, 1], padsEnd: [1, 1]),
        new(1, 3, 8, [23, 25], [7, 7], [2, 2], padsBegin: [3, 3], padsEnd: [3, 3]),
        new(2, 5, 7, [6, 6], [1, 1]),
        new(1, 5, 7, [7, 9], [1, 1], [2, 2]),
        new(1, 5, 7, [7, 9], [1, 1], padsBegin: [1, 0], padsEnd: [0, 2]),
        new(1, 20, 10, [7, 7], [3, 3], padsBegin: [1, 1], padsEnd: [1, 1]),
        new(1, 4, 4, [9, 8], [2, 3], [3, 1], [2, 3], [0, 2], [3, 1]),
        new(1, 6, 6, [10, 40], [3, 3], padsBegin: [1, 1], padsEnd: [1, 1], groups: 6),
        new(2, 3, 6, [10, 75], [3, 3], [2, 2], [1, 2], [0, 1], [2, 1], 3),
        new(1, 2, 20, [5, 5], [3, 3], groups: 2),
        new(1, 8, 12, [5, 19], [3, 2], groups: 4),
        new(1, 2, 3, [4, 5, 6], [3, 3, 3], padsBegin: [1, 1, 1], padsEnd: [1, 1, 1]),
        new(1, 4, 4, [7, 5, 9], [2, 3, 1], [2, 1, 2], [3, 1, 1], [1, 0, 2], [0, 2, 1], 2),
        new(1, 2, 2, [3, 4, 3, 5], [2, 2, 2, 2], [1, 2, 1, 3]),
        new(1, 3, 2, [3, 3], [5, 5], padsBegin: [4, 4], padsEnd: [5, 4]),
        new(1, 2, 2, [1, 1], [1, 1], padsBegin: [5, 60], padsEnd: [5, 60]),
        new(0, 2, 2, [3], [2]),
        new(1, 0, 2, [3], [2]),
        new(1, 2, 0, [3], [2]),
        new(1, 2, 2, [2], [3]),
        new(2, 3, 4, [], []),
    ];

    public static TheoryData<string, bool> Paths => MatrixProductTests.Paths;

    [Theory]
    [MemberData(nameof(Paths))]
    public void Is_exact_for_small_integers_in_every_shape(string path, bool single)
    {
        if (single)
            IsExact<float>(Enum.Parse<SimdPath>(path));
        else
            IsExact<double>(Enum.Parse<SimdPath>(path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Stays_within_the_bound_of_its_rounding(string path, bool single)
    {
        if (single)
            IsWithinBound<float>(Enum.Parse<SimdPath>(path));
        else
            IsWithinBound<double>(Enum.Parse<SimdPath>(path));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_element_is_finished_once_and_when_it_has_its_final_value(string path, bool single)
    {
        if (single)
            IsFinished<float>(Enum.Parse<SimdPath>(path));
        else
            IsFinished<double>(Enum.Parse<SimdPath>(path));
    }

    [Fact]
    public void Is_the_same_to_the_last_bit_for_any_number_of_threads()
    {
        foreach (ConvolutionShape shape in (ConvolutionShape[])[.. Shapes, new(1, 64, 64, [28, 28], [3, 3], padsBegin: [1, 1], padsEnd: [1, 1]), new(1, 64, 200, [7, 7], [3, 3])])
        {
            float[] x = Naive.Numbers<float>((int)shape.InputLength, 1), w = Naive.Numbers<float>((int)shape.WeightLength, 2);
            float[] one = new float[shape.OutputLength], many = new float[shape.OutputLength];
            Convolution.Of<float>(shape, x, w, [], one);
            foreach (int threads in new[] { 2, 5 })
            {
                many.AsSpan().Fill(float.NaN);
                Convolution.Of<float>(shape, x, w, [], many, threads);
                Assert.Equal(one, many);
            }
        }
    }

    [Fact]
    public void Carries_nan_to_the_outputs_that_see_it_and_to_no_other()
    {
        var shape = new ConvolutionShape(1, 2, 9, [8, 20], [3, 3], [2, 1], padsBegin: [1, 1], padsEnd: [1, 1]);
        double[] x = Naive.Numbers<double>((int)shape.InputLength, 1), w = Naive.Numbers<double>((int)shape.WeightLength, 2);
        x[(3 * 20) + 7] = double.NaN;
        var y = new double[shape.OutputLength];
        Convolution.Of<double>(shape, x, w, [], y);
        (double[] expected, _) = Naive.Convolve(shape, x, w, []);
        Assert.Equal(expected.Select(double.IsNaN), y.Select(double.IsNaN));
        Assert.Contains(y, double.IsNaN);
    }

    [Fact]
    public void Upper_bounds_lie_above_the_exact_sums_and_close_to_them()
    {
        foreach (ConvolutionShape shape in Shapes)
        {
            double[] x = Naive.Numbers<double>((int)shape.InputLength, 1), w = Naive.Numbers<double>((int)shape.WeightLength, 2), bias = Naive.Numbers<double>(shape.Filters, 3);
            var bound = new float[shape.OutputLength];
            Convolution.AbsoluteUpperBound(shape, x, w, bias, bound);
            (_, double[] exact) = Naive.Convolve(shape, x, w, bias);
            for (int i = 0; i < bound.Length; i++)
            {
                double limit = exact[i] * (1 + ((2 * shape.Depth) + 6) * Naive.Roundoff<float>() * 1.001);
                Assert.True(bound[i] >= exact[i] && bound[i] <= limit + 1e-40, $"{bound[i]} for {exact[i]}");
            }
        }
    }

    [Fact]
    public void Says_what_was_found_and_what_is_needed()
    {
        var shape = new ConvolutionShape(1, 2, 2, [3], [2]);
        Assert.Contains("'x' has 5 numbers: need 6", Message(() => Convolution.Of<float>(shape, new float[5], new float[8], [], new float[4])), StringComparison.Ordinal);
        Assert.Contains("'bias' has 3 numbers: need 2", Message(() => Convolution.Of<float>(shape, new float[6], new float[8], new float[3], new float[4])), StringComparison.Ordinal);
        Assert.Contains("a divisor of both", Message(() => _ = new ConvolutionShape(1, 3, 4, [3], [2], groups: 2)), StringComparison.Ordinal);
        Assert.Contains("need a kernel that fits", Message(() => _ = new ConvolutionShape(1, 2, 2, [3], [9])), StringComparison.Ordinal);
        Assert.Contains("one entry per spatial axis", Message(() => _ = new ConvolutionShape(1, 2, 2, [3], [2], strides: [1, 1])), StringComparison.Ordinal);
        Assert.Contains("'strides' is 0: need at least 1", Message(() => _ = new ConvolutionShape(1, 2, 2, [3], [2], strides: [0])), StringComparison.Ordinal);
    }

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static void IsExact<T>(SimdPath path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ConvolutionShape shape in Shapes)
        {
            foreach (bool biased in new[] { false, true })
            {
                T[] x = Naive.Integers<T>((int)shape.InputLength, 1), w = Naive.Integers<T>((int)shape.WeightLength, 2);
                T[] bias = biased ? Naive.Integers<T>(shape.Filters, 3) : [];
                T[] y = Naive.Numbers<T>((int)shape.OutputLength, 4), magnitude = Naive.Numbers<T>((int)shape.OutputLength, 5);
                Convolution.Run(path, shape, x, w, bias, y, 1, absolute: false);
                Convolution.Run(path, shape, x, w, bias, magnitude, 1, absolute: true);
                (double[] value, double[] absolute) = Naive.Convolve(shape, x, w, bias);
                Assert.Equal(value, y.Select(double.CreateChecked));
                Assert.Equal(absolute, magnitude.Select(double.CreateChecked));
            }
        }
    }

    private static void IsWithinBound<T>(SimdPath path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ConvolutionShape shape in Shapes)
        {
            T[] x = Naive.Numbers<T>((int)shape.InputLength, 1), w = Naive.Numbers<T>((int)shape.WeightLength, 2), bias = Naive.Numbers<T>(shape.Filters, 3);
            var y = new T[shape.OutputLength];
            Convolution.Run(path, shape, x, w, bias, y, 1, absolute: false);
            (double[] value, double[] absolute) = Naive.Convolve(shape, x, w, bias);
            double gamma = Naive.Gamma<T>(shape.Depth + 1);
            for (int i = 0; i < y.Length; i++)
                Assert.True(Math.Abs(double.CreateChecked(y[i]) - value[i]) <= gamma * absolute[i], $"output {i} is {y[i]} instead of {value[i]}");
        }
    }

    // Small layers, and all the ways of blocking: many columns, several depths, several blocks of rows, packed filters, columns past the last register.
    private static void IsFinished<T>(SimdPath path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ConvolutionShape[] large =
        [
            new(1, 3, 40, [61, 60], [1, 1]), new(1, 43, 24, [30, 31], [3, 3]), new(1, 770, 1000, [7, 5], [1, 1]), new(1, 1024, 9, [20, 20], [1, 1]), new(1, 1024, 9, [7, 7], [1, 1]),
        ];
        foreach (ConvolutionShape shape in (ConvolutionShape[])[.. Shapes, .. large])
        {
            var random = new Random(17);
            T[] x = Numbers(shape.InputLength), w = Numbers(shape.WeightLength), bias = Numbers(shape.Filters), plain = new T[shape.OutputLength];
            Convolution.Run<T>(path, shape, x, w, bias, plain, 1, absolute: false);
            foreach (int threads in (int[])[1, 3])
            {
                // Too early, and what is added later is not negated; twice, and it is as before.
                T[] y = new T[shape.OutputLength];
                Convolution.Run<T>(path, shape, x, w, bias, y, threads, absolute: false, (start, length) =>
                {
                    for (int i = start; i < start + length; i++)
                        y[i] = -y[i];
                });
                Assert.Equal(Array.ConvertAll(plain, number => -number), y);
            }

            T[] Numbers(long count) => [.. Enumerable.Range(0, (int)count).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
        }
    }
}
