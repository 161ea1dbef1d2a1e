using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Gated linear unit with a Swish gate: a · σ(αa) · b, elementwise.</summary>
/// <remarks>
/// Shape: a and b of one shape, which is not broadcast.<br/>
/// Source: ONNX SwiGLU-28; N. Shazeer, GLU variants improve transformer, 2020.
/// </remarks>
public static class SwiGLU
{
    /// <summary>Swish(a) · b.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor Of<T>(Tensor<T> a, Tensor<T> b, T alpha) where T : IFloatingPointIeee754<T> =>
        a.Shape.AsSpan().SequenceEqual(b.Shape) ? Arithmetic.Apply<T, Mul>(Swish.Of(a, alpha), b)
        : throw new ShapeException($"shapes are {Shape.Text(a.Shape)} and {Shape.Text(b.Shape)}: need one shape");
}
