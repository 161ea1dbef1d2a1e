using Onnx;
using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Benchmarks.Accuracy;

/// <summary>The functions whose accuracy is measured.</summary>
internal static class Subjects
{
    private const int Width = FloatSweep.Columns;

    public static IReadOnlyList<Subject> All { get; } =
    [
        Elementwise("Exp", Function.Exp, Math.Exp),
        Elementwise("Log", Function.Log, Math.Log) with { Dense = (1e-3f, 1e3f), Negative = false },
        Elementwise("Sqrt", Function.Sqrt, Math.Sqrt) with { Dense = (1, 4), Negative = false },
        Elementwise("Reciprocal", null, x => 1 / x) with { Dense = (1, 2) },
        Elementwise("Sin", Function.Sin, Math.Sin) with { Dense = (1e-3f, 1e4f) },
        Elementwise("Cos", Function.Cos, Math.Cos) with { Dense = (1e-3f, 1e4f) },
        Elementwise("Tan", Function.Tan, Math.Tan) with { Dense = (1e-3f, 1e4f) },
        Elementwise("Asin", Function.Asin, Math.Asin) with { Dense = (1e-4f, 1), Largest = 2 },
        Elementwise("Acos", Function.Acos, Math.Acos) with { Dense = (1e-4f, 1), Largest = 2 },
        Elementwise("Atan", Function.Atan, Math.Atan) with { Dense = (1e-4f, 1e3f) },
        Elementwise("Sinh", Function.Sinh, Math.Sinh),
        Elementwise("Cosh", Function.Cosh, Math.Cosh),
        Elementwise("Tanh", Function.Tanh, Math.Tanh) with { Dense = (1e-4f, 16) },
        Elementwise("Asinh", Function.Asinh, Math.Asinh) with { Dense = (1e-4f, 1e4f) },
        Elementwise("Acosh", Function.Acosh, Math.Acosh) with { Dense = (1, 1e4f), Negative = false },
        Elementwise("Atanh", Function.Atanh, Math.Atanh) with { Dense = (1e-4f, 1), Largest = 2 },
        Elementwise("Erf", Function.Erf, Special.Erf) with { Dense = (1e-4f, 8) },
        Elementwise("Sigmoid", Function.Sigmoid, Special.Sigmoid),
        Elementwise("Softplus", Function.Softplus, Special.Softplus),
        Elementwise("Elu", Function.ExpM1, x => x > 0 ? x : Special.ExpM1(x)),
        Elementwise("Selu", null, x => SeluGamma * (x > 0 ? x : SeluAlpha * Special.ExpM1(x))),
        Elementwise("Celu", Function.ExpM1, x => x > 0 ? x : Special.ExpM1(x)),
        Elementwise("Mish", null, x => x * Math.Tanh(Special.Softplus(x))),
        Elementwise("HardSigmoid", null, x => Math.Clamp(0.2f * x + 0.5, 0, 1)) with { Dense = (1e-3f, 8) },
        Elementwise("HardSwish", null, x => x * Math.Clamp(x / 6 + 0.5, 0, 1)) with { Dense = (1e-3f, 8) },
        Elementwise("Softsign", null, x => x / (1 + Math.Abs(x))),
        Elementwise("Gelu", null, x => x * Special.NormalCdf(x)) with { Dense = (1e-4f, 16) },
        new()
        {
            Name = "Gelu, tanh",
            Nodes = [Node("Gelu", ["x"], "y", Text("approximate", "tanh"))],
            Exact = (x, _) => x * Special.Sigmoid(2 * 0.79788456080286535588 * (x + 0.044715 * x * x * x)),
            Dense = (1e-4f, 16),
        },
        Power("Pow, general", x => (float)((Hash(x) * 2 - 1) * 80 / Math.Max(1e-3, Math.Abs(Math.Log(x))))) with { Negative = false, Key = Function.Pow, Dense = (1e-3f, 1e3f) },
        Power("Pow, integer", x => MathF.Round((float)(Hash(x) * 20 - 10))) with { Key = Function.Pow, Dense = (1e-3f, 1e3f) },
        ConstantPower(2),
        ConstantPower(3),
        ConstantPower(0.5f) with { Negative = false },
        ConstantPower(-1),
        ConstantPower(-0.5f) with { Negative = false },
        Exponential("Softmax, its exp", "Softmax"),
        Recurrent("LSTM, its sigmoid", "LSTM", 4, 1, "Y_h", Special.Sigmoid),
        Recurrent("LSTM, its tanh", "LSTM", 4, 3, "Y_c", Math.Tanh),
        Recurrent("GRU, its tanh", "GRU", 3, 2, "Y_h", Math.Tanh),
        Recurrent("GRU, its sigmoid", "GRU", 3, 0, "Y_h", Special.Sigmoid),
        Recurrent("RNN, its tanh", "RNN", 1, 0, "Y_h", Math.Tanh),
    ];

    private const double SeluAlpha = 1.67326319217681884765625f, SeluGamma = 1.05070102214813232421875f;

