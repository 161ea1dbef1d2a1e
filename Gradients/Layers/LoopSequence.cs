using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>A backward pass as the loops of the page, in the order in which they are to be executed.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Gradients">The gradients of the inputs: zero until the loops have run.</param>
/// <param name="Loops">The loops.</param>
public sealed record LoopSequence<T>(Tensor<T>[] Gradients, IReadOnlyList<Loop<T>> Loops) where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>Runs every loop once, in order.</summary>
    /// <returns>The gradients.</returns>
    public Tensor<T>[] Run()
    {
        foreach (Loop<T> loop in Loops)
        {
            loop.Run();
        }
        return Gradients;
    }
}
