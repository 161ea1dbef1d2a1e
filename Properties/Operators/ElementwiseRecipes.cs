using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Elementwise functions and activations.</summary>
internal static class ElementwiseRecipes
{
    private static readonly string[] Plain =
    [
        "Abs", "Neg", "Exp", "Sin", "Cos", "Tan", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Erf", "Sigmoid",
        "Softplus", "Softsign", "Selu", "Mish", "HardSwish", "Relu", "Reciprocal", "Identity", "Gelu",
    ];

    private static readonly string[] Steps = ["Floor", "Ceil", "Round", "Sign"];

    private static readonly string[] Pairs = ["Add", "Sub", "Mul", "Div", "Max", "Min", "PRelu", "Sum", "Mean", "Mod"];

    public static IEnumerable<OperatorRecipe> All =>
    [
        .. Plain
            .Select(op => new OperatorRecipe(op, d => d.Node(op, [d.Real(d.Shape())]))),
        .. Steps.Select(op => new OperatorRecipe(op, d => d.Node(op, [d.Real(d.Shape())])) { IsDifferentiable = false }),
        new("Log", d => d.Node("Log", [d.Real(d.Shape(), MathF.Abs)])),
        new("Sqrt", d => d.Node("Sqrt", [d.Real(d.Shape(), MathF.Abs)])),
        new("Asin", d => d.Node("Asin", [d.Uniform(d.Shape(), -1, 1)])),
        new("Acos", d => d.Node("Acos", [d.Uniform(d.Shape(), -1, 1)])),
        new("Atanh", d => d.Node("Atanh", [d.Uniform(d.Shape(), -1, 1)])),
        new("Acosh", d => d.Node("Acosh", [d.Real(d.Shape(), v => 1 + MathF.Abs(v))])),
        new("Gelu", d => d.Node("Gelu", [d.Real(d.Shape())], Text("approximate", "tanh"))),
        new("Elu", d => d.Node("Elu", [d.Real(d.Shape())], Float("alpha", d.Random.Uniform(0.1, 2)))),
        new("Celu", d => d.Node("Celu", [d.Real(d.Shape())], Float("alpha", d.Random.Uniform(0.1, 2)))),
        new("LeakyRelu", d => d.Node("LeakyRelu", [d.Real(d.Shape())], Float("alpha", d.Random.Uniform(0, 0.5)))),
        new("ThresholdedRelu", d => d.Node("ThresholdedRelu", [d.Real(d.Shape())], Float("alpha", d.Random.Uniform(-1, 1)))),
        new("HardSigmoid", d => d.Node("HardSigmoid", [d.Real(d.Shape())], Float("alpha", d.Random.Uniform(0.1, 0.5)), Float("beta", d.Random.Uniform(0, 1)))),
        new("Shrink", d => d.Node("Shrink", [d.Real(d.Shape())], Float("lambd", d.Random.Uniform(0, 1)), Float("bias", d.Random.Uniform(-1, 1)))),
        new("Clip", d => d.Node("Clip", [d.Real(d.Shape()), d.Scalar(-0.5f), d.Scalar(0.75f)])),
        .. Pairs.Select(op => new OperatorRecipe(op, d => Pair(d, op))),
        new("Pow", d => { int[] shape = d.Shape(); d.Node("Pow", [d.Real(shape, MathF.Abs), d.Real(d.Broadcast(shape), Palette.Normal)]); }),
        new("Pow", d =>
        {
            // Where derivatives are asked for there must be one: no root of a negative number.
            int[] shape = d.Shape();
            Palette palette = d.Pick(Palette.Normal, Palette.Mixed);
            d.Node("Pow", [d.IsSmall ? d.Real(shape, MathF.Abs) : d.Real(shape, palette), d.Scalar(d.Pick(2f, 3f, 0.5f, -1f, 4f, 1f, 0f))]);
        }),
        new("Where", d => { int[] shape = d.Shape(); d.Node("Where", [d.Booleans(d.Broadcast(shape)), d.Real(shape), d.Real(d.Broadcast(shape))]); }),
    ];

    private static void Pair(GraphDraft d, string op)
    {
        int[] shape = d.Shape();
        bool swap = op != "PRelu" && d.Chance(2) && !(op == "Mod" && d.IsSmall);
        // Differences see the jumps of a remainder only where they are farther apart than the steps.
        string a = d.Real(shape), b = op == "Mod" && d.IsSmall ? d.Uniform(d.Broadcast(shape), 0.5, 2) : d.Real(d.Broadcast(shape));
        string[] from = swap ? [b, a] : [a, b];
        from = op is "Sum" or "Mean" or "Max" or "Min" && d.Chance(2) ? [.. from, d.Real(d.Broadcast(shape))] : from;
        d.Node(op, from, op == "Mod" ? [Int("fmod", 1)] : []);
    }
}
