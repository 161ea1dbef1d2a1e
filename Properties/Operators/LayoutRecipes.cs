using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Pooling, resampling, and operators that move elements.</summary>
internal static class LayoutRecipes
{
    public static IEnumerable<OperatorRecipe> All =>
    [
        new("MaxPool", d => Pool(d, "MaxPool")), new("AveragePool", d => Pool(d, "AveragePool")), new("LpPool", d => Pool(d, "LpPool")),
        new("GlobalAveragePool", d => d.Node("GlobalAveragePool", [d.Real(d.Shape(3, 4))])),
        new("GlobalMaxPool", d => d.Node("GlobalMaxPool", [d.Real(d.Shape(3, 4))])),
        new("Resize", Resize), new("Resize", Resize),
        new("GridSample", d =>
        {
            // Outside of a border, ONNX Runtime extrapolates by cubics instead of using the border's value (KnownDeviationTests).
            int batch = d.Between(1, 2);
            string mode = d.Pick("linear", "nearest", "cubic");
            d.Node("GridSample", [d.Real([batch, d.Between(1, 3), d.Extent(2, 7), d.Extent(2, 7)]), d.Uniform([batch, d.Extent(1, 5), d.Extent(1, 5), 2], -1.2, 1.2)],
                Text("mode", mode), Text("padding_mode", mode == "cubic" ? d.Pick("zeros", "reflection") : d.Pick("zeros", "border", "reflection")), Int("align_corners", d.Below(2)));
        }),
        new("Pad", d =>
        {
            int[] shape = d.Shape();
            string mode = d.Pick("constant", "reflect", "edge", "wrap");
            long[] pads = [.. shape.Concat(shape).Select(n => (long)d.Below(mode == "constant" || n > 2 ? 3 : 1))];
            d.Node("Pad", mode == "constant" && d.Chance(2) ? [d.Real(shape), d.Longs(pads), d.Scalar(1.5f)] : [d.Real(shape), d.Longs(pads)], Text("mode", mode));
        }),
        new("Slice", d =>
        {
            int[] shape = d.Shape();
            int axis = d.Below(shape.Length), step = d.Pick(1, 1, 2, -1, -2), start = d.Below(shape[axis]);
            d.Node("Slice", [d.Real(shape), d.Longs(start), d.Longs(step > 0 ? long.MaxValue : long.MinValue), d.Longs(axis), d.Longs(step)]);
        }),
        new("Gather", d =>
        {
            int[] shape = d.Shape();
            int axis = d.Below(shape.Length);
            d.Node("Gather", [d.Real(shape), d.Integers(d.Shape(1, 2), shape[axis], signed: true)], Int("axis", axis));
        }),
        new("GatherElements", d =>
        {
            int[] shape = d.Shape(1, 3);
            int axis = d.Below(shape.Length);
            d.Node("GatherElements", [d.Real(shape), d.Integers([.. shape.Select((n, a) => a == axis ? d.Between(1, 5) : n)], shape[axis], signed: true)], Int("axis", axis));
        }),
        new("GatherND", d =>
        {
            int[] shape = d.Shape(2, 4);
            d.Node("GatherND", [d.Real(shape), d.Integers([d.Between(1, 5), d.Between(1, 2)], Math.Min(shape[0], shape[1]))]);
        }),
        new("ScatterElements", d =>
        {
            int[] shape = d.Shape(1, 3);
            int axis = d.Below(shape.Length);
            string updates = d.Pick("add", "mul", "max", "min");
            d.Node("ScatterElements", [d.Real(shape), d.Integers(shape, shape[axis], signed: true), d.Real(shape)], Int("axis", axis), Text("reduction", updates));
        }),
        new("Concat", d =>
        {
            int[] shape = d.Shape();
            int axis = d.Below(shape.Length);
            int[] other = [.. shape.Select((n, a) => a == axis ? d.Between(1, 5) : n)];
            d.Node("Concat", [d.Real(shape), d.Real(other), d.Real(shape)], Int("axis", axis));
        }),
        new("Split", d =>
        {
            int[] shape = d.Shape();
            int axis = d.Below(shape.Length), parts = shape[axis] % 3 == 0 ? 3 : shape[axis] % 2 == 0 ? 2 : 1;
            d.Node("Split", [d.Real(shape)], parts, Int("axis", axis), Int("num_outputs", parts));
        }),
        new("Transpose", d =>
        {
            int[] shape = d.Shape(), order = [.. Enumerable.Range(0, shape.Length)];
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = d.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
            d.Node("Transpose", [d.Real(shape)], Ints("perm", order));
        }),
        new("Reshape", d => d.Node("Reshape", [d.Real(d.Shape()), d.Longs(1, -1)])),
        new("Flatten", d => d.Node("Flatten", [d.Real(d.Shape(2, 4))], Int("axis", d.Between(-2, 2)))),
        new("Expand", d => { int[] shape = d.Shape(); d.Node("Expand", [d.Real(d.Broadcast(shape)), d.Longs([.. shape.Select(n => (long)n)])]); }),
        new("Tile", d => { int[] shape = d.Shape(1, 3); d.Node("Tile", [d.Real(shape), d.Longs([.. shape.Select(_ => (long)d.Between(1, 3))])]); }),
        new("Unsqueeze", d => d.Node("Unsqueeze", [d.Real(d.Shape(1, 3)), d.Longs(0, -1)])),
        new("DepthToSpace", d => d.Node("DepthToSpace", [d.Real([d.Between(1, 2), 4 * d.Between(1, 3), d.Between(1, 4), d.Between(1, 4)])], Int("blocksize", 2), Text("mode", d.Pick("DCR", "CRD")))),
        new("SpaceToDepth", d => d.Node("SpaceToDepth", [d.Real([d.Between(1, 2), d.Between(1, 3), 2 * d.Between(1, 3), 2 * d.Between(1, 3)])], Int("blocksize", 2))),
        new("Trilu", d => d.Node("Trilu", [d.Real(d.Shape(2, 3)), d.Scalar((long)d.Between(-2, 2))], Int("upper", d.Below(2)))),
        new("TopK", d =>
        {
            int[] shape = d.Shape();
            int axis = d.Below(shape.Length);
            d.Node("TopK", [d.Real(shape), d.Longs(d.Between(1, shape[axis]))], 2, Int("axis", axis), Int("largest", d.Below(2)));
        }),
        new("OneHot", d => d.Node("OneHot", [d.Integers(d.Shape(1, 2), 5), d.Longs(5), d.Floats(-0.5f, 2.5f)], Int("axis", d.Pick(-1, 0)))) { IsDifferentiable = false },
        new("ReverseSequence", d =>
        {
            int time = d.Between(1, 6), batch = d.Between(1, 4);
            d.Node("ReverseSequence", [d.Real([time, batch, d.Between(1, 4)]), d.Longs([.. Enumerable.Range(0, batch).Select(_ => (long)d.Between(1, time))])], Int("time_axis", 0), Int("batch_axis", 1));
        }),
        new("DFT", d =>
        {
            int length = d.IsSmall ? d.Between(1, 8) : d.Chance(2) ? 1 << d.Below(6) : d.Between(1, 67);
            d.Node("DFT", [d.Real([d.Between(1, 3), length, d.Between(1, 2)], Palette.Normal), "", d.Scalar(1L)], Int("inverse", 0));
        }),
        new("QuantizeLinear", d => d.Node("QuantizeLinear", [d.Real(d.Shape()), d.Scalar(0.05f)])) { IsDifferentiable = false, GivesReals = false },
        new("Attention", d =>
        {
            int batch = d.Between(1, 2), heads = d.Between(1, 3), width = d.Extent(1, 8), queries = d.Extent(1, 6), keys = d.Extent(1, 9);
            d.Node("Attention", [d.Real([batch, heads, queries, width], Palette.Normal), d.Real([batch, heads, keys, width], Palette.Normal), d.Real([batch, heads, keys, width])]);
        }),
        new("SoftmaxCrossEntropyLoss", d =>
        {
            int batch = d.Between(1, 6), classes = d.Between(2, 9);
            d.Node("SoftmaxCrossEntropyLoss", [d.Real([batch, classes]), d.Integers([batch], classes)], Text("reduction", d.Pick("mean", "sum", "none")));
        }),
    ];

