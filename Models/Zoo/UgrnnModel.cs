using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Zoo;

/// <summary>A UGRNN over eight steps: one Scan, whose body is the cell.</summary>
internal static class UgrnnModel
{
    private const int Steps = 8, Width = 3, States = 4;

    public static ModelProto Build()
    {
        SeededWeights weights = new(2);
        GraphBuilder g = new("ugrnn-scan");
        string x = g.Input("x", ElementType.Float, Steps, "batch", Width), h = g.Input("h", ElementType.Float, "batch", States);
        foreach (string gate in new[] { "R", "G" })
        {
            g.Constant($"W-h{gate}", weights.Next(States, States, States));
            g.Constant($"W-x{gate}", weights.Next(Width, States, Width));
            g.Constant($"B-{gate}", weights.Next(1, States));
        }
        g.Nodes(["h-last", "states"], "Scan", [h, x], ("num_scan_inputs", 1L), ("body", Cell()));
        g.Output("h-last", ElementType.Float, "batch", States);
        g.Output("states", ElementType.Float, Steps, "batch", States);
        return g.Model(ZooModel.Opset, ZooModel.IrVersion, """
            R̃_t[b, j] = Σ_i W^{h,R}[j, i] h_{t−1}[b, i] + Σ_k W^{x,R}[j, k] x_t[b, k] − B^R[j], R_t = tanh(R̃_t); G̃_t likewise, G_t = σ(G̃_t);
            h_t = G_t h_{t−1} + (1 − G_t) R_t, for t = 1 … 8 from h. The sign of B is that of the source.
            Source: TTIC 31230, winter 2019, Backpropagation Problems, Problem 4.
            """);
    }

    private static GraphProto Cell()
    {
        GraphBuilder g = new("cell");
        string h = g.Input("h-before", ElementType.Float, "batch", States), x = g.Input("x-t", ElementType.Float, "batch", Width);

        string r = g.Node("R", "Tanh", [Preactivation("R")]);
        string gate = g.Node("G", "Sigmoid", [Preactivation("G")]);
        string kept = g.Node("kept", "Mul", [gate, h]);
        string rest = g.Node("rest", "Sub", [g.Constant("one", Tensor<float>.Scalar(1)), gate]);
        string next = g.Node("h-t", "Add", [kept, g.Node("taken", "Mul", [rest, r])]);

        g.Output(next, ElementType.Float, "batch", States);
        g.Output(g.Node("state", "Identity", [next]), ElementType.Float, "batch", States);
        return g.Proto;

        string Preactivation(string name)
        {
            string fromState = g.Node($"{name}-from-h", "Gemm", [h, $"W-h{name}"], ("transB", 1L)), fromInput = g.Node($"{name}-from-x", "Gemm", [x, $"W-x{name}"], ("transB", 1L));
            return g.Node($"{name}-tilde", "Sub", [g.Node($"{name}-sum", "Add", [fromState, fromInput]), $"B-{name}"]);
        }
    }
}
