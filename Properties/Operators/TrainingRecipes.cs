using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Optimizers: one step from parameters, gradients and state.</summary>
internal static class TrainingRecipes
{
    private const string Training = "ai.onnx.preview.training";

    public static IEnumerable<OperatorRecipe> All =>
    [
        new("Adagrad", d =>
        {
            int[] shape = d.Shape(1, 2);
            d.Node("Adagrad", [d.Uniform([], 0.01, 0.5), d.Scalar((long)d.Below(4)), d.Real(shape), d.Real(shape), d.Uniform(shape, 0.1, 2)], 2, Float("norm_coefficient", 0.01), Float("decay_factor", 0.1));
        }) { Domain = Training, Opset = 1 },
        new("Adam", d =>
        {
            int[] shape = d.Shape(1, 2);
            d.Node(
                "Adam", [d.Uniform([], 0.01, 0.5), d.Scalar((long)d.Below(4)), d.Real(shape), d.Real(shape), d.Real(shape), d.Uniform(shape, 0.1, 2)], 3,
                Float("norm_coefficient", 0.01), Float("norm_coefficient_post", 0.1));
        }) { Domain = Training, Opset = 1 },
        new("Momentum", d =>
        {
            int[] shape = d.Shape(1, 2);
            d.Node(
                "Momentum", [d.Uniform([], 0.01, 0.5), d.Scalar((long)d.Below(3)), d.Real(shape), d.Real(shape), d.Real(shape)], 2,
                Float("alpha", 0.9), Float("beta", 0.3), Float("norm_coefficient", 0.01), Text("mode", d.Pick("standard", "nesterov")));
        }) { Domain = Training, Opset = 1 },
    ];
}
