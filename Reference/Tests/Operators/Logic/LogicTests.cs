using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Logic;

public sealed class LogicTests
{
    [Fact]
    public void NaN_is_neither_less_nor_equal_nor_greater()
    {
        Value[] operands = [Tensor<double>.Vector(double.NaN, 1), Tensor<double>.Vector(double.NaN, double.NaN)];
        foreach (string comparison in new[] { "Less", "Greater", "LessOrEqual", "GreaterOrEqual", "Equal" })
        {
            Assert.Equal([false, false], Of<double, bool>(comparison, 19, operands).Values);
        }
    }

    [Fact]
    public void Zeros_of_either_sign_are_equal() => Assert.Equal([true], Of<double, bool>("Equal", 19, [Tensor<double>.Vector(-0.0), Tensor<double>.Vector(0.0)]).Values);

    [Fact]
    public void Equality_reaches_strings_bools_and_wide_integers()
    {
        Assert.Equal([true, false], Of<double, bool>("Equal", 19, [Tensor<string>.Vector("a", "b"), Tensor<string>.Scalar("a")]).Values);
        Assert.Equal([true, false], Of<double, bool>("Equal", 19, [Tensor<bool>.Vector(true, false), Tensor<bool>.Scalar(true)]).Values);
        Assert.Equal([false], Of<double, bool>("Equal", 19, [Tensor<long>.Vector(long.MaxValue), Tensor<long>.Vector(long.MaxValue - 1)]).Values);
    }

    [Fact]
    public void Selection_broadcasts_all_three_operands_of_any_type()
    {
        Tensor<bool> condition = new([true, false], [2, 1]);
        Tensor<string> chosen = Of<double, string>("Where", 16, [condition, Tensor<string>.Vector("a", "b", "c"), Tensor<string>.Scalar("z")]);
        Assert.Equal([2, 3], chosen.Shape);
        Assert.Equal(["a", "b", "c", "z", "z", "z"], chosen.Values);
    }

    [Fact]
    public void Truth_tables()
    {
        Value[] operands = [Tensor<bool>.Vector(false, false, true, true), Tensor<bool>.Vector(false, true, false, true)];
        Assert.Equal([false, false, false, true], Of<double, bool>("And", 7, operands).Values);
        Assert.Equal([false, true, true, true], Of<double, bool>("Or", 7, operands).Values);
        Assert.Equal([false, true, true, false], Of<double, bool>("Xor", 7, operands).Values);
    }
}
