using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>A layer whose backward pass is a sequence of loops, so that each of them can be shown to be needed, once, where it stands.</summary>
public interface ILoopLayer : ILayer
{
    /// <summary>The backward pass, not yet run.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="cotangents">ȳ, one of every output's shape.</param>
    LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>;
}
