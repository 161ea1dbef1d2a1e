using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Constants, copies and conversions between element types.</summary>
public static partial class Catalogue<T>
{
    static partial void Conversions()
    {
        On("Cast", 1, c => Cast.Of<T>(c.Any(0), Named(c, c.Text("to", ""))));
        On("Cast", 6, c => Cast.Of<T>(c.Any(0), (ElementType)c.Int("to"), c.Flag("saturate", true), c.Text("round_mode", "up")));
        On("CastLike", 15, c => Cast.Of<T>(c.Any(0), c.Any(1).ElementType, c.Flag("saturate", true), c.Text("round_mode", "up")));
        On("BitCast", 26, c => BitCast.Of<T>(c.Any(0), (ElementType)c.Int("to")));
        On("Identity", 1, c => c.Inputs is [{ } only, ..] ? only : throw c.Error("input 0 is required"));
        On("Constant", 1, Constant.Of);
        On("ConstantOfShape", 9, c => ConstantOfShape.Of(c.Longs(0), c.Constant("value") ?? Tensor<T>.Scalar(T.Zero, ElementType.Float)));
        On("EyeLike", 9, c => EyeLike.Of<T>(c.Any(0), c.Type("dtype", c.Any(0).ElementType), c.Int("k", 0)));
    }

    private static ElementType Named(Call<T> c, string type) =>
        Enum.TryParse(type, ignoreCase: true, out ElementType found) && found != ElementType.Undefined ? found : throw c.Error($"'to' is '{type}', which is no element type");
}
