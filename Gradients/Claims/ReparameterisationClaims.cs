using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The gradients that reach the parameters of a sample.</summary>
public sealed class ReparameterisationClaims : IClaims
{
    private static readonly Reparameterisation Plain = new();
    private static readonly LogVarianceReparameterisation Logarithmic = new();

    private static Domain<LayerPoint<double>> Samples { get; } = Of("σ of −1000 to 1000", 1000);

    private static Domain<LayerPoint<double>> LogSamples { get; } = Of("λ of −60 to 60", 60);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LoopClaims.Pullback<T>(
            "reparameterisation-backward-loops",
            "ẑ.grad += z.grad; σ.grad += z.grad ε; ε.grad += z.grad σ: the derivative of z = ẑ + σε",
            Sources.Ttic2021Exam3.Problem(3, "b"), Samples, Plain,
            [
                LoopMutants.Of<T>("σ.grad has the other sign", Plain, all => LoopMutants.Times(all, 1, -T.One)),
                ("σ² for σ", p => [.. Plain.Pullback([p.X[0], Squared(p.X[1]), p.X[2]], p.Cotangents).Select((g, i) => i == 1 ? Slope(p, g) : g)]),
                ("ẑ and σ are exchanged", p => Plain.Pullback(p.X, p.Cotangents) is [var mean, var sigma, var noise] ? [sigma, mean, noise] : []),
                .. LoopMutants.Missing<T>(Plain, 0, 1, 2),
            ],
            loose: "every gradient is one product, rounded alike on both sides"),
        LoopClaims.Pullback<T>(
            "log-variance-reparameterisation-backward-loops",
            "λ.grad += ½ σ.grad σ with σ = exp(½λ): the derivative of z = ẑ + exp(½λ)ε",
            Sources.Ttic2021Exam3.Problem(3, "b"), LogSamples, Logarithmic,
            [
                LoopMutants.Of<T>("the ½ is missing", Logarithmic, all => LoopMutants.Times(all, 3, T.CreateChecked(2))),
                LoopMutants.Of<T>("σ.grad is used before it is known", Logarithmic, all => LoopMutants.Swapped(all, 1, 3)),
                .. LoopMutants.Missing<T>(Logarithmic, 0, 1, 2, 3),
            ]),
    ];

    private static Domain<LayerPoint<double>> Of(string second, double most) => LayerPoints.Of(
        $"ẑ, {second}, ε of −6 to 6 and cotangents, N ≤ 4",
        random =>
        {
            int[] shape = [1 + random.Below(4)];
            return ([new(shape), new(shape, -most, most), new(shape, -6, 6)], [new(shape)]);
        },
        new("one entry", x => x.X[0].Count == 1), new("no noise", x => x.X[2].Values.Contains(0)), new($"the largest, {most}", x => x.X[1].Values.Contains(most))).WithRepeats().ShrinkingShapes("n,n,n,n");

    private static Tensor<T> Squared<T>(Tensor<T> x) where T : struct, IFloatingPointIeee754<T> => new(Array.ConvertAll(x.Values, v => v * v), x.Shape);

    // The derivative of σ²ε by σ.
    private static Tensor<T> Slope<T>(LayerPoint<T> point, Tensor<T> gradient) where T : struct, IFloatingPointIeee754<T> =>
        new([.. gradient.Values.Select((g, i) => T.CreateChecked(2) * g * point.X[1][i])], gradient.Shape);
}
