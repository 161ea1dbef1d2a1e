using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>
/// Operators that the standard's first versions had on trial and dropped before opset 10; models of that time hold them. Not here, for want of a definition:
/// ATen (any operator of a library), GRUUnit (no formula).
/// </summary>
public static partial class Catalogue<T>
{
    static partial void Experimental()
    {
        Tried("Affine", "Mul and Add", c => Affine.Of(c.Real(0), c.Float("alpha", 1), c.Float("beta", 0)));
        Tried("Scale", "Mul", c => Affine.Of(c.Real(0), c.Float("scale", 1), T.Zero));
        Tried("ImageScaler", "Mul and Add", c => c.Has("bias") ? Affine.OfChannels(c.Real(0), c.Float("scale", 1), c.Numbers("bias")) : Affine.Of(c.Real(0), c.Float("scale", 1), T.Zero));
        Tried("ScaledTanh", "Tanh and Mul", c => Affine.Of(RealFunction.Apply<T, Tanh>(Affine.Of(c.Real(0), Stated(c, "beta"), T.Zero)), Stated(c, "alpha"), T.Zero));
        Tried("ParametricSoftplus", "Softplus and Mul", c => Affine.Of(RealFunction.Apply<T, Softplus>(Affine.Of(c.Real(0), Stated(c, "beta"), T.Zero)), Stated(c, "alpha"), T.Zero));
        On("ThresholdedRelu", 1, c => ThresholdedRelu.Of(c.Real(0), c.Float("alpha", 1)));
        Tried("Crop", "Slice", c => Crop.Of(c.Any(0), c.Ints("border"), c.Ints("scale")));
        Tried("DynamicSlice", "Slice", c => Slice.Of(c.Any(0), c.Longs(1), c.Longs(2), c.LongsOrNone(3)));
        Tried("ConstantFill", "ConstantOfShape", c => ConstantOfShape.Of(Filled(c), Cast.Of<T>(Tensor<T>.Scalar(c.Float("value", 0), ElementType.Float), c.Type("dtype", ElementType.Float))));
        Tried("GivenTensorFill", "Constant", c => new Tensor<T>(c.Numbers("values"), Shape.Dimensions(Filled(c)), ElementType.Float));
    }

    private static void Tried(string opType, string successor, Func<Call<T>, Value> evaluate)
    {
        On(opType, 1, evaluate);
        Withdrawn(opType, 10, successor);
    }

    private static T Stated(Call<T> c, string name) => c.Has(name) ? c.Float(name, 0) : throw c.Error($"attribute '{name}' is required");

    // The attribute, the input's elements or its shape; then more dimensions.
    private static long[] Filled(Call<T> c) => !c.Gives(0) ? c.Ints("shape")
        : c.Has("shape") ? throw c.Error("it has an input and the attribute 'shape': need one of them")
        : [.. c.Flag("input_as_shape") ? c.Longs(0) : c.Any(0).Shape.Select(d => (long)d), .. c.Ints("extra_shape")];
}
