using Verification.Reference.Operators;

namespace Verification.Reference.Onnx;

/// <summary>Activation functions: elementwise and along an axis.</summary>
public static partial class Catalogue<T>
{
    static partial void Activations()
    {
        On("Relu", 1, c => NumberFunction.Apply<T, Relu>(c.Any(0)));
        On("LeakyRelu", 1, c => LeakyRelu.Of(c.Real(0), c.Float("alpha", 0.01f)));
        On("PRelu", 1, c => PRelu.OfChannels<T>(c.Any(0), c.Any(1)));
        On("PRelu", 7, c => PRelu.Of<T>(c.Any(0), c.Any(1)));
        On("ThresholdedRelu", 10, c => ThresholdedRelu.Of(c.Real(0), c.Float("alpha", 1)));
        On("Shrink", 9, c => Shrink.Of<T>(c.Any(0), c.Float("lambd", 0.5f), c.Float("bias", 0)));

        On("Elu", 1, c => Elu.Of(c.Real(0), c.Float("alpha", 1)))
            .Forms["subtracted"] = c => [Elu.Subtracted(c.Real(0), c.Float("alpha", 1))];
        On("Selu", 1, c => Selu.Of(c.Real(0), c.Float("alpha", 1.6732f), c.Float("gamma", 1.0507f)))
            .Forms["subtracted"] = c => [Selu.Subtracted(c.Real(0), c.Float("alpha", 1.6732f), c.Float("gamma", 1.0507f))];
        On("Selu", 6, c => Selu.Of(c.Real(0), c.Float("alpha", 1.67326319f), c.Float("gamma", 1.05070102f)))
            .Forms["subtracted"] = c => [Selu.Subtracted(c.Real(0), c.Float("alpha", 1.67326319f), c.Float("gamma", 1.05070102f))];
        On("Celu", 12, c => Celu.Of(c.Real(0), c.Float("alpha", 1)))
            .Forms["subtracted"] = c => [Celu.Subtracted(c.Real(0), c.Float("alpha", 1))];

        On("Sigmoid", 1, c => RealFunction.Apply<T, Sigmoid>(c.Real(0)))
            .Forms["tanh"] = c => [RealFunction.Apply<T, Sigmoid.ByTanh>(c.Real(0))];
        On("HardSigmoid", 1, c => HardSigmoid.Of(c.Real(0), c.Float("alpha", 0.2f), c.Float("beta", 0.5f)));
        On("HardSwish", 14, c => RealFunction.Apply<T, HardSwish>(c.Real(0)));
        On("Softplus", 1, c => RealFunction.Apply<T, Softplus>(c.Real(0)))
            .Forms["logarithm"] = c => [RealFunction.Apply<T, Softplus.ByLogarithm>(c.Real(0))];
        On("Softsign", 1, c => RealFunction.Apply<T, Softsign>(c.Real(0)))
            .Forms["reciprocal"] = c => [RealFunction.Apply<T, Softsign.ByReciprocal>(c.Real(0))];
        On("Swish", 24, c => Swish.Of(c.Real(0), c.Float("alpha", 1)));
        On("SwiGLU", 28, c => SwiGLU.Of(c.Real(0), c.Real(1), c.Float("alpha", 1)));
        On("Mish", 18, c => RealFunction.Apply<T, Mish>(c.Real(0)));
        Operator<T> gelu = On("Gelu", 20, c => Approximates(c) ? Gelu.ByTanh(c.Real(0)) : Gelu.Of(c.Real(0)));
        gelu.Forms["erf"] = c => [Approximates(c) ? Gelu.ByTanh(c.Real(0)) : Gelu.ByErf(c.Real(0))];
        gelu.Forms["sigmoid"] = c => [Approximates(c) ? Gelu.BySigmoid(c.Real(0)) : Gelu.Of(c.Real(0))];

        On("Softmax", 1, c => Softmax.Flattened(c.Real(0), c.Int("axis", 1)));
        On("Softmax", 13, c => Softmax.Of(c.Real(0), c.Int("axis", -1)));
        On("LogSoftmax", 1, c => LogSoftmax.Flattened(c.Real(0), c.Int("axis", 1)));
        On("LogSoftmax", 13, c => LogSoftmax.Of(c.Real(0), c.Int("axis", -1)));
        On("Hardmax", 1, c => Hardmax.Flattened(c.Real(0), c.Int("axis", 1)));
        On("Hardmax", 13, c => Hardmax.Of(c.Real(0), c.Int("axis", -1)));
    }

    private static bool Approximates(Call<T> c) => c.Text("approximate", "none") switch
    {
        "tanh" => true,
        "none" => false,
        string other => throw c.Error($"'approximate' is '{other}': need none or tanh"),
    };
}
