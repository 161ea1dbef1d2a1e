using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Further operators that choose, place, convert and accumulate elements.</summary>
internal static class IndexingRecipes
{
    private static readonly string[] Placements = ["none", "add", "mul", "max", "min"];

    public static IEnumerable<OperatorRecipe> All =>
    [
        new("Compress", d =>
        {
            int[] shape = d.Shape();
            int axis = d.Below(shape.Length);
            d.Node("Compress", [d.Real(shape), d.Booleans([shape[axis]])], Int("axis", axis));
        }),
        new("ScatterND", d =>
        {
            int rows = d.Between(2, 5), width = d.Between(1, 3);
            // Every row once: what a later update would overwrite depends on the order.
            d.Node("ScatterND", [d.Real([rows, width]), d.Longs([1, 1], d.Below(rows)), d.Real([1, width])], Text("reduction", d.Pick(Placements.AsSpan())));
        }),
        new("Scatter", d =>
        {
            int[] shape = d.Shape(1, 2);
            int axis = d.Below(shape.Length);
            int[] one = [.. shape.Select((n, a) => a == axis ? 1 : n)];
            d.Node("Scatter", [d.Real(shape), d.Integers(one, shape[axis]), d.Real(one)], Int("axis", axis));
        }) { Opset = 10 },
        new("TensorScatter", d =>
        {
            int batch = d.Between(1, 2), capacity = d.Between(3, 6), width = d.Between(1, 3), length = d.Between(1, 2);
            d.Node(
                "TensorScatter",
                [d.Real([batch, capacity, width]), d.Real([batch, length, width]), d.Longs([.. Enumerable.Range(0, batch).Select(_ => (long)d.Below(capacity - length + 1))])],
                Text("mode", d.Pick("linear", "circular")));
        }) { Opset = 24 },
        new("Unique", d => d.Node("Unique", [d.Real([d.Between(1, 6)])])),
        new("Squeeze", d => d.Node("Squeeze", [d.Real([1, .. d.Shape(1, 2), 1]), d.Longs(0, -1)])),
        new("CenterCropPad", d =>
        {
            int[] shape = d.Shape(1, 3);
            d.Node("CenterCropPad", [d.Real(shape), d.Longs([.. shape.Select(n => (long)Math.Max(1, n + d.Between(-2, 2)))])]);
        }),
        new("Col2Im", d =>
        {
            int channels = d.Between(1, 2), stride = d.Between(1, 2), pad = d.Below(2), height = d.Between(3, 5), width = d.Between(3, 5);
            int blocks = ((height + 2 * pad - 2) / stride + 1) * ((width + 2 * pad - 3) / stride + 1);
            d.Node("Col2Im", [d.Real([d.Between(1, 2), channels * 6, blocks]), d.Longs(height, width), d.Longs(2, 3)], Ints("strides", stride, stride), Ints("pads", pad, pad, pad, pad));
        }),
        new("CumProd", d =>
        {
            int[] shape = d.Shape(1, 3);
            d.Node("CumProd", [d.Uniform(shape, -1.5, 1.5), d.Scalar((long)d.Below(shape.Length))], Int("exclusive", d.Below(2)), Int("reverse", d.Below(2)));
        }) { Opset = 26 },
        new("Cast", d => d.Node("Cast", [d.Real(d.Shape())], Int("to", (int)Reference.Tensors.ElementType.Double))),
        // Constants, because how many numbers there are depends on them: differences would meet another shape.
        new("Range", d => d.Node("Range", [d.Scalar((float)d.Random.Uniform(-3, 0)), d.Scalar((float)d.Random.Uniform(1, 3)), d.Scalar((float)d.Random.Uniform(0.05, 1))])) { IsDifferentiable = false },
        new("DequantizeLinear", d =>
        {
            int[] shape = d.Shape(1, 3);
            sbyte[] values = [.. Enumerable.Range(0, Reference.Tensors.Shape.Count(shape)).Select(_ => (sbyte)(d.Below(256) - 128))];
            d.Node("DequantizeLinear", [d.Constant(new Reference.Tensors.Tensor<sbyte>(values, shape)), d.Uniform([], 0.01, 2), d.Constant(new Reference.Tensors.Tensor<sbyte>([(sbyte)(d.Below(256) - 128)], []))]);
        }),
        new("Dropout", d => d.Node("Dropout", [d.Real(d.Shape())])),
    ];
}
