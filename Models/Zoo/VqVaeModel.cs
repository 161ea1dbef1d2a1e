using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Zoo;

/// <summary>A vector-quantised auto-encoder's forward pass: three positions for each example, each rounded to the nearest of five centres.</summary>
internal static class VqVaeModel
{
    private const int Observed = 8, Positions = 3, Width = 4, Centres = 5;
    private const float HalfBeta = 0.125f;

    public static ModelProto Build()
    {
        SeededWeights weights = new(4);
        GraphBuilder g = new("vq-vae");
        string y = g.Input("y", ElementType.Float, "batch", Observed);
        string half = g.Constant("half", Tensor<float>.Scalar(0.5f)), last = g.Constant("last", -1);

        string encoded = Affine("encoder", y, Observed, Positions * Width);
        string l = g.Node("L", "Reshape", [encoded, g.Constant("as-positions", -1, Width)]);
        string c = g.Constant("C", weights.Next(2, Centres, Width));

        string apart = g.Node("apart", "Sub", [g.Node("L-column", "Unsqueeze", [l, g.Constant("middle", 1)]), c]);
        string distances = g.Node("distances", "ReduceSum", [g.Node("apart-squares", "Mul", [apart, apart]), last], ("keepdims", 0L));
        string k = g.Node("k", "ArgMin", [distances], ("axis", 1L), ("keepdims", 0L));
        string lHat = g.Node("L-hat", "Gather", [c, k], ("axis", 0L));
        string rounding = g.Node("rounding", "Sub", [lHat, l]);
        string through = g.Node("straight-through", "Add", [l, rounding]);

        string yHat = Affine("y-hat", g.Node("flat", "Reshape", [through, g.Constant("as-examples", -1, Positions * Width)]), Positions * Width, Observed);
        string residual = g.Node("residual", "Sub", [y, yHat]);
        string distortion = g.Node("distortion", "Mul", [half, g.Node("squared", "ReduceSum", [g.Node("residual-squares", "Mul", [residual, residual]), last], ("keepdims", 0L))]);
        string moved = g.Node("moved", "ReduceSum", [g.Node("rounding-squares", "Mul", [rounding, rounding]), last], ("keepdims", 0L));
        string commitment = g.Node("commitment", "Mul", [g.Constant("half-beta", Tensor<float>.Scalar(HalfBeta)), moved]);

        g.Output(k, ElementType.Int64, "positions");
        g.Output(lHat, ElementType.Float, "positions", Width);
        g.Output(through, ElementType.Float, "positions", Width);
        g.Output(yHat, ElementType.Float, "batch", Observed);
        g.Output(distortion, ElementType.Float, "batch");
        g.Output(commitment, ElementType.Float, "positions");
        return g.Model(ZooModel.Opset, ZooModel.IrVersion, """
            L = encoder(y), positions [p, I]; k[p] = argmin_k ‖C[k] − L[p]‖ (the lowest k of a tie); L̂[p] = C[k[p]];
            straight-through = L + (L̂ − L): the value L̂, and in training, with L̂ − L held constant, L.grad += L̂.grad; ŷ = decoder(straight-through);
            distortion = ½‖y − ŷ‖²; commitment = ½β‖L[p] − L̂[p]‖² with β = ¼.
            Source: TTIC 31230, winter 2020, Quiz 4, Problem 3.
            """);

        string Affine(string name, string input, int from, int to) =>
            g.Node(name, "Gemm", [input, g.Constant($"{name}-W", weights.Next(from, to, from)), g.Constant($"{name}-b", weights.Next(from, to))], ("transB", 1L));
    }
}
