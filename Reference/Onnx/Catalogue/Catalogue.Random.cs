using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Operators that draw random numbers, each from a generator seeded by its node.</summary>
public static partial class Catalogue<T>
{
    static partial void Random()
    {
        On("RandomUniform", 1, c => Uniform(c, Shape.Dimensions(c.Ints("shape")), c.Type("dtype", ElementType.Float)));
        On("RandomUniformLike", 1, c => Uniform(c, c.Any(0).Shape, c.Type("dtype", c.Any(0).ElementType)));
        On("RandomNormal", 1, c => Normal(c, Shape.Dimensions(c.Ints("shape")), c.Type("dtype", ElementType.Float)));
        On("RandomNormalLike", 1, c => Normal(c, c.Any(0).Shape, c.Type("dtype", c.Any(0).ElementType)));
        On("Multinomial", 7, c => Draws.Multinomial(MersenneTwister.For(c.Node), c.Real(0), c.Int("sample_size", 1), c.Type("dtype", ElementType.Int32)));
        On("Bernoulli", 15, c => Draws.Bernoulli(MersenneTwister.For(c.Node), c.Real(0), c.Type("dtype", c.Any(0).ElementType)));

        On("Dropout", 1, c => RealMask(c.Flag("is_test") ? Dropout.Identity(c.Real(0)) : Dropout.Of(c.Real(0), c.Float("ratio", 0.5f), MersenneTwister.For(c.Node))));
        On("Dropout", 7, c => [Dropout.Identity(c.Real(0)).Output, null]); // before 12, the standard leaves the mask outside training open
        On("Dropout", 12, c => BoolMask(c.Gives(2) && c.Of<bool>(2) is { Count: 1 } training && training[0]
            ? Dropout.Of(c.Real(0), c.Gives(1) ? c.Scalar(1) : T.CreateChecked(0.5), MersenneTwister.For(c.Node)) : Dropout.Identity(c.Real(0))));
    }

    private static Tensor Uniform(Call<T> c, int[] shape, ElementType type) =>
        Draws.Uniform<T>(MersenneTwister.For(c.Node), shape, type, double.CreateChecked(c.Float("low", 0)), double.CreateChecked(c.Float("high", 1)));

    private static Tensor Normal(Call<T> c, int[] shape, ElementType type) =>
        Draws.Normal<T>(MersenneTwister.For(c.Node), shape, type, double.CreateChecked(c.Float("mean", 0)), double.CreateChecked(c.Float("scale", 1)));

    private static Value?[] BoolMask((Tensor<T> Output, Tensor<bool> Kept) dropout) => [dropout.Output, dropout.Kept];

    private static Value?[] RealMask((Tensor<T> Output, Tensor<bool> Kept) dropout) =>
        [dropout.Output, new Tensor<T>(Array.ConvertAll(dropout.Kept.Values, kept => kept ? T.One : T.Zero), dropout.Kept.Shape, dropout.Output.ElementType)];
}
