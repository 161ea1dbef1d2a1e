using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Zoo;

/// <summary>Batch normalisation by the batch's own statistics, with 1/(B − 1), and by stored ones.</summary>
internal static class BatchNormalizationModel
{
    private const int Features = 5;

    public static ModelProto Build()
    {
        SeededWeights weights = new(1);
        GraphBuilder g = new("batch-normalization");
        string x = g.Input("x", ElementType.Float, "batch", Features), batch = g.Constant("batch-axis", 0);

        string mu = g.Node("mu", "ReduceMean", [x, batch], ("keepdims", 1L));
        string centred = g.Node("centred", "Sub", [x, mu]);
        string squares = g.Node("squares", "Mul", [centred, centred]);
        string sum = g.Node("sum", "ReduceSum", [squares, batch], ("keepdims", 1L));
        string size = g.Node("B", "Cast", [g.Node("B-integer", "Shape", [x], ("start", 0L), ("end", 1L))], ("to", (long)ElementType.Float));
        string s = g.Node("s", "Div", [sum, g.Node("B-1", "Sub", [size, g.Constant("one", Tensor<float>.Scalar(1))])]);
        string normalized = g.Node("x-prime", "Div", [centred, g.Node("deviation", "Sqrt", [s])]);

        string stored = g.Node("inference", "BatchNormalization",
        [
            x,
            g.Constant("scale", weights.Next(1, Features)),
            g.Constant("bias", weights.Next(1, Features)),
            g.Constant("stored-mean", weights.Next(4, Features)),
            g.Constant("stored-variance", new Tensor<float>([.. Enumerable.Range(0, Features).Select(_ => (float)(1.25 + weights.Uniform()))], [Features])),
        ], ("epsilon", 1e-5f));

        g.Output(mu, ElementType.Float, 1, Features);
        g.Output(s, ElementType.Float, 1, Features);
        g.Output(normalized, ElementType.Float, "batch", Features);
        g.Output(stored, ElementType.Float, "batch", Features);
        return g.Model(ZooModel.Opset, ZooModel.IrVersion, """
            μ[j] = 1/B Σ_b x[b, j], s[j] = 1/(B−1) Σ_b (x[b, j] − μ[j])², x'[b, j] = (x[b, j] − μ[j]) / √s[j], for B ≥ 2 and columns that are not constant;
            inference = scale (x − mean) / √(variance + 1e-5) + bias, with the stored mean and variance.
            Source: TTIC 31230, winter 2020, Quiz 1, Problem 3.
            """);
    }
}
