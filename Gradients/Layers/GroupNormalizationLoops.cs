using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Group normalization: the channels of an image in groups, each centred and divided by its own moments, then scaled channel by channel.</summary>
/// <remarks>
/// y[n, c, s] = γ[c] · x̂[n, c, s] + β[c], x̂ = (x − μ)/√(σ² + ε) with mean and variance (1/count) of the group's channels and places.<br/>
/// Shape: x [N, C, S], γ [C], β [C] → y [N, C, S]; the groups divide C. One group is layer normalization of the image, C groups instance normalization.<br/>
/// Source: [WH18]; [ONNX] GroupNormalization-21.
/// </remarks>
/// <param name="groups">How many groups.</param>
/// <param name="epsilon">ε.</param>
public sealed class GroupNormalizationLoops(int groups, double epsilon = 1e-5) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Standardized<T> standardized = Standardized<T>.Of(x[0].Values, GroupSize(x[0].Shape), epsilon);
        Tensor<T> y = new(x[0].Shape);
        Scale<T>(standardized.Values, x[1].Values, x[2].Values, x[0].Shape[2], y.Values);
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Standardized<T> standardized = Standardized<T>.Of(x[0].Values, GroupSize(x[0].Shape), epsilon);
        Tensor<T> xGrad = new(x[0].Shape), gammaGrad = new(x[1].Shape), betaGrad = new(x[2].Shape);
        T[] xHatGrad = new T[x[0].Count];
        int places = x[0].Shape[2];
        BackToBeta<T>(cotangents[0].Values, places, betaGrad.Values);
        BackToGamma<T>(standardized.Values, cotangents[0].Values, places, gammaGrad.Values);
        BackToStandardized<T>(x[1].Values, cotangents[0].Values, places, xHatGrad);
        standardized.Back(xHatGrad, isCentred: true, xGrad.Values);
        return [xGrad, gammaGrad, betaGrad];
    }

    /// <summary>How many numbers of x [N, C, S] share a mean: S·C/groups, which lie side by side.</summary>
    /// <exception cref="ShapeException">The groups do not divide the channels.</exception>
    public int GroupSize(int[] shape) => shape is [_, int channels, int places] && groups > 0 && channels % groups == 0 ? channels / groups * places
        : throw new ShapeException($"x is {Shape.Text(shape)} with {groups} groups: need [N, C, S], and groups that divide C");

    /// <summary>y[n, c, s] = γ[c] · x̂[n, c, s] + β[c].</summary>
    public static void Scale<T>(ReadOnlySpan<T> xHat, ReadOnlySpan<T> gamma, ReadOnlySpan<T> beta, int places, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int row = 0; row * places < y.Length; row++)
        {
            Span<T> to = y.Slice(row * places, places);
            to.Fill(beta[row % beta.Length]);
            VectorLoops.Axpy(gamma[row % gamma.Length], xHat.Slice(row * places, places), to);
        }
    }

    /// <summary>β.grad[c] += y.grad[n, c, s].</summary>
    public static void BackToBeta<T>(ReadOnlySpan<T> yGrad, int places, Span<T> betaGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int row = 0; row * places < yGrad.Length; row++)
        {
            betaGrad[row % betaGrad.Length] += Special.Sum(yGrad.Slice(row * places, places));
        }
    }

    /// <summary>γ.grad[c] += y.grad[n, c, s] · x̂[n, c, s].</summary>
    public static void BackToGamma<T>(ReadOnlySpan<T> xHat, ReadOnlySpan<T> yGrad, int places, Span<T> gammaGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int row = 0; row * places < yGrad.Length; row++)
        {
            gammaGrad[row % gammaGrad.Length] += VectorLoops.Dot(yGrad.Slice(row * places, places), xHat.Slice(row * places, places));
        }
    }

    /// <summary>x̂.grad[n, c, s] += y.grad[n, c, s] · γ[c].</summary>
    public static void BackToStandardized<T>(ReadOnlySpan<T> gamma, ReadOnlySpan<T> yGrad, int places, Span<T> xHatGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int row = 0; row * places < yGrad.Length; row++)
        {
            VectorLoops.Axpy(gamma[row % gamma.Length], yGrad.Slice(row * places, places), xHatGrad.Slice(row * places, places));
        }
    }
}
