using System.Numerics;
using Verification.Gradients.Layers;

namespace Verification.Gradients.Tests.Layers;

public sealed class ConvolutionLoopsTests
{
    [Fact]
    public void Of_every_width_and_border_are_the_plain_sums()
    {
        for (int width = 3; width <= 19; width++)
        {
            for (int pad = 0; pad <= 3; pad++)
            {
                AreThePlainSums<double>(ConvolutionSizes.Of([2, 4, 5, width], [6, 2, 3, 3], 1, pad));
                AreThePlainSums<float>(ConvolutionSizes.Of([1, 3, 4, width], [2, 3, 3, 3], 1, pad));
                AreThePlainSums<float>(ConvolutionSizes.Of([2, 1, 4, width + 8], [1, 1, 2, 3], 1, pad));
                AreThePlainSums<double>(ConvolutionSizes.Of([1, 2, 6, width], [2, 1, 3, 3], 2, pad));
            }
        }
    }

    [Fact]
    public void What_is_beyond_the_border_meets_no_infinity()
    {
        ConvolutionSizes sizes = ConvolutionSizes.Of([1, 1, 9, 9], [1, 1, 3, 3], 1, 1);
        AreThePlainSums<double>(sizes, w => w[0] = double.PositiveInfinity, _ => { });
        AreThePlainSums<double>(sizes, _ => { }, c => c[0] = double.NegativeInfinity);
    }

    // Whole numbers are added without error in any order.
    private static void AreThePlainSums<T>(ConvolutionSizes sizes, Action<T[]>? changeW = null, Action<T[]>? changeCotangent = null) where T : struct, IFloatingPointIeee754<T>
    {
        T[] x = Numbers<T>(sizes.Images * sizes.Input.Channels * sizes.Input.Height * sizes.Input.Width, 7), w = Numbers<T>(sizes.Weights, 5), bias = Numbers<T>(sizes.Output.Filters, 3);
        T[] y = new T[sizes.Images * sizes.Output.Filters * sizes.Output.Height * sizes.Output.Width], cotangent = Numbers<T>(y.Length, 2), expected = new T[y.Length];
        T[] xGrad = Numbers<T>(x.Length, 4), wGrad = Numbers<T>(w.Length, 6), expectedX = [.. xGrad], expectedW = [.. wGrad];
        changeW?.Invoke(w);
        changeCotangent?.Invoke(cotangent);
        for (int plane = 0; plane < sizes.Images * sizes.Output.Filters; plane++)
        {
            expected.AsSpan(plane * sizes.Output.Height * sizes.Output.Width, sizes.Output.Height * sizes.Output.Width).Fill(bias[plane % sizes.Output.Filters]);
        }
        for (int i = 0; i < w.Length; i++)
        {
            ConvolutionTap tap = sizes.Tap(i);
            for (int n = 0; n < sizes.Images; n++)
            {
                for (int k = 0; k < tap.Rows * tap.Count; k++)
                {
                    int from = tap.InputAt(n) + k / tap.Count * tap.InputStep + k % tap.Count * sizes.Stride, to = tap.OutputAt(n) + k / tap.Count * tap.OutputStep + k % tap.Count;
                    expected[to] += w[i] * x[from];
                    expectedX[from] += w[i] * cotangent[to];
                    expectedW[i] += cotangent[to] * x[from];
                }
            }
        }
        ConvolutionLoops.Forward<T>(sizes, x, w, bias, y);
        ConvolutionLoops.BackToInput<T>(sizes, w, cotangent, xGrad);
        ConvolutionLoops.BackToWeights<T>(sizes, x, cotangent, wGrad);
        Assert.Equal(expected, y);
        Assert.Equal(expectedX, xGrad);
        Assert.Equal(expectedW, wGrad);
    }

    private static T[] Numbers<T>(int count, int step)
        where T : struct, IFloatingPointIeee754<T> => [.. Enumerable.Range(1, count).Select(i => T.CreateChecked(step * i % 11 - 5))];
}
