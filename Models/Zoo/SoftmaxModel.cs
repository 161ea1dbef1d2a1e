using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Zoo;

/// <summary>Softmax over rows, columns and whole tables of scores, and over rows as the source prints it.</summary>
internal static class SoftmaxModel
{
    public static ModelProto Build()
    {
        GraphBuilder g = new("softmax");
        string s = g.Input("s", ElementType.Float, "batch", 3, 4);

        g.Output(g.Node("rows", "Softmax", [s], ("axis", -1L)), ElementType.Float, "batch", 3, 4);
        g.Output(g.Node("columns", "Softmax", [s], ("axis", 1L)), ElementType.Float, "batch", 3, 4);

        string flat = g.Node("flat", "Flatten", [s], ("axis", 1L));
        g.Output(g.Node("joint", "Softmax", [flat], ("axis", 1L)), ElementType.Float, "batch", 12);

        string exp = g.Node("exp", "Exp", [s]);
        string z = g.Node("Z", "ReduceSum", [exp, g.Constant("last", -1)], ("keepdims", 1L));
        g.Output(g.Node("printed", "Div", [exp, z]), ElementType.Float, "batch", 3, 4);

        return g.Model(ZooModel.Opset, ZooModel.IrVersion, """
            p[b, j] = exp(s[b, j]) / Z[b], Z[b] = Σ_j exp(s[b, j]): over the last axis (rows), over axis 1 (columns), over both at once (joint),
            and over the last axis with the sum and the quotient written out (printed).
            Source: TTIC 31230, winter 2019, Backpropagation Problems, Problem 1.
            """);
    }
}
