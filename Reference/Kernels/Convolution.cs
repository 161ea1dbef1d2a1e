using System.Numerics;

namespace Verification.Reference.Kernels;

/// <summary>Convolutions (correlations, as ONNX has them) over any number of spatial axes, in float or double.</summary>
/// <remarks>
/// y[b, f, o] = bias[f] + Σ w[f, c, t]·x[b, c, o·stride + t·dilation − pad] over the channels c of f's group and the taps t.<br/>
/// Shape: <see cref="ConvolutionShape"/>. Domain: all numbers; NaN and ∞ go through every product.<br/>
/// Method: a matrix product of the filters with the image, whose panels are read from a padded copy of the image as they are needed (the unfolded image
/// is never formed); one-tap filters without pads are a plain matrix product; filters over a single channel have a kernel of their own.<br/>
/// Error: |ŷ − y| ≤ γₙ Σ|w||x| (+ |bias|) with n = Depth, one more with a bias; u of the type.<br/>
/// The result does not depend on the number of threads.
/// </remarks>
public static unsafe class Convolution
{
    /// <summary>y = bias + w ⋆ x.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="shape">The sizes.</param>
    /// <param name="x">The images.</param>
    /// <param name="w">The filters.</param>
    /// <param name="bias">One number per filter, or empty for none.</param>
    /// <param name="y">Receives the result.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Of<T>(ConvolutionShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> y, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(SimdPaths.Best, shape, x, w, bias, y, threads, absolute: false);

    /// <summary>The same; <paramref name="finished"/> is called for every stretch of y (its start, its length) once its elements have their final values.</summary>
    /// <remarks>Soon after, while they are still in the second-level cache, and on the thread that computed them: what is done to them there costs no pass over memory.</remarks>
    internal static void Of<T>(
        ConvolutionShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> y, int threads, Action<int, int>? finished)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(SimdPaths.Best, shape, x, w, bias, y, threads, absolute: false, finished);

    /// <summary>y = |bias| + |w| ⋆ |x|, rounded as any sum of products is: at least (1 − γ) of the exact value.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="shape">The sizes.</param>
    /// <param name="x">The images.</param>
    /// <param name="w">The filters.</param>
    /// <param name="bias">One number per filter, or empty for none.</param>
    /// <param name="y">Receives the sums of magnitudes.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Absolute<T>(ConvolutionShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> y, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(SimdPaths.Best, shape, x, w, bias, y, threads, absolute: true);

    /// <summary>y ≥ |bias| + |w| ⋆ |x|, certainly: float sums of magnitudes, raised by the error that they can have.</summary>
    /// <remarks>See <see cref="UpperBound"/> for the factor; +∞ where a sum overflows, NaN where 0 meets ∞.</remarks>
    /// <param name="shape">The sizes.</param>
    /// <param name="x">The images.</param>
    /// <param name="w">The filters.</param>
    /// <param name="bias">One number per filter, or empty for none.</param>
    /// <param name="y">Receives the upper bounds.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void AbsoluteUpperBound(
        ConvolutionShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, int threads = 1)
    {
        Absolute(shape, x, w, bias, y, threads);
        UpperBound.Raise(y, shape.Depth + 1);
    }

    /// <summary>y ≥ |bias| + |w| ⋆ |x|, certainly, from numbers of double precision that are rounded up to float first.</summary>
    /// <remarks>A number beyond float's range becomes ∞, and NaN if it meets a zero.</remarks>
    /// <param name="shape">The sizes.</param>
    /// <param name="x">The images.</param>
    /// <param name="w">The filters.</param>
    /// <param name="bias">One number per filter, or empty for none.</param>
    /// <param name="y">Receives the upper bounds.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void AbsoluteUpperBound(
        ConvolutionShape shape, ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> bias, Span<float> y, int threads = 1)
    {
        using var images = new AlignedBuffer<float>(x.Length);
        using var filters = new AlignedBuffer<float>(w.Length);
        using var start = new AlignedBuffer<float>(bias.Length);
        AbsoluteUpperBound(
            shape,
            UpperBound.Narrow(x, images.Pointer),
            UpperBound.Narrow(w, filters.Pointer),
            UpperBound.Narrow(bias, start.Pointer),
            y,
            threads);
    }

    internal static void Run<T>(
        SimdPath path, ConvolutionShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> y, int threads, bool absolute,
        Action<int, int>? finished = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check<T>(shape, x.Length, w.Length, y.Length, threads);
        if (!bias.IsEmpty)
            Length("bias", bias.Length, shape.Filters);

        if (y.IsEmpty)
            return;

        using var start = new AlignedBuffer<T>(shape.Filters);
        for (int f = 0; f < shape.Filters; f++)
            start.Pointer[f] = bias.IsEmpty ? T.Zero : absolute ? T.Abs(bias[f]) : bias[f];

        fixed (T* input = x, weights = w, output = y)
        {
            new ConvolutionRun<T>
            {
                Path = path,
                Shape = shape,
                Layout = new PaddedImage(shape),
                X = input,
                W = weights,
                Bias = start.Pointer,
                HasBias = !bias.IsEmpty,
                Y = output,
                Absolute = absolute,
                Finished = finished,
            }.Run(threads);
        }
    }

    internal static void Check<T>(ConvolutionShape shape, int x, int w, int y, int threads)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (!MatrixProduct.Supports<T>())
            throw new ArgumentException($"the numbers are {typeof(T).Name}: need Single or Double");

        Length("x", x, shape.InputLength);
        Length("w", w, shape.WeightLength);
        Length("y", y, shape.OutputLength);
        if (threads < 1)
            throw new ArgumentException($"'threads' is {threads}: need threads ≥ 1");
    }

    internal static void Length(string name, int found, long needed)
    {
        if (found != needed)
            throw new ArgumentException($"'{name}' has {found} numbers: need {needed} for the shape");
    }
}
