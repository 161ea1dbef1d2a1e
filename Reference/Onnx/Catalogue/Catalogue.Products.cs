using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Matrix products, convolutions and their quantized forms.</summary>
public static partial class Catalogue<T>
{
    static partial void Products()
    {
        On("MatMul", 1, c => MatMul.Apply<T>(c.Any(0), c.Any(1)));
        On("MatMulInteger", 10, c => QuantizedProducts.MatMulInteger(c.Any(0), c.Any(1), c.AnyOrNone(2), c.AnyOrNone(3)));
        On("QLinearMatMul", 10, c => QuantizedProducts.QLinearMatMul(c.Any(0), c.Real(1), c.Any(2), c.Any(3), c.Real(4), c.Any(5), c.Real(6), c.Any(7)));

        On("Gemm", 1, c => General(c, c.Flag("broadcast")));
        On("Gemm", 7, c => General(c, broadcast: true));

        On("Conv", 1, c => Conv.Of(c.Real(0), c.Real(1), c.RealOrNone(2), Window(c)));
        On("ConvInteger", 10, c => QuantizedProducts.ConvInteger(c.Any(0), c.Any(1), c.AnyOrNone(2), c.AnyOrNone(3), Window(c)));
        On("QLinearConv", 10, c => QuantizedProducts.QLinearConv(
            c.Any(0), c.Real(1), c.Any(2), c.Any(3), c.Real(4), c.Any(5), c.Real(6), c.Any(7), c.Gives(8) ? c.Of<int>(8) : null, Window(c)));
        On("ConvTranspose", 1, c => ConvTranspose.Of(c.Real(0), c.Real(1), c.RealOrNone(2), Window(c), c.Ints("output_padding"), c.Ints("output_shape"), firstVersion: true));
        On("ConvTranspose", 11, c => ConvTranspose.Of(c.Real(0), c.Real(1), c.RealOrNone(2), Window(c), c.Ints("output_padding"), c.Ints("output_shape")));
        On("DeformConv", 19, c => DeformConv.Of(c.Real(0), c.Real(1), c.Real(2), c.RealOrNone(3), c.RealOrNone(4), Window(c), c.Int("offset_group", 1)));
        On("CausalConvWithState", 27, c =>
        {
            (Tensor<T> output, Tensor<T> present) = CausalConvWithState.Of(c.Real(0), c.Real(1), c.RealOrNone(2), c.RealOrNone(3), c.Text("activation", "none"));
            return [output, present];
        });

        On("Einsum", 12, c => Einsum.Apply<T>(c.Every(c.Any), c.Text("equation", "")));
        On("Det", 11, c => Det.Of(c.Real(0)));
    }

    private static ConvolutionWindow Window(Call<T> c) => new()
    {
        AutoPad = c.Text("auto_pad", "NOTSET"),
        KernelShape = c.Ints("kernel_shape"),
        Strides = c.Ints("strides"),
        Dilations = c.Ints("dilations"),
        Pads = c.Ints("pads"),
        Group = c.Int("group", 1),
    };

    private static Tensor General(Call<T> c, bool broadcast)
    {
        Tensor y = Gemm.Apply<T>(
            c.Any(0), c.Any(1), c.AnyOrNone(2), double.CreateTruncating(c.Float("alpha", 1)), double.CreateTruncating(c.Float("beta", 1)),
            c.Flag("transA"), c.Flag("transB"));
        return broadcast || c.Any(2).Shape.AsSpan().SequenceEqual(y.Shape) ? y
            : throw c.Error($"'C' has shape {Shape.Text(c.Any(2).Shape)}: need {Shape.Text(y.Shape)}, or 'broadcast' set");
    }
}
