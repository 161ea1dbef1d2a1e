using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>z = ẑ + exp(½λ) ⊙ ε with λ = ln σ², which needs no constraint.</summary>
/// <remarks>
/// Shape: ẑ, λ, ε [N] → z [N].<br/>
/// Domain: |λ| ≤ 1400.<br/>
/// Source: [TTIC21-E3] Problem 3(a), its variance σ² as an exponential.
/// </remarks>
public sealed class LogVarianceReparameterisation : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> => new Reparameterisation().Forward([x[0], Deviations(x[1]), x[2]]);

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> sigma = Deviations(x[1]), lambdaGrad = new(x[1].Shape);
        LoopSequence<T> plain = new Reparameterisation().Backward([x[0], sigma, x[2]], cotangents);
        T[] sigmaGrad = plain.Gradients[1].Values;
        return new([plain.Gradients[0], lambdaGrad, plain.Gradients[2]],
        [
            .. plain.Loops,
            new("λ.grad[i] += ½ σ.grad[i] σ[i]", lambdaGrad.Values, () => BackToLogVariances<T>(sigmaGrad, sigma.Values, lambdaGrad.Values)),
        ]);
    }

    /// <summary>λ.grad[i] += ½ σ.grad[i] · σ[i].</summary>
    public static void BackToLogVariances<T>(ReadOnlySpan<T> sigmaGrad, ReadOnlySpan<T> sigma, Span<T> lambdaGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < sigma.Length; i++)
        {
            lambdaGrad[i] += T.CreateChecked(0.5) * sigmaGrad[i] * sigma[i];
        }
    }

    private static Tensor<T> Deviations<T>(Tensor<T> lambda) where T : struct, IFloatingPointIeee754<T> =>
        new(Array.ConvertAll(lambda.Values, l => T.Exp(T.CreateChecked(0.5) * l)), lambda.Shape);
}
