using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators;

public class OtherProductTests
{
    [Theory]
    [InlineData("ij,jk->ik")]
    [InlineData("ij,jk")]
    [InlineData("ij, jk -> ki")]
    [InlineData("...ij,...jk->...ik")]
    public void Einsum_is_a_matrix_product(string equation)
    {
        Tensor<double> a = Samples.Of<double>(1, 3, 4), b = Samples.Of<double>(2, 4, 5), y = Einsum.Of([a, b], equation), product = MatMul.Of(a, b);
        for (int i = 0; i < 15; i++)
        {
            Assert.Equal(product[i], equation.EndsWith("ki", StringComparison.Ordinal) ? y[i % 5 * 3 + i / 5] : y[i], 1e-14);
        }
    }

    [Fact]
    public void Einsum_takes_diagonals_sums_and_any_number_of_operands()
    {
        Tensor<double> a = new([1, 2, 3, 4], [2, 2]), v = Tensor<double>.Vector(5, 6), w = Tensor<double>.Vector(7, 8);
        Assert.Equal([1, 4], Einsum.Of([a], "ii->i").Values);
        Assert.Equal([5], Einsum.Of([a], "ii").Values);
        Assert.Equal([10], Einsum.Of([a], "ij->").Values);
        Assert.Equal([1, 3, 2, 4], Einsum.Of([a], "ij->ji").Values);
        Assert.Equal([5 * (7 + 16) + 6 * (21 + 32)], Einsum.Of([v, a, w], "i,ij,j->").Values);
        Assert.Equal([35, 40, 42, 48], Einsum.Of([v, w], "i,j->ij").Values);
        Assert.Equal([17.0, 39.0], Einsum.Of([a, v], "...j,j->...").Values);
        Assert.Throws<ShapeException>(() => Einsum.Of([a, v], "ij,k->l"));
    }

    [Fact]
    public void Einsum_broadcasts_what_the_ellipsis_stands_for()
    {
        Tensor<double> a = Samples.Of<double>(1, 5, 1, 2, 3), b = Samples.Of<double>(2, 4, 3, 2), y = Einsum.Of([a, b], "...ij,...jk->...ik"), product = MatMul.Of(a, b);
        Assert.Equal(product.Shape, y.Shape);
        Assert.All(product.Values.Zip(y.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Determinant_of_a_product_is_the_product()
    {
        Tensor<double> a = Samples.Of<double>(1, 4, 4), b = Samples.Of<double>(2, 4, 4);
        Assert.Equal(Det.Of(a)[0] * Det.Of(b)[0], Det.Of(MatMul.Of(a, b))[0], 1e-13);
        Assert.Equal([1.0], Det.Of(new Tensor<double>([], [0, 0])).Values);
        Assert.Equal([-2.0, 0.0], Det.Of(new Tensor<double>([1, 2, 3, 4, 1, 2, 2, 4], [2, 2, 2])).Values);
    }

    [Fact]
    public void Quantized_products_are_exact_until_rounded()
    {
        Tensor<byte> a = new([3, 5], [1, 2]), b = new([7, 2], [2, 1]);
        Tensor<byte> zero = Tensor<byte>.Scalar(1);
        Assert.Equal([2 * 6 + 4], QuantizedProducts.MatMulInteger(a, b, zero, zero).Values);
        Tensor<double> half = Tensor<double>.Scalar(0.5), one = Tensor<double>.Scalar(1);
        Assert.Equal([9], ((Tensor<byte>)QuantizedProducts.QLinearMatMul(a, half, zero, b, one, zero, one, zero)).Values);
        Assert.Equal([255], ((Tensor<byte>)QuantizedProducts.QLinearMatMul(a, one, zero, b, Tensor<double>.Scalar(100), zero, one, zero)).Values);
        Tensor<byte> image = new([3, 5], [1, 1, 2]), filter = new([1, 2], [1, 1, 2]);
        Assert.Equal([2 * 1, 4 * 1, 0], QuantizedProducts.ConvInteger(image, filter, zero, zero, new() { Pads = [1, 1] }).Values);
    }

    [Fact]
    public void Deformed_by_nothing_is_a_convolution()
    {
        ConvolutionWindow window = new() { Pads = [1, 1, 1, 1], Strides = [2, 1], Group = 2 };
        Tensor<double> x = Samples.Of<double>(1, 2, 4, 5, 4), w = Samples.Of<double>(2, 4, 2, 3, 3), bias = Samples.Of<double>(3, 4), y = Conv.Of(x, w, bias, window);
        Tensor<double> offset = new([2, 2 * 9 * 2, y.Shape[2], y.Shape[3]]);
        Assert.All(DeformConv.Of(x, w, offset, bias, null, window, 2).Values.Zip(y.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void Deformed_tangents_agree_with_differences()
    {
        ConvolutionWindow window = new() { Pads = [1, 1, 1, 1] };
        Tensor<Augmented<Tangents>> x = Samples.Duals(1, 1, 2, 4, 4), w = Samples.Duals(2, 2, 2, 2, 2), offset = Samples.Duals(3, 1, 8, 5, 5), mask = Samples.Duals(4, 1, 4, 5, 5);
        Differences.AgreeAlong(
            DeformConv.Of(x, w, offset, null, mask, window, 1).Values,
            step => DeformConv.Of(Samples.Along(x, step), Samples.Along(w, step), Samples.Along(offset, step), null, Samples.Along(mask, step), window, 1).Values);
    }

    [Fact]
    public void A_causal_convolution_cut_in_two_is_the_same()
    {
        Tensor<double> x = Samples.Of<double>(1, 1, 2, 6), w = Samples.Of<double>(2, 2, 1, 3);
        Tensor<double> Part(int from, int to) => new([.. x.Values[from..to], .. x.Values[(6 + from)..(6 + to)]], [1, 2, to - from]);
        Tensor<double> whole = CausalConvWithState.Of(x, w, activation: "silu").Output;
        (Tensor<double> first, Tensor<double> state) = CausalConvWithState.Of(Part(0, 1), w, activation: "silu");
        Tensor<double> rest = CausalConvWithState.Of(Part(1, 6), w, past: state, activation: "silu").Output;
        double[] joined = [first[0], .. rest.Values[..5], first[1], .. rest.Values[5..]];
        Assert.Equal(whole.Values, joined);
    }
}
