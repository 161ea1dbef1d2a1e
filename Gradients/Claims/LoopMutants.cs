using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Wrong backward passes: a loop left out, run twice, run out of order, or adding something else.</summary>
internal static class LoopMutants
{
    /// <summary>A layer's pullback by other loops than its own.</summary>
    public static (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback) Of<T>(string name, ILoopLayer layer, Func<IReadOnlyList<Loop<T>>, IEnumerable<Loop<T>>> change)
        where T : struct, IFloatingPointIeee754<T> => (name, point => Run(layer.Backward(point.X, point.Cotangents), change));

    /// <summary>For each of some loops, the pullback without it.</summary>
    public static (string Name, Func<LayerPoint<T>, Tensor<T>[]> Pullback)[] Missing<T>(ILoopLayer layer, params int[] loops) where T : struct, IFloatingPointIeee754<T> =>
        [.. loops.Select(i => Of<T>($"loop {i + 1} is left out", layer, all => Without(all, i)))];

    /// <summary>The gradients of a backward pass by other loops than its own.</summary>
    public static Tensor<T>[] Run<T>(LoopSequence<T> sequence, Func<IReadOnlyList<Loop<T>>, IEnumerable<Loop<T>>> change) where T : struct, IFloatingPointIeee754<T> =>
        (sequence with { Loops = [.. change(sequence.Loops)] }).Run();

    /// <summary>All but one loop.</summary>
    public static IEnumerable<Loop<T>> Without<T>(IReadOnlyList<Loop<T>> loops, int i) where T : struct, IFloatingPointIeee754<T> => loops.Where((_, k) => k != i);

    /// <summary>One loop is run twice.</summary>
    public static IEnumerable<Loop<T>> Twice<T>(IReadOnlyList<Loop<T>> loops, int i) where T : struct, IFloatingPointIeee754<T> => loops.SelectMany((loop, k) => Enumerable.Repeat(loop, k == i ? 2 : 1));

    /// <summary>Two loops change places.</summary>
    public static IEnumerable<Loop<T>> Swapped<T>(IReadOnlyList<Loop<T>> loops, int i, int j) where T : struct, IFloatingPointIeee754<T> =>
        loops.Select((_, k) => loops[k == i ? j : k == j ? i : k]);

    /// <summary>What one loop adds is multiplied by a factor.</summary>
    public static IEnumerable<Loop<T>> Times<T>(IReadOnlyList<Loop<T>> loops, int i, T factor) where T : struct, IFloatingPointIeee754<T> => Changed(loops, i, loop =>
    {
        T[] before = [.. loop.Into];
        loop.Run();
        for (int k = 0; k < before.Length; k++)
        {
            loop.Into[k] = before[k] + factor * (loop.Into[k] - before[k]);
        }
    });

    /// <summary>One loop forgets what others have added: <c>=</c> for <c>+=</c>.</summary>
    public static IEnumerable<Loop<T>> Overwriting<T>(IReadOnlyList<Loop<T>> loops, int i) where T : struct, IFloatingPointIeee754<T> => Changed(loops, i, loop =>
    {
        Array.Clear(loop.Into);
        loop.Run();
    });

    private static IEnumerable<Loop<T>> Changed<T>(IReadOnlyList<Loop<T>> loops, int i, Action<Loop<T>> run) where T : struct, IFloatingPointIeee754<T> =>
        loops.Select((loop, k) => k == i ? loop with { Run = () => run(loop) } : loop);
}