    private static void Pool(GraphDraft d, string op)
    {
        int rank = d.IsSmall ? d.Pick(1, 2) : d.Pick(1, 2, 2, 3);
        int[] Each(int count, Func<int> size) => [.. Enumerable.Range(0, count).Select(_ => size())];
        int[] kernel = Each(rank, () => d.Between(2, 3));
        List<Onnx.AttributeProto> attributes = [Ints("kernel_shape", kernel), Ints("strides", Each(rank, () => d.Between(1, 2))), Ints("pads", Each(2 * rank, () => d.Below(2))), Int("ceil_mode", d.Chance(4) ? 1 : 0)];
        if (op == "AveragePool")
        {
            attributes.Add(Int("count_include_pad", d.Below(2)));
        }
        if (op == "LpPool")
        {
            attributes.Add(Int("p", d.Between(1, 3)));
        }
        d.Node(op, [d.Real([d.Between(1, 2), d.Between(1, 4), .. Each(rank, () => d.Extent(4, 9))])], [.. attributes]);
    }

    private static void Resize(GraphDraft d)
    {
        int[] shape = [d.Between(1, 2), d.Extent(1, 3), d.Extent(2, 7), d.Extent(2, 7)];
        string mode = d.Pick("nearest", "linear", "cubic"), transformation = d.Pick("half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel");
        List<Onnx.AttributeProto> attributes = [Text("mode", mode), Text("coordinate_transformation_mode", transformation)];
        if (mode == "nearest")
        {
            attributes.Add(Text("nearest_mode", d.Pick("round_prefer_floor", "floor", "ceil", "round_prefer_ceil")));
        }
        if (mode == "cubic" && d.Chance(2))
        {
            attributes.Add(Float("cubic_coeff_a", -0.5));
        }

        bool sized = d.Chance(2);
        string target = sized ? d.Longs(shape[0], shape[1], d.Extent(1, 12), d.Extent(1, 12)) : d.Floats(1, 1, d.Pick(0.5f, 1.5f, 2f, 2.75f), d.Pick(0.6f, 1f, 2f, 3f));
        d.Node("Resize", sized ? [d.Real(shape), "", "", target] : [d.Real(shape), "", target], [.. attributes]);
    }
}
