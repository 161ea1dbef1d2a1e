using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Zoo;

/// <summary>A Gaussian variational auto-encoder's forward pass, its noise an input.</summary>
internal static class VaeModel
{
    private const int Observed = 6, Hidden = 5, Latent = 2;

    public static ModelProto Build()
    {
        SeededWeights weights = new(3);
        GraphBuilder g = new("vae");
        string x = g.Input("x", ElementType.Float, "batch", Observed), epsilon = g.Input("epsilon", ElementType.Float, "batch", Latent);
        string half = g.Constant("half", Tensor<float>.Scalar(0.5f)), one = g.Constant("one", Tensor<float>.Scalar(1)), last = g.Constant("last", 1);

        string encoded = g.Node("encoded", "Tanh", [Affine("encoder", x, Observed, Hidden)]);
        string mean = Affine("z-hat", encoded, Hidden, Latent), logVariance = Affine("log-variance", encoded, Hidden, Latent);
        string sigma = g.Node("sigma", "Exp", [g.Node("half-log-variance", "Mul", [half, logVariance])]);
        string z = g.Node("z", "Add", [mean, g.Node("noise", "Mul", [sigma, epsilon])]);
        string decoded = g.Node("decoded", "Tanh", [Affine("decoder", z, Latent, Hidden)]);
        string xHat = Affine("x-hat", decoded, Hidden, Observed);

        string moments = g.Node("moments", "Add", [g.Node("variance", "Mul", [sigma, sigma]), g.Node("mean-squared", "Mul", [mean, mean])]);
        string excess = g.Node("excess", "Sub", [g.Node("moments-1", "Sub", [moments, one]), logVariance]);
        string rate = g.Node("rate", "Mul", [half, g.Node("excess-sum", "ReduceSum", [excess, last], ("keepdims", 0L))]);
        string residual = g.Node("residual", "Sub", [x, xHat]);
        string squared = g.Node("squared", "ReduceSum", [g.Node("residual-squares", "Mul", [residual, residual]), last], ("keepdims", 0L));
        string normalizer = g.Constant("normalizer", Tensor<float>.Scalar((float)(Observed / 2.0 * 1.8378770664093453))); // d/2 ln 2π
        string distortion = g.Node("distortion", "Add", [g.Node("half-squared", "Mul", [half, squared]), normalizer]);

        g.Output(z, ElementType.Float, "batch", Latent);
        g.Output(xHat, ElementType.Float, "batch", Observed);
        g.Output(rate, ElementType.Float, "batch");
        g.Output(distortion, ElementType.Float, "batch");
        g.Output(g.Node("elbo", "Neg", [g.Node("loss", "Add", [rate, distortion])]), ElementType.Float, "batch");
        return g.Model(ZooModel.Opset, ZooModel.IrVersion, """
            Encoder: h = tanh(W x + b), ẑ and ln σ² affine in h; z = ẑ + σ ε with ε ~ N(0, I) given; decoder: x̂ = V tanh(U z + c) + d.
            rate = KL(N(ẑ, σ²), N(0, I)) = ½ Σ (σ² + ẑ² − 1 − ln σ²); distortion = −ln N(x; x̂, I) = ½‖x − x̂‖² + d/2 ln 2π; elbo = −(rate + distortion).
            Source: EECS 182, spring 2023, Discussion 13, Problems 2 and 3; TTIC 31230, autumn 2021, Exam 3, Problem 3 (σ, not σ², before ε).
            """);

        string Affine(string name, string input, int from, int to) =>
            g.Node(name, "Gemm", [input, g.Constant($"{name}-W", weights.Next(from, to, from)), g.Constant($"{name}-b", weights.Next(from, to))], ("transB", 1L));
    }
}
