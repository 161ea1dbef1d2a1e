using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Matrix products, convolutions and recurrent layers.</summary>
internal static class ProductRecipes
{
    public static IEnumerable<OperatorRecipe> All =>
    [
        new("MatMul", MatMul), new("MatMul", MatMul),
        new("Gemm", Gemm), new("Gemm", Gemm),
        new("Einsum", d =>
        {
            int i = d.Size(), j = d.Size(), k = d.Size(), b = d.Between(1, 4);
            switch (d.Below(4))
            {
                case 0: d.Node("Einsum", [d.Real([i, j]), d.Real([j, k])], Text("equation", "ij,jk->ik")); break;
                case 1: d.Node("Einsum", [d.Real([b, i, j]), d.Real([b, k, j])], Text("equation", "bij,bkj->bik")); break;
                case 2: d.Node("Einsum", [d.Real([i, j])], Text("equation", "ij->j")); break;
                default: d.Node("Einsum", [d.Real([i]), d.Real([j])], Text("equation", "i,j->ij")); break;
            }
        }),
        new("Conv", d => Conv(d, transposed: false)), new("Conv", d => Conv(d, transposed: false)), new("ConvTranspose", d => Conv(d, transposed: true)),
        new("LSTM", d => Recurrent(d, "LSTM", 4)), new("GRU", d => Recurrent(d, "GRU", 3)), new("RNN", d => Recurrent(d, "RNN", 1)),
        new("Det", d => { int n = d.Between(1, 4); d.Node("Det", [d.Real([d.Between(1, 5), n, n], Palette.Normal)]); }),
    ];

    private static void MatMul(GraphDraft d)
    {
        int m = d.Size(), k = d.Chance(10) && !d.IsSmall ? d.Between(100, 600) : d.Size(), n = d.Size(), b = d.Between(1, 4);
        (int[] x, int[] y) = d.Below(6) switch
        {
            0 => (new[] { b, m, k }, new[] { k, n }),
            1 => ([b, m, k], [b, k, n]),
            2 => ([k], [k, n]),
            3 => ([m, k], [k]),
            4 => ([b, 1, m, k], [3, k, n]),
            _ => ([m, k], [k, n]),
        };
        d.Node("MatMul", [d.Real(x), d.Real(y)]);
    }

    private static void Gemm(GraphDraft d)
    {
        int m = d.Size(), k = d.Size(), n = d.Size(), ta = d.Below(2), tb = d.Below(2);
        string[] from = [d.Real(ta == 1 ? [k, m] : [m, k]), d.Real(tb == 1 ? [n, k] : [k, n])];
        if (!d.Chance(3))
        {
            from = [.. from, d.Real(d.Below(5) switch { 0 => [], 1 => [n], 2 => [1, n], 3 => [m, 1], _ => new[] { m, n } })];
        }
        d.Node("Gemm", from, Int("transA", ta), Int("transB", tb), Float("alpha", d.Chance(2) ? 1 : d.Random.Uniform(-2, 2)), Float("beta", d.Chance(2) ? 1 : d.Random.Uniform(-2, 2)));
    }

    private static void Conv(GraphDraft d, bool transposed)
    {
        int rank = d.Pick(1, 2, 2, 2, 3), groups = d.Pick(1, 1, 2, 3), inner = d.Extent(1, 4), outer = d.Extent(1, 4);
        int channels = groups * inner, filters = groups * outer;
        int[] kernel = Each(rank, () => d.Between(1, d.IsSmall ? 2 : 3)), strides = Each(rank, () => d.Between(1, 2)), dilations = Each(rank, () => d.Chance(3) ? 2 : 1);
        int[] input = Each(rank, () => d.IsSmall ? d.Between(3, 4) + (rank == 1 ? 1 : 0) : d.Between(5, rank == 3 ? 6 : 12)), pads = Each(2 * rank, () => transposed ? 0 : d.Below(3));
        string[] from =
        [
            d.Real([d.Between(1, d.IsSmall ? 1 : 3), channels, .. input]), d.Real(transposed ? [channels, outer, .. kernel] : [filters, inner, .. kernel]),
            .. d.Chance(3) ? Array.Empty<string>() : [d.Real([filters])],
        ];
        bool auto = !transposed && d.Chance(5);
        d.Node(transposed ? "ConvTranspose" : "Conv", from,
        [
            Int("group", groups), Ints("kernel_shape", kernel), Ints("strides", strides), .. auto ? [] : new[] { Ints("dilations", dilations), Ints("pads", pads) },
            .. auto ? [Text("auto_pad", d.Pick("SAME_UPPER", "SAME_LOWER", "VALID"))] : Array.Empty<Onnx.AttributeProto>(),
        ]);
    }

    private static void Recurrent(GraphDraft d, string op, int gates)
    {
        int steps = d.Extent(1, 6), batch = d.Extent(1, 4), input = d.Extent(1, 8), hidden = d.Chance(5) ? d.IsSmall ? 4 : d.Between(17, 33) : d.Extent(1, 9);
        string direction = d.Pick("forward", "forward", "reverse", "bidirectional");
        int directions = direction == "bidirectional" ? 2 : 1;
        double scale = 1 / Math.Sqrt(input + hidden);
        string Weights(params int[] shape) => d.Real(shape, v => (float)(v * scale), Palette.Normal);
        string[] from =
        [
            d.Real([steps, batch, input], d.Pick(Palette.Normal, Palette.Normal, Palette.Whole, Palette.Wide)), Weights(directions, gates * hidden, input), Weights(directions, gates * hidden, hidden),
            d.Chance(3) ? "" : Weights(directions, 2 * gates * hidden), d.Chance(3) ? d.Lengths(batch, steps) : "", d.Chance(2) ? d.Real([directions, batch, hidden], Palette.Normal) : "",
        ];
        if (op == "LSTM")
        {
            from = [.. from, d.Chance(2) ? d.Real([directions, batch, hidden], Palette.Normal) : "", d.Chance(3) ? Weights(directions, 3 * hidden) : ""];
        }
        List<Onnx.AttributeProto> attributes = [Int("hidden_size", hidden), Text("direction", direction)];
        if (op == "GRU")
        {
            attributes.Add(Int("linear_before_reset", d.Below(2)));
        }
        if (op != "LSTM" && d.Chance(6)) // ONNX Runtime's LSTM does not clip the argument of h (KnownDeviationTests).
        {
            attributes.Add(Float("clip", d.Random.Uniform(0.5, 3)));
        }
        d.Node(op, from, op == "LSTM" ? 3 : 2, [.. attributes]);
    }

    private static int[] Each(int count, Func<int> size) => [.. Enumerable.Range(0, count).Select(_ => size())];
}
