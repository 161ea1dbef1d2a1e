using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Comparisons, logic and selection.</summary>
public static partial class Catalogue<T>
{
    static partial void Logic()
    {
        On("And", 1, c => Logical<And>(c, AlignedByAttribute(c)));
        On("And", 7, c => Logical<And>(c, c.Any(1)));
        On("Or", 1, c => Logical<Or>(c, AlignedByAttribute(c)));
        On("Or", 7, c => Logical<Or>(c, c.Any(1)));
        On("Xor", 1, c => Logical<Xor>(c, AlignedByAttribute(c)));
        On("Xor", 7, c => Logical<Xor>(c, c.Any(1)));
        On("Not", 1, c => Not.Of(c.Of<bool>(0)));

        On("Equal", 1, c => Equal.Apply<T>(c.Any(0), AlignedByAttribute(c)));
        On("Equal", 7, c => Equal.Apply<T>(c.Any(0), c.Any(1)));
        On("Greater", 1, c => Comparison.Apply<T, Greater>(c.Any(0), AlignedByAttribute(c)));
        On("Greater", 7, c => Comparison.Apply<T, Greater>(c.Any(0), c.Any(1)));
        On("Less", 1, c => Comparison.Apply<T, Less>(c.Any(0), AlignedByAttribute(c)));
        On("Less", 7, c => Comparison.Apply<T, Less>(c.Any(0), c.Any(1)));
        On("GreaterOrEqual", 12, c => Comparison.Apply<T, GreaterOrEqual>(c.Any(0), c.Any(1)));
        On("LessOrEqual", 12, c => Comparison.Apply<T, LessOrEqual>(c.Any(0), c.Any(1)));

        On("Where", 9, c => Where.Of(c.Of<bool>(0), c.Any(1), c.Any(2)));
    }

    private static Tensor<bool> Logical<TOperator>(Call<T> c, Tensor y) where TOperator : struct, IBinary<bool, bool>
    {
        Tensor<bool> x = c.Of<bool>(0);
        return Broadcasting.Map<bool, bool, TOperator>(x, Numeric.Same(x, y), default, ElementType.Bool);
    }
}
