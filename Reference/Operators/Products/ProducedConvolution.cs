using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The elements of a convolution in float or double, as the kernel produces them.</summary>
internal static class ProducedConvolution
{
    /// <summary>Those of x with w; null if the kernel has no such number.</summary>
    public static Produced<TNumber>? TryOf<TNumber>(ConvolutionShape shape, Tensor<TNumber> x, Tensor<TNumber> w, Tensor<TNumber>? bias) => (x, w, (object?)bias) switch
    {
        (Tensor<float> images, Tensor<float> filters, var start) => (Produced<TNumber>)(object)new Of<float>(shape, images, filters, (Tensor<float>?)start),
        (Tensor<double> images, Tensor<double> filters, var start) => (Produced<TNumber>)(object)new Of<double>(shape, images, filters, (Tensor<double>?)start),
        _ => null,
    };

    private sealed class Of<T>(ConvolutionShape shape, Tensor<T> x, Tensor<T> w, Tensor<T>? bias) : Produced<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        protected override int Count => checked((int)shape.OutputLength);

        protected override void Produce(T[] result, Action<int, int>? finished) =>
            Convolution.Of<T>(shape, x.Values, w.Values, bias is null ? default : bias.Values, result, Limits.Current.MaxThreads, finished);
    }
}
