using System.Numerics;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Where recurrent cells are differentiated.</summary>
internal static class RecurrentPoints
{
    /// <summary>One step: x, the states, W_x, W_h, b_x, b_h.</summary>
    /// <param name="gates">How many blocks the parameters have.</param>
    /// <param name="states">How many states go in and come out.</param>
    public static Domain<LayerPoint<double>> Of(int gates, int states) => LayerPoints.Of(
        $"x [B, I], {states} states [B, H], W_x [{gates}H, I], W_h [{gates}H, H], b_x, b_h [{gates}H]; B, I, H ≤ 2, pre-activations of up to ±30 and more",
        random =>
        {
            (int batch, int inputs, int hidden) = (1 + random.Below(2), 1 + random.Below(2), 1 + random.Below(2));
            double bias = random.Below(3) == 0 ? 30 : 2, weight = random.Below(3) == 0 ? 4 : 1;
            double size = random.Below(8) == 0 ? 0 : 2;
            Part state = new([batch, hidden], -size, size);
            return (
                [
                    new([batch, inputs], -2, 2), .. Enumerable.Repeat(state, states),
                    new([gates * hidden, inputs], -weight, weight), new([gates * hidden, hidden], -weight, weight), new([gates * hidden], -bias, bias), new([gates * hidden], -2, 2),
                ],
                [.. Enumerable.Repeat(new Part([batch, hidden]), states)]);
        },
        new("a saturated gate", p => p.X[^2].Values.Any(b => Math.Abs(b) >= 25)), new("a state of zeros", p => p.X[1].Values.All(h => h == 0)),
        new("one of everything", p => p.X[0].Count == 1 && p.X[1].Count == 1), new("two of everything", p => p.X[0].Shape is [2, 2] && p.X[1].Shape is [2, 2]));

    /// <summary>The inputs with each square block of W_h transposed.</summary>
    public static Tensor<T>[] WithTransposedBlocks<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> w, int n) = (x[^3], x[^3].Shape[1]);
        Tensor<T> transposed = new([.. Enumerable.Range(0, w.Count).Select(i => w[i / (n * n) * n * n + i % n * n + i / n % n])], w.Shape);
        return [.. x[..^3], transposed, .. x[^2..]];
    }
}
