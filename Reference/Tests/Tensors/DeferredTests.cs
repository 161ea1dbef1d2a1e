using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Tensors;

public sealed class DeferredTests
{
    private static readonly float[] Numbers =
    [
        0, -0f, 1, -1, 2, 0.1f, -0.1f, 1e-42f, -1e-42f, float.Epsilon, float.MaxValue, float.MinValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity,
        .. Enumerable.Range(0, 1500).Select(i => MathF.Sin(i) * 10),
    ];

    [Fact]
    public void A_rectifier_read_late_is_that_of_lifted_numbers() => IsTheSame<Tracking<Binary32>>(x => NumberFunction.Apply<Augmented<Tracking<Binary32>>, Relu>(x));

    [Fact]
    public void So_it_is_where_subnormal_numbers_are_flushed() => IsTheSame<Tracking<Flushing>>(x => NumberFunction.Apply<Augmented<Tracking<Flushing>>, Relu>(x));

    [Fact]
    public void So_is_any_function() => IsTheSame<Tracking<Binary32>>(x => RealFunctionOf(x));

    [Fact]
    public void So_is_a_sum() => IsTheSame<Tracking<Binary32>>(x => Arithmetic.Apply<Augmented<Tracking<Binary32>>, Add>(x, x.WithShape(x.Shape)));

    [Fact]
    public void So_is_a_rectifier_of_a_double_double() => IsTheSame<Widening>(x => NumberFunction.Apply<Augmented<Widening>, Relu>(x));

    [Fact]
    public void Values_of_an_early_reading_are_those_of_a_late_one()
    {
        Tensor<Augmented<Tracking<Binary32>>> late = Late<Tracking<Binary32>>(), result = (Tensor<Augmented<Tracking<Binary32>>>)RealFunctionOf(late);
        Assert.Null(result.Held);
        Augmented<Tracking<Binary32>>[] some = result.Stretch(5, 700, new Augmented<Tracking<Binary32>>[700]).ToArray();
        Assert.Equal(Bits(some), Bits(result.Values.AsSpan(5, 700)));
        Assert.Equal(Bits(some), Bits(result.Stretch(5, 700, new Augmented<Tracking<Binary32>>[700])));
        Assert.Throws<ShapeException>(() => result.Reshaped(7));
        Assert.Equal(Bits(result.Values), Bits(result.Reshaped(1, Numbers.Length).Values));
    }

    private static Tensor RealFunctionOf(Tensor x) => NumberFunction.Apply<Augmented<Tracking<Binary32>>, Neg>(x);

    private static Tensor<Augmented<TRule>> Late<TRule>() where TRule : struct, IRule => (Tensor<Augmented<TRule>>)Lifting.Lazily<Augmented<TRule>>(Tensor<float>.Vector(Numbers));

    private static void IsTheSame<TRule>(Func<Tensor, Tensor> function) where TRule : struct, IRule
    {
        Tensor<Augmented<TRule>> late = (Tensor<Augmented<TRule>>)function(Late<TRule>()), early = (Tensor<Augmented<TRule>>)function(Lifting.To<Augmented<TRule>>((Tensor)Tensor<float>.Vector(Numbers)));
        Assert.Null(late.Held);
        Assert.NotNull(early.Held);
        Assert.Equal(Bits(early.Values), Bits(late.Values));
    }

    // Every bit of both words, except which NaN it is.
    private static string[] Bits<TRule>(ReadOnlySpan<Augmented<TRule>> x) where TRule : struct, IRule =>
        Array.ConvertAll(x.ToArray(), v => double.IsNaN(v.Value) ? $"NaN {v.Extra}" : $"{BitConverter.DoubleToInt64Bits(v.Value):X} {BitConverter.DoubleToInt64Bits(v.Extra):X}");

    private readonly struct Flushing : IProfile
    {
        public static string Name => "flushing";
        public static double UnitRoundoff => Binary32.UnitRoundoff;
        public static double Underflow => 1.1754943508222875e-38;
        public static bool FlushesInputs => true;
        public static double Largest => Binary32.Largest;
        public static double DivisionError => Binary32.DivisionError;
        public static double Error(Function function, double x, double y) => Binary32.Error(function, x, y);
        public static double Error(Function function, double x, double z, double y) => Binary32.Error(function, x, z, y);
        public static double SumError(int roundings) => Binary32.SumError(roundings);
    }
}
