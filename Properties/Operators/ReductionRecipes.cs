using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Reductions, the softmax family and normalisations.</summary>
internal static class ReductionRecipes
{
    private static readonly string[] Sums = ["ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2", "ReduceSumSquare", "ReduceLogSumExp", "ReduceLogSum"];
    private static readonly string[] Maxima = ["Softmax", "LogSoftmax", "Hardmax"], Places = ["ArgMax", "ArgMin"], Layers = ["LayerNormalization", "RMSNormalization"];

    public static IEnumerable<OperatorRecipe> All =>
    [
        .. Sums
            .Select(op => new OperatorRecipe(op, d => Reduce(d, op))),
        .. Maxima.Select(op => new OperatorRecipe(op, d =>
        {
            int[] shape = d.Shape();
            d.Node(op, [d.Real(shape)], Int("axis", d.Between(-shape.Length, shape.Length - 1)));
        }) { IsDifferentiable = op != "Hardmax" }),
        new("CumSum", d =>
        {
            int[] shape = d.Shape();
            d.Node("CumSum", [d.Real(shape), d.Scalar((long)d.Below(shape.Length))], Int("exclusive", d.Below(2)), Int("reverse", d.Below(2)));
        }),
        .. Places.Select(op => new OperatorRecipe(op, d =>
        {
            int[] shape = d.Shape();
            d.Node(op, [d.Real(shape)], Int("axis", d.Below(shape.Length)), Int("keepdims", d.Below(2)), Int("select_last_index", d.Below(2)));
        }) { IsDifferentiable = false, GivesReals = false }),
        new("BatchNormalization", d =>
        {
            int[] shape = d.Shape(2, 4);
            int[] channels = [shape[1]];
            d.Node("BatchNormalization", [d.Real(shape), d.Real(channels, Palette.Normal), d.Real(channels, Palette.Normal), d.Real(channels, Palette.Normal), d.Uniform(channels, 0.01, 4)],
                Float("epsilon", d.Pick(1e-5, 1e-3, 1e-2)));
        }),
        new("InstanceNormalization", d =>
        {
            int[] shape = d.Shape(3, 4);
            d.Node("InstanceNormalization", [d.Real(shape), d.Real([shape[1]], Palette.Normal), d.Real([shape[1]], Palette.Normal)], Float("epsilon", d.Pick(1e-5, 1e-3)));
        }),
        new("GroupNormalization", d =>
        {
            int groups = d.Between(1, 4), channels = groups * d.Between(1, 3);
            // No offset: ONNX Runtime takes the variance in one pass (KnownDeviationTests).
            d.Node("GroupNormalization", [d.Real([d.Between(1, 3), channels, d.Size(), d.Between(1, 5)], d.Pick(Palette.Normal, Palette.Wide, Palette.Tiny, Palette.Zeros)), d.Real([channels], Palette.Normal), d.Real([channels], Palette.Normal)],
                Int("num_groups", groups), Float("epsilon", d.Pick(1e-5, 1e-3)));
        }),
        .. Layers.Select(op => new OperatorRecipe(op, d =>
        {
            int[] shape = d.Shape(2, 4);
            int axis = d.Between(1, shape.Length - 1);
            string[] from = [d.Real(shape), d.Real(shape[axis..], Palette.Normal)];
            d.Node(op, op[0] == 'L' && d.Chance(2) ? [.. from, d.Real(shape[axis..], Palette.Normal)] : from, Int("axis", d.Chance(2) ? axis : axis - shape.Length), Float("epsilon", d.Pick(1e-5, 1e-3)));
        })),
        new("LpNormalization", d =>
        {
            int[] shape = d.Shape();
            d.Node("LpNormalization", [d.Real(shape)], Int("axis", d.Below(shape.Length)), Int("p", d.Between(1, 2)));
        }),
        // Numbers of one order: ONNX Runtime slides its sum along the channels (KnownDeviationTests).
        new("LRN", d => d.Node("LRN", [d.Real([d.Extent(1, 3), d.Extent(1, 9), d.Extent(1, 5), d.Extent(1, 5)], v => v < 0 ? v - 0.5f : v + 0.5f, Palette.Normal)], Int("size", d.Between(1, 3) * 2 - 1), Float("alpha", 0.02), Float("beta", 0.75), Float("bias", 1.5))),
        // No tiny or constant numbers: ONNX Runtime leaves the epsilon out (KnownDeviationTests).
        new("MeanVarianceNormalization", d => d.Node("MeanVarianceNormalization", [d.Real([d.Extent(1, 6), d.Extent(1, 6), d.Extent(2, 6), d.Extent(2, 6)], d.Pick(Palette.Normal, Palette.Wide))], Ints("axes", d.Chance(2) ? [0, 2, 3] : [2, 3]))),
    ];

    private static void Reduce(GraphDraft d, string op)
    {
        int[] shape = d.Shape();
        string x = op == "ReduceLogSum" ? d.Real(shape, MathF.Abs) : op == "ReduceProd" ? d.Uniform(shape, -1.5, 1.5) : d.Real(shape);
        long[] axes = [.. Enumerable.Range(0, shape.Length).Where(_ => d.Chance(2)).Select(a => (long)a)];
        d.Node(op, axes.Length == 0 ? [x] : [x, d.Longs(axes)], Int("keepdims", d.Below(2)));
    }
}
