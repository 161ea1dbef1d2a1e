using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>z = ẑ + σ ⊙ ε: a sample of N(ẑ, σ²) as a differentiable function of its parameters.</summary>
/// <remarks>
/// Shape: ẑ, σ, ε [N] → z [N].<br/>
/// Domain: finite; σ may be any sign, ε is noise that is held.<br/>
/// Source: [TTIC21-E3] Problem 3(a); [EECS182-D13] Problem 2(c).
/// </remarks>
public sealed class Reparameterisation : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        T[] z = new T[x[0].Count];
        for (int i = 0; i < z.Length; i++)
        {
            z[i] += x[0][i] + x[1][i] * x[2][i];
        }
        return [new(z, x[0].Shape)];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] gradients = [.. x.Select(t => new Tensor<T>(t.Shape))];
        (T[] mean, T[] sigma, T[] noise) = (gradients[0].Values, gradients[1].Values, gradients[2].Values);
        T[] ones = new T[mean.Length];
        Array.Fill(ones, T.One);
        return new(gradients,
        [
            new("ẑ.grad[i] += z.grad[i]", mean, () => AddProducts<T>(cotangents[0].Values, ones, mean)),
            new("σ.grad[i] += z.grad[i] ε[i]", sigma, () => AddProducts<T>(cotangents[0].Values, x[2].Values, sigma)),
            new("ε.grad[i] += z.grad[i] σ[i]", noise, () => AddProducts<T>(cotangents[0].Values, x[1].Values, noise)),
        ]);
    }

    /// <summary>a.grad[i] += z.grad[i] · (∂z/∂a)[i].</summary>
    public static void AddProducts<T>(ReadOnlySpan<T> zGrad, ReadOnlySpan<T> slope, Span<T> aGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < aGrad.Length; i++)
        {
            aGrad[i] += zGrad[i] * slope[i];
        }
    }
}