    private static Subject Elementwise(string op, Function? key, Func<double, double> exact) =>
        new() { Name = op, Nodes = [Node(op, ["x"], "y")], Exact = (x, _) => exact(x), Key = key };

    private static Subject Power(string name, Func<float, float> exponent) =>
        new() { Name = name, Nodes = [Node("Pow", ["x", "z"], "y")], Exact = Math.Pow, Second = exponent };

    private static Subject ConstantPower(float exponent) => new()
    {
        Name = FormattableString.Invariant($"Pow, constant {exponent}"),
        Nodes = [Node("Pow", ["x", "exponent"], "y")],
        Constants = [Constant("exponent", [exponent], [])],
        Exact = Math.Pow,
        Fixed = exponent,
        Dense = (1, 4),
        Key = Function.Pow,
    };

    // A row of x ≤ 0 beside a 0: p = exp(x) / Σ exp, and p₀ = 1 / Σ exp; the quotient adds three roundings at most.
    private static Subject Exponential(string name, string op) => new()
    {
        Name = name,
        Nodes =
        [
            Node("Concat", ["zeros", "x"], "row", Integer("axis", 1)), Node(op, ["row"], "p"),
            Node("Slice", ["p", "one", "end", "one"], "powers"), Node("Slice", ["p", "zero", "one", "one"], "first"), Node("Div", ["powers", "first"], "y"),
        ],
        Constants = [Constant("zeros", new float[FloatSweep.Rows], [FloatSweep.Rows, 1]), Constant("zero", [0]), Constant("one", [1]), Constant("end", [Width + 1])],
        Exact = (x, _) => Math.Exp(x),
        Key = Function.Exp,
        Positive = false,
    };

    // One step. The gate under study is fed x through an identity matrix; the others are saturated by their bias.
    private static Subject Recurrent(string name, string op, int gates, int gate, string output, Func<double, double> exact)
    {
        float[] w = new float[gates * Width * Width], b = new float[2 * gates * Width];
        for (int i = 0; i < Width; i++)
        {
            w[((gate * Width) + i) * Width + i] = 1;
            for (int g = 0; g < gates; g++)
            {
                // LSTM: input, output, forget, cell; GRU: update, reset, hidden.
                b[g * Width + i] = g == gate || (op == "GRU" && g == 2) ? 0 : op == "GRU" ? -100 : 100;
            }
        }
        float[] cell = new float[FloatSweep.Rows * Width], state = new float[FloatSweep.Rows * Width];
        if (op == "GRU" && gate == 0)
        {
            Array.Fill(state, 1); // h = (1 − z) · tanh(0) + z · 1
        }
        if (output == "Y_h" && op == "LSTM")
        {
            Array.Fill(cell, 100); // tanh(c) = 1, so that h is the output gate
        }
        string[] inputs = op == "LSTM" ? ["sequence", "w", "r", "b", "", "h0", "c0"] : ["sequence", "w", "r", "b", "", "h0"];
        return new()
        {
            Name = name,
            Nodes =
            [
                Node("Reshape", ["x", "as sequence"], "sequence"),
                new NodeProto { OpType = op, Input = { inputs }, Output = { op == "LSTM" ? ["", "Y_h", "Y_c"] : ["", "Y_h"] }, Attribute = { Integer("hidden_size", Width) } },
                Node("Reshape", [output, "as matrix"], "y"),
            ],
            Constants =
            [
                Constant("as sequence", [1, FloatSweep.Rows, Width]), Constant("as matrix", [FloatSweep.Rows, Width]), Constant("w", w, [1, gates * Width, Width]),
                Constant("r", new float[gates * Width * Width], [1, gates * Width, Width]), Constant("b", b, [1, 2 * gates * Width]),
                Constant("h0", state, [1, FloatSweep.Rows, Width]), .. op == "LSTM" ? new[] { Constant("c0", cell, [1, FloatSweep.Rows, Width]) } : [],
            ],
            Exact = (x, _) => exact(x),
            Key = exact == Math.Tanh ? Function.Tanh : Function.Sigmoid,
            Dense = (1e-4f, 32),
            Largest = 200,
        };
    }

    // Uniform on [0, 1) from the bits of x.
    private static double Hash(float x) => (BitConverter.SingleToUInt32Bits(x) * 0x9E3779B97F4A7C15 >> 11) * (1.0 / (1UL << 53));

    private static NodeProto Node(string op, string[] inputs, string output, params AttributeProto[] attributes) =>
        new() { OpType = op, Input = { inputs }, Output = { output }, Attribute = { attributes } };

    private static AttributeProto Integer(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    private static AttributeProto Text(string name, string value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = Google.Protobuf.ByteString.CopyFromUtf8(value) };

    private static TensorProto Constant(string name, float[] values, int[] shape) => TensorWriter.Write(new Tensor<float>(values, shape), name);

    private static TensorProto Constant(string name, long[] values) => TensorWriter.Write(new Tensor<long>(values, [values.Length]), name);
}
