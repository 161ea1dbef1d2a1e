using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Products of quantized tensors: the integers less their zero points are multiplied exactly, then scaled, rounded and saturated.</summary>
/// <remarks>
/// MatMulInteger, ConvInteger: y = (a − z_a) ⋆ (b − z_b) in int32. QLinearMatMul, QLinearConv: y = saturate(round((a − z_a) ⋆ (b − z_b) · s_a·s_b/s_y) + z_y), ties to even.<br/>
/// Shape: as <see cref="MatMul"/> and <see cref="Conv"/>; scales and zero points are one number, one for each row of a or of y, or one for each column (filter) of b.<br/>
/// Domain: int8, uint8 (and any float8 for QLinearMatMul); sums wrap around in 32 bits; the pads of a convolution are zero points.<br/>
/// Since: 10; QLinearMatMul-21 adds float8 and scales of 16 bits.<br/>
/// Source: ONNX MatMulInteger-10, ConvInteger-10, QLinearMatMul-21, QLinearConv-10.
/// </remarks>
public static class QuantizedProducts
{
    /// <summary>MatMulInteger.</summary>
    public static Tensor<int> MatMulInteger(Tensor a, Tensor b, Tensor? aZero, Tensor? bZero) =>
        MatMul.Of(Centred(a, AsRows(aZero, a)), Centred(b, bZero));

    /// <summary>ConvInteger.</summary>
    public static Tensor<int> ConvInteger(Tensor x, Tensor w, Tensor? xZero, Tensor? wZero, ConvolutionWindow window) =>
        Conv.Of(Centred(x, xZero), Centred(w, AsFilters(wZero, w)), null, window);

    /// <summary>QLinearMatMul.</summary>
    public static Tensor QLinearMatMul<T>(Tensor a, Tensor<T> aScale, Tensor aZero, Tensor b, Tensor<T> bScale, Tensor bZero, Tensor<T> yScale, Tensor yZero)
        where T : IFloatingPointIeee754<T>
    {
        Tensor<T> product = a is Tensor<T>
            ? MatMul.Of(Lessened<T>(a, AsRows(aZero, a)), Lessened<T>(b, bZero))
            : QuantizedValues.ToReal<T>(MatMulInteger(a, b, aZero, bZero));
        bool isVector = a.Rank == 1;
        Tensor<T> scale = Divide(Multiply((Tensor<T>)AsRows(aScale, a, isVector)!, bScale), (Tensor<T>)AsRows(yScale, a, isVector)!);
        return QuantizedValues.Saturate(Multiply(product, scale), AsRows(yZero, a, isVector)!);
    }

    /// <summary>QLinearConv.</summary>
    public static Tensor QLinearConv<T>(Tensor x, Tensor<T> xScale, Tensor xZero, Tensor w, Tensor<T> wScale, Tensor wZero, Tensor<T> yScale, Tensor yZero, Tensor<int>? bias, ConvolutionWindow window)
        where T : IFloatingPointIeee754<T>
    {
        Tensor<T> sums = QuantizedValues.ToReal<T>(Conv.Of(Centred(x, xZero), Centred(w, AsFilters(wZero, w)), bias, window));
        Tensor<T> filterScale = wScale.Count == 1 ? wScale : wScale.Reshaped([wScale.Count, .. Enumerable.Repeat(1, x.Rank - 2)]);
        Tensor<T> scale = Divide(Multiply(Single(xScale), filterScale), Single(yScale));
        return QuantizedValues.Saturate(Multiply(sums, scale), yZero.Count == 1 ? yZero.WithShape([]) : yZero);
    }

    private static Tensor<int> Centred(Tensor x, Tensor? zero)
    {
        Tensor<int> values = QuantizedValues.ToInt(x);
        return zero is null ? values : (Tensor<int>)Arithmetic.Apply<int, Difference>(values, zero.Count == 1 ? QuantizedValues.ToInt(zero).Reshaped() : QuantizedValues.ToInt(zero));
    }

    private static Tensor<T> Lessened<T>(Tensor x, Tensor? zero) where T : IFloatingPointIeee754<T> =>
        zero is null ? (Tensor<T>)x : (Tensor<T>)Arithmetic.Apply<T, Difference>(x, zero.Count == 1 ? zero.WithShape([]) : zero);

    /// <summary>A vector with one entry for each row of a matrix, as a column.</summary>
    private static Tensor? AsRows(Tensor? x, Tensor a, bool isVector = false) =>
        x is null ? null : x.Count == 1 ? x.WithShape([]) : x.Rank == 1 && a.Rank >= 2 && !isVector && x.Count == a.Shape[^2] ? x.WithShape([x.Count, 1]) : x;

    private static Tensor? AsFilters(Tensor? x, Tensor w) => x is null || x.Count == 1 ? x : x.WithShape([x.Count, .. Enumerable.Repeat(1, w.Rank - 1)]);

    private static Tensor<T> Single<T>(Tensor<T> x) => x.Count == 1 ? x.Reshaped() : throw new ShapeException($"a scale has shape {Shape.Text(x.Shape)}: need one number");

    private static Tensor<T> Multiply<T>(Tensor<T> x, Tensor<T> y) where T : IFloatingPointIeee754<T> => (Tensor<T>)Arithmetic.Apply<T, Factor>(x, y);

    private static Tensor<T> Divide<T>(Tensor<T> x, Tensor<T> y) where T : IFloatingPointIeee754<T> => (Tensor<T>)Arithmetic.Apply<T, Ratio>(x, y);

    private readonly struct Difference : IArithmetic
    {
        public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => x - y;
    }

    private readonly struct Factor : IArithmetic
    {
        public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => x * y;
    }

    private readonly struct Ratio : IArithmetic
    {
        public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => x / y;
    }
}
