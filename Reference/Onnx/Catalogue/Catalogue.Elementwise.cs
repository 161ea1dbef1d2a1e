using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Arithmetic and elementary functions of each element.</summary>
public static partial class Catalogue<T>
{
    static partial void Elementwise()
    {
        On("Add", 1, c => Arithmetic.Apply<T, Add>(c.Any(0), AlignedByAttribute(c)));
        On("Add", 7, c => Arithmetic.Apply<T, Add>(c.Any(0), c.Any(1)));
        On("Sub", 1, c => Arithmetic.Apply<T, Sub>(c.Any(0), AlignedByAttribute(c)));
        On("Sub", 7, c => Arithmetic.Apply<T, Sub>(c.Any(0), c.Any(1)));
        On("Mul", 1, c => Arithmetic.Apply<T, Mul>(c.Any(0), AlignedByAttribute(c)));
        On("Mul", 7, c => Arithmetic.Apply<T, Mul>(c.Any(0), c.Any(1)));
        On("Div", 1, c => Arithmetic.Apply<T, Div>(c.Any(0), AlignedByAttribute(c)));
        On("Div", 7, c => Arithmetic.Apply<T, Div>(c.Any(0), c.Any(1)));
        On("Pow", 1, c => Pow.Of<T>(c.Any(0), AlignedByAttribute(c)));
        On("Pow", 7, c => Pow.Of<T>(c.Any(0), c.Any(1)));
        On("Mod", 10, c => c.Flag("fmod") ? Arithmetic.Apply<T, TruncatedRemainder>(c.Any(0), c.Any(1)) : Arithmetic.Apply<T, FlooredRemainder>(c.Any(0), c.Any(1)));

        On("Max", 1, c => Arithmetic.Fold<T, Max>(c.Every(c.Any)));
        On("Min", 1, c => Arithmetic.Fold<T, Min>(c.Every(c.Any)));
        On("Sum", 1, c => Sum.Of(c.Every(c.Real)));
        On("Mean", 1, c => Sum.Mean(c.Every(c.Real)));

        On("Neg", 1, c => NumberFunction.Apply<T, Neg>(c.Any(0)));
        On("Abs", 1, c => NumberFunction.Apply<T, Abs>(c.Any(0)));
        On("Sign", 9, c => Sign.Apply<T>(c.Any(0)));
        On("Clip", 1, c => Clip.Of<T>(c.Any(0), c.Has("min") ? Tensor<T>.Scalar(c.Float("min", 0)) : null, c.Has("max") ? Tensor<T>.Scalar(c.Float("max", 0)) : null));
        On("Clip", 6, c => Clip.Of<T>(c.Any(0), Tensor<T>.Scalar(c.Float("min", float.MinValue)), Tensor<T>.Scalar(c.Float("max", float.MaxValue))));
        On("Clip", 11, c => Clip.Of<T>(c.Any(0), c.AnyOrNone(1), c.AnyOrNone(2)));
        On("CumSum", 11, c => Cumulative.Sum<T>(c.Any(0), c.Long(1), c.Flag("exclusive"), c.Flag("reverse")));
        On("CumProd", 26, c => Cumulative.Product<T>(c.Any(0), c.Long(1), c.Flag("exclusive"), c.Flag("reverse")));

        On("Sqrt", 1, c => RealFunction.Apply<T, Sqrt>(c.Real(0)));
        On("Reciprocal", 1, c => RealFunction.Apply<T, Reciprocal>(c.Real(0)));
        On("Exp", 1, c => RealFunction.Apply<T, Exp>(c.Real(0)));
        On("Log", 1, c => RealFunction.Apply<T, Log>(c.Real(0)));
        On("Sin", 7, c => RealFunction.Apply<T, Sin>(c.Real(0)));
        On("Cos", 7, c => RealFunction.Apply<T, Cos>(c.Real(0)));
        On("Tan", 7, c => RealFunction.Apply<T, Tan>(c.Real(0)));
        On("Asin", 7, c => RealFunction.Apply<T, Asin>(c.Real(0)));
        On("Acos", 7, c => RealFunction.Apply<T, Acos>(c.Real(0)));
        On("Atan", 7, c => RealFunction.Apply<T, Atan>(c.Real(0)));
        On("Sinh", 9, c => RealFunction.Apply<T, Sinh>(c.Real(0)));
        On("Cosh", 9, c => RealFunction.Apply<T, Cosh>(c.Real(0)));
        On("Tanh", 1, c => RealFunction.Apply<T, Tanh>(c.Real(0)));
        On("Asinh", 9, c => RealFunction.Apply<T, Asinh>(c.Real(0)));
        On("Acosh", 9, c => RealFunction.Apply<T, Acosh>(c.Real(0)));
        On("Atanh", 9, c => RealFunction.Apply<T, Atanh>(c.Real(0)));
        On("Erf", 9, c => RealFunction.Apply<T, Erf>(c.Real(0)));
        On("Ceil", 1, c => RealFunction.Apply<T, Ceil>(c.Real(0)));
        On("Floor", 1, c => RealFunction.Apply<T, Floor>(c.Real(0)));
        On("Round", 11, c => RealFunction.Apply<T, Round>(c.Real(0)));
        On("IsNaN", 9, c => Classes.IsNaN(c.Real(0)));
        On("IsInf", 10, c => Classes.IsInf(c.Real(0), c.Flag("detect_negative", true), c.Flag("detect_positive", true)));

        On("BitShift", 11, c => c.Text("direction", "") switch
        {
            "LEFT" => Bitwise.Apply<ShiftLeft>(c.Any(0), c.Any(1)),
            "RIGHT" => Bitwise.Apply<ShiftRight>(c.Any(0), c.Any(1)),
            string other => throw c.Error($"'direction' is '{other}': need LEFT or RIGHT"),
        });
        On("BitwiseAnd", 18, c => Bitwise.Apply<BitwiseAnd>(c.Any(0), c.Any(1)));
        On("BitwiseOr", 18, c => Bitwise.Apply<BitwiseOr>(c.Any(0), c.Any(1)));
        On("BitwiseXor", 18, c => Bitwise.Apply<BitwiseXor>(c.Any(0), c.Any(1)));
        On("BitwiseNot", 18, c => BitwiseNot.Apply<T>(c.Any(0)));
    }

    private static Tensor AlignedByAttribute(Call<T> c) =>
        AttributeBroadcast.Align(c.Any(0), c.Any(1), c.Flag("broadcast"), c.IntOrNone("axis"));
}
