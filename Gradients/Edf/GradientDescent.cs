using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf;

/// <summary>Training: Φ −= η Φ.grad.</summary>
public static class GradientDescent
{
    /// <summary>One step of every parameter of a graph against its gradient.</summary>
    /// <param name="graph">The graph, after a backward pass.</param>
    /// <param name="rate">η.</param>
    /// <exception cref="InvalidOperationException">No backward pass has computed the gradients.</exception>
    public static void Step<T>(Graph<T> graph, T rate) where T : struct, IFloatingPointIeee754<T>
    {
        foreach (EdfObject<T> phi in graph.Objects.Where(x => x.IsParameter))
        {
            phi.Assign(new Tensor<T>([.. phi.Value.Values.Zip(phi.Grad.Values, (value, grad) => value - rate * grad)], phi.Shape));
        }
    }
}
