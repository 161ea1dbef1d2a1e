using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>A recurrent network of UGRNN cells: h₀ = c(x₀, 0), h_t = c(x_t, h_{t−1}) up to and including T; its backward pass runs the cell's loops from T to 0.</summary>
/// <remarks>
/// Shape: the six parameters of <see cref="UgrnnLoops"/>, then x₀ … x_T, each [B, K] → h₀ … h_T, each [B, J].<br/>
/// Method: h_t is used twice, as an output and by the next cell, and h_t.grad adds up both.<br/>
/// Source: [TTIC20-Q1] Problem 4; [TTIC19] Problems 4 and 5.
/// </remarks>
public sealed class UgrnnThroughTime : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        UgrnnLoops cell = new();
        Tensor<T>[] states = new Tensor<T>[x.Length - UgrnnLoops.Parameters];
        Tensor<T> state = Zero(x);
        for (int t = 0; t < states.Length; t++)
        {
            states[t] = state = cell.Forward(At(x, t, state))[0];
        }
        return states;
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] states = Forward(x), gradients = [.. x.Select(t => new Tensor<T>(t.Shape))], stateGradients = [.. states.Select(h => new Tensor<T>(h.Shape))];
        Tensor<T> zero = Zero(x), zeroGradient = Zero(x);
        List<Loop<T>> loops = [];
        for (int t = states.Length - 1; t >= 0; t--)
        {
            (T[] outside, T[] inside) = (cotangents[t].Values, stateGradients[t].Values);
            Tensor<T>[] into = At(gradients, t, t > 0 ? stateGradients[t - 1] : zeroGradient);
            loops.Add(new($"t = {t}: h'.grad[b,j] += what comes from outside", inside, () => Add<T>(outside, inside)));
            loops.AddRange(UgrnnLoops.Loops(At(x, t, t > 0 ? states[t - 1] : zero), inside, into, T.One).Select(loop => loop with { Statement = $"t = {t}: {loop.Statement}" }));
        }
        return new(gradients, loops);
    }

    /// <summary>h_t.grad[b, j] += ȳ_t[b, j].</summary>
    public static void Add<T>(ReadOnlySpan<T> cotangent, Span<T> stateGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < stateGrad.Length; i++)
        {
            stateGrad[i] += cotangent[i];
        }
    }

    // What the cell at time t is given.
    private static Tensor<T>[] At<T>(Tensor<T>[] x, int t, Tensor<T> state) where T : struct, IFloatingPointIeee754<T> => [.. x[..UgrnnLoops.Parameters], state, x[UgrnnLoops.Parameters + t]];

    private static Tensor<T> Zero<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> => new([x[UgrnnLoops.Parameters].Shape[0], x[0].Shape[0]]);
}
