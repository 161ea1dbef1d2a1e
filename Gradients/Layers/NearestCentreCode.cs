using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The discrete latent z[p, k] = [k = k[p]], one-hot, of a VQ-VAE: a differential change of C or L does not change it, and its gradient is zero.</summary>
/// <remarks>
/// Shape: C [K, I], L [P, I] → z [P, K].<br/>
/// Differentiable wherever one centre is nearest.<br/>
/// Source: [TTIC21-E3] Problem 4.
/// </remarks>
public sealed class NearestCentreCode : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        int centres = x[0].Shape[0];
        Tensor<T> unit = new([centres, centres]);
        for (int k = 0; k < centres; k++)
        {
            unit.Values[k * centres + k] = T.One;
        }
        return [NearestCentre.Chosen(x[0], x[1], unit)];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => [new(x[0].Shape), new(x[1].Shape)];
}
