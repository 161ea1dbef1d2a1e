using System.Numerics;
using Verification.Reference.Kernels;

namespace Verification.Reference.Tests.Kernels;

public class TransposedConvolutionTests
{
    [Fact]
    public void Is_the_adjoint_of_the_convolution_exactly_for_small_integers()
    {
        IsAdjoint<float>();
        IsAdjoint<double>();
    }

    [Fact]
    public void Adds_the_bias_to_every_place_even_those_that_no_tap_reaches()
    {
        var shape = new ConvolutionShape(1, 2, 1, [4], [1], [3]);
        var x = new double[8];
        TransposedConvolution.Of<double>(shape, [5, 7], [1, 10], [100, 200], x);
        Assert.Equal([105, 100, 100, 107, 250, 200, 200, 270], x);
    }

    [Fact]
    public void Says_what_was_found_and_what_is_needed()
    {
        var shape = new ConvolutionShape(1, 2, 3, [4], [2]);
        Assert.Contains(
            "'bias' has 3 numbers: need 2",
            Assert.Throws<ArgumentException>(() => TransposedConvolution.Of<float>(shape, new float[9], new float[12], new float[3], new float[8])).Message,
            StringComparison.Ordinal);
    }

    /// <summary>The coefficient of y[o] in x[i] is that of x[i] in y[o]: each unit image through the definition of the convolution gives one output here.</summary>
    private static void IsAdjoint<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ConvolutionShape shape in ConvolutionTests.Shapes.Where(s => s.InputLength <= 400))
        {
            T[] y = Naive.Integers<T>((int)shape.OutputLength, 1), w = Naive.Integers<T>((int)shape.WeightLength, 2), bias = Naive.Integers<T>(shape.Channels, 3);
            double[] value = new double[shape.InputLength], absolute = new double[shape.InputLength];
            int plane = (int)ConvolutionShape.Product(shape.Input);
            for (int i = 0; i < value.Length; i++)
            {
                var unit = new T[value.Length];
                unit[i] = T.One;
                double start = double.CreateChecked(bias[i / plane % shape.Channels]);
                (double[] coefficients, _) = Naive.Convolve(shape, unit, w, []);
                double[] terms = [.. coefficients.Zip(y, (c, v) => c * double.CreateChecked(v))];
                value[i] = start + terms.Sum();
                absolute[i] = Math.Abs(start) + terms.Sum(Math.Abs);
            }

            foreach (SimdPath path in Enum.GetValues<SimdPath>())
            {
                T[] x = new T[shape.InputLength], magnitude = new T[shape.InputLength];
                TransposedConvolution.Run(path, shape, y, w, bias, x, 1, absolute: false);
                TransposedConvolution.Run(path, shape, y, w, bias, magnitude, 2, absolute: true);
                Assert.Equal(value, x.Select(double.CreateChecked));
                Assert.Equal(absolute, magnitude.Select(double.CreateChecked));
            }
        }
    }
}
