using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>αx + β, elementwise; for images, with a β for each channel.</summary>
/// <remarks>
/// Shape: x → same; with a list of β, x is [N, C, ..] and there are C of them.<br/>
/// Since: 1 as Affine, Scale and ImageScaler, until 10; never in force, but in models converted from Core ML and Caffe2.<br/>
/// Source: ONNX 1.0, onnx/defs/experiments.
/// </remarks>
public static class Affine
{
    /// <summary>One β for all.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, T alpha, T beta) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, Each<T>>(x, new(alpha, beta), x.ElementType);

    /// <summary>A β for each channel.</summary>
    /// <exception cref="ShapeException">There are not as many as channels.</exception>
    public static Tensor<T> OfChannels<T>(Tensor<T> x, T alpha, T[] beta) where T : IFloatingPointIeee754<T>
    {
        if (x.Rank < 2 || x.Shape[1] != beta.Length)
        {
            throw new ShapeException($"'bias' has {beta.Length} numbers and x is {x.Describe()}: need one for each channel");
        }
        Tensor<T> scaled = Of(x, alpha, T.Zero);
        return (Tensor<T>)Arithmetic.Apply<T, Add>(scaled, new Tensor<T>(beta, [beta.Length, .. Enumerable.Repeat(1, x.Rank - 2)], x.ElementType));
    }

    private readonly record struct Each<T>(T Alpha, T Beta) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Beta == T.Zero ? Alpha * x : Alpha * x + Beta;
    }
}
