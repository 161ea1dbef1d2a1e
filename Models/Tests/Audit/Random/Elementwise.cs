using static Verification.Models.Tests.Audit.Random.Draft;

namespace Verification.Models.Tests.Audit.Random;

/// <summary>Elementwise functions and activations.</summary>
internal static class Elementwise
{
    private static readonly string[] Plain =
    [
        "Abs", "Neg", "Exp", "Sin", "Cos", "Tan", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Erf", "Sigmoid",
        "Softplus", "Softsign", "Selu", "Mish", "HardSwish", "Relu", "Reciprocal", "Floor", "Ceil", "Round", "Sign", "Identity", "Gelu",
    ];

    private static readonly string[] Pairs = ["Add", "Sub", "Mul", "Div", "Max", "Min", "PRelu", "Sum", "Mean", "Mod"];

    public static IEnumerable<Recipe> All =>
    [
        .. Plain
            .Select(op => new Recipe(op, d => d.Node(op, [d.Real(d.Shape())]))),
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
        .. Pairs.Select(op => new Recipe(op, d => Pair(d, op))),
        new("Pow", d => { int[] shape = d.Shape(); d.Node("Pow", [d.Real(shape, MathF.Abs), d.Real(d.Broadcast(shape), Palette.Normal)]); }),
        new("Pow", d => d.Node("Pow", [d.Real(d.Shape(), d.Pick(Palette.Normal, Palette.Mixed)), d.Scalar(d.Pick(2f, 3f, 0.5f, -1f, 4f, 1f, 0f))])),
        new("Where", d => { int[] shape = d.Shape(); d.Node("Where", [d.Booleans(d.Broadcast(shape)), d.Real(shape), d.Real(d.Broadcast(shape))]); }),
    ];

    private static void Pair(Draft d, string op)
    {
        int[] shape = d.Shape();
        bool swap = op != "PRelu" && d.Chance(2);
        string a = d.Real(shape), b = d.Real(d.Broadcast(shape));
        string[] from = swap ? [b, a] : [a, b];
        from = op is "Sum" or "Mean" or "Max" or "Min" && d.Chance(2) ? [.. from, d.Real(d.Broadcast(shape))] : from;
        d.Node(op, from, op == "Mod" ? [Int("fmod", 1)] : []);
    }
}
