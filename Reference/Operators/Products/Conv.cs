using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Convolution (in fact correlation): y[b, f, o] = B[f] + Σ w[f, c, t]·x[b, c, o·stride + t·dilation − pad] over channels c and taps t.</summary>
/// <remarks>
/// Shape: x [N, C, size…], w [F, C/group, kernel…], B [F] → [N, F, ⌊(size + pads − dilation·(kernel − 1) − 1)/stride⌋ + 1…].
/// SAME pads make that ⌈size/stride⌉, the odd one at the end (SAME_UPPER) or at the beginning (SAME_LOWER).<br/>
/// Domain: reals, over any number of axes; an infinite weight over a pad makes NaN or not, as the implementation will.<br/>
/// Error: each product and the bias meet at most as many roundings as there are terms, whatever the order.<br/>
/// Since: 1; 11 and 22 change no meaning.<br/>
/// Source: ONNX Conv-22.
/// </remarks>
public static class Conv
{
    /// <summary>The convolution of x with w.</summary>
    public static Tensor<TNumber> Of<TNumber>(Tensor<TNumber> x, Tensor<TNumber> w, Tensor<TNumber>? bias, ConvolutionWindow window) where TNumber : INumber<TNumber>
    {
        ConvolutionShape shape = window.On(x.Shape, w.Shape);
        if (bias is not null && bias.Count != shape.Filters)
        {
            throw new ShapeException($"'B' has shape {Shape.Text(bias.Shape)}: need [{shape.Filters}]");
        }
        int[] result = [shape.Batch, shape.Filters, .. shape.Output];
        if (ProducedConvolution.TryOf(shape, x, w, bias) is { } kernel)
        {
            return kernel.Tensor(result, x.ElementType, shape.Depth, lazily: false);
        }
        TNumber[] y = Shape.AllocateUncleared<TNumber>(result);
        if (y.Length > 0)
        {
            Special.Product(new ConvolutionForm(shape), x, w, bias is null ? default : bias.Values.AsSpan(), y.AsSpan());
        }
        return new Tensor<TNumber>(y, result, x.ElementType);
    }
}
