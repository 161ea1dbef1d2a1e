using System.Numerics;
using Verification.Reference.Kernels;

namespace Verification.Reference.Tests.Kernels;

/// <summary>The definitions, term by term, in twice the precision of double: what the kernels are measured against.</summary>
internal static class Naive
{
    /// <summary>u of the type: half the distance from 1 to the next number.</summary>
    internal static double Roundoff<T>() => typeof(T) == typeof(float) ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53);

    /// <summary>γₙ = nu/(1 − nu), for the numbers of type T.</summary>
    internal static double Gamma<T>(int n) => n * Roundoff<T>() / (1 - (n * Roundoff<T>()));

    /// <summary>Σ xᵢyᵢ with the error of every product and sum carried along (Ogita, Rump, Oishi: Dot2), and Σ|xᵢ||yᵢ|.</summary>
    internal static (double Value, double Absolute) Dot(IEnumerable<(double X, double Y)> terms, double start = 0)
    {
        double sum = start, low = 0, absolute = Math.Abs(start);
        foreach ((double x, double y) in terms)
        {
            double product = x * y, rest = Math.FusedMultiplyAdd(x, y, -product);
            double next = sum + product, back = next - sum;
            low += (sum - (next - back)) + (product - back) + rest;
            sum = next;
            absolute += Math.Abs(product);
        }

        // With NaN or ∞ the corrections mean nothing.
        return (double.IsFinite(sum) ? sum + low : sum, absolute);
    }

    /// <summary>All outputs of a convolution with, for each, Σ|w||x| + |bias|.</summary>
    internal static (double[] Value, double[] Absolute) Convolve<T>(ConvolutionShape shape, T[] x, T[] w, T[] bias)
        where T : INumber<T>
    {
        var value = new double[shape.OutputLength];
        var absolute = new double[shape.OutputLength];
        int places = Count(shape.Output), taps = Count(shape.Kernel), inputs = Count(shape.Input);
        int channels = shape.Channels / shape.Groups, filters = shape.Filters / shape.Groups;
        for (int o = 0; o < value.Length; o++)
        {
            int place = o % places, filter = o / places % shape.Filters, image = o / places / shape.Filters;
            var terms = new List<(double, double)>();
            for (int c = 0; c < channels; c++)
            {
                for (int tap = 0; tap < taps; tap++)
                {
                    int at = Input(shape, place, tap);
                    int channel = (filter / filters * channels) + c;
                    double input = at < 0 ? 0 : double.CreateChecked(x[(((image * shape.Channels) + channel) * inputs) + at]);
                    terms.Add((double.CreateChecked(w[(((filter * channels) + c) * taps) + tap]), input));
                }
            }

            (value[o], absolute[o]) = Dot(terms, bias.Length == 0 ? 0 : double.CreateChecked(bias[filter]));
        }

        return (value, absolute);
    }

    /// <summary>Uniform on [−1, 1).</summary>
    internal static T[] Numbers<T>(int length, int seed)
        where T : INumber<T>
    {
        var random = new Random(seed);
        var numbers = new T[length];
        for (int i = 0; i < length; i++)
            numbers[i] = T.CreateChecked((random.NextDouble() * 2) - 1);

        return numbers;
    }

    /// <summary>Integers from −4 to 4: products of these are exact in any order.</summary>
    internal static T[] Integers<T>(int length, int seed)
        where T : INumber<T>
    {
        var random = new Random(seed);
        var numbers = new T[length];
        for (int i = 0; i < length; i++)
            numbers[i] = T.CreateChecked(random.Next(-4, 5));

        return numbers;
    }

    private static int Count(int[] sizes) => (int)ConvolutionShape.Product(sizes);

    private static int Input(ConvolutionShape shape, int place, int tap)
    {
        int at = 0, scale = 1;
        for (int axis = shape.Input.Length - 1; axis >= 0; axis--)
        {
            int i = (place % shape.Output[axis] * shape.Strides[axis]) + (tap % shape.Kernel[axis] * shape.Dilations[axis]) - shape.PadsBegin[axis];
            if (i < 0 || i >= shape.Input[axis])
                return -1;

            at += i * scale;
            scale *= shape.Input[axis];
            place /= shape.Output[axis];
            tap /= shape.Kernel[axis];
        }

        return at;
    }
}
