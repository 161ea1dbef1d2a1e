using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Gradients and optimizers (ai.onnx.preview.training).</summary>
public static partial class Catalogue<T>
{
    private const string TrainingDomain = "ai.onnx.preview.training";

    static partial void Training()
    {
        On("Adagrad", 1, c => (Value?[])Adagrad.Of(
            c.Scalar(0), c.Long(1), Optimized(c), c.Float("decay_factor", 0), c.Float("epsilon", 1e-6f), c.Float("norm_coefficient", 0)), TrainingDomain);
        On("Adam", 1, c => (Value?[])Adam.Of(
            c.Scalar(0), c.Long(1), Optimized(c), c.Float("alpha", 0.9f), c.Float("beta", 0.999f), c.Float("epsilon", 1e-6f),
            c.Float("norm_coefficient", 0), c.Float("norm_coefficient_post", 0)), TrainingDomain);
        On("Momentum", 1, c => (Value?[])Momentum.Of(
            c.Scalar(0), c.Long(1), Optimized(c), c.Float("alpha", 0), c.Float("beta", 0), c.Float("norm_coefficient", 0), c.Text("mode", "standard")), TrainingDomain);
        On("Gradient", 1, Gradient.Of, TrainingDomain);
    }

    private static Tensor<T>[] Optimized(Call<T> c) => [.. Enumerable.Range(2, Math.Max(0, c.Inputs.Length - 2)).Select(c.Real)];
}
