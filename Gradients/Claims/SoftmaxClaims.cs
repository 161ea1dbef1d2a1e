using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of softmax.</summary>
public sealed class SoftmaxClaims : IClaims
{
    private static readonly SoftmaxLoops Loops = new();

    private static Domain<LayerPoint<double>> Scores { get; } = LayerPoints.Of(
        "scores [B, J] of −20 to 20 and their cotangents, B ≤ 3, J ≤ 5",
        random =>
        {
            int[] shape = [1 + random.Below(3), 1 + random.Below(5)];
            return ([new(shape, -20, 20)], [new(shape)]);
        },
        new("one column", x => x.X[0].Shape[1] == 1), new("several rows and columns", x => x.X[0].Shape is [> 1, > 1]));

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>(
            "softmax-backward-loops",
            "s.grad += p.grad p; Z.grad −= p.grad exp(s)/Z²; s.grad += Z.grad exp(s): the derivative of p = exp(s)/Z",
            Sources.Ttic2019Backpropagation.Problem(1),
            Scores,
            Loops,
            ("Z.grad has the other sign", p => Backward(p, -T.One)),
            ("nothing goes back through Z", p => Backward(p, T.Zero)),
            ("s.grad is overwritten where it must accumulate", p => Backward(p, T.One, keepsFirst: false))),
    ];

    private static Tensor<T>[] Backward<T>(LayerPoint<T> point, T weightOfSums, bool keepsFirst = true) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> s, Tensor<T> pGrad) = (point.X[0], point.Cotangents[0]);
        (Tensor<T> p, T[] z) = SoftmaxLoops.Forward(s);
        T[] sGrad = new T[s.Count], zGrad = new T[z.Length];
        if (keepsFirst)
        {
            SoftmaxLoops.BackToScores<T>(p.Values, pGrad.Values, sGrad);
        }
        SoftmaxLoops.BackToSums<T>(s.Values, z, pGrad.Values, zGrad);
        SoftmaxLoops.BackThroughSums<T>(s.Values, Array.ConvertAll(zGrad, g => g * weightOfSums), sGrad);
        return [new(sGrad, s.Shape)];
    }
}
