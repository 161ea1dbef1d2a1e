using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of a UGRNN cell, and of a network of such cells through time.</summary>
public sealed class UgrnnClaims : IClaims
{
    private const int Parameters = 6;

    private static readonly UgrnnLoops Cell = new(), Averaging = new() { IsAveraging = true };
    private static readonly UgrnnThroughTime Network = new();

    private static Domain<LayerPoint<double>> Cells { get; } = LayerPoints.Of(
        "weights and biases of the gates R and G, h [B, J], x [B, K] and cotangents, of −4 to 4 or −40 to 40, B ≤ 3, J ≤ 2, K ≤ 2",
        random =>
        {
            (int batch, int states, int inputs) = (1 + random.Below(3), 1 + random.Below(2), 1 + random.Below(2));
            double most = random.Below(6) == 0 ? 40 : 4;
            return ([.. Gates(states, inputs, most), new([batch, states]), new([batch, inputs])], [new([batch, states])]);
        },
        new("one example", x => x.X[6].Shape[0] == 1), new("several examples", x => x.X[6].Shape[0] > 1),
        new("several states and inputs", x => x.X[6].Shape[1] > 1 && x.X[7].Shape[1] > 1),
        new("a saturated gate", x => UgrnnLoops.Gates(x.X).G.Any(g => g is < 1e-12 or > 1 - 1e-12))).WithRepeats().ShrinkingShapes("jj,jk,j,jj,jk,j,bj,bk,bj");

    private static Domain<LayerPoint<double>> Networks { get; } = LayerPoints.Of(
        "the parameters of a cell, x₀ … x_T [B, K] and cotangents of h₀ … h_T [B, J], of −2 to 2, B ≤ 2, J ≤ 2, K ≤ 2, T ≤ 3",
        random =>
        {
            (int batch, int states, int inputs, int times) = (1 + random.Below(2), 1 + random.Below(2), 1 + random.Below(2), 1 + random.Below(4));
            return ([.. Gates(states, inputs, 2), .. Enumerable.Repeat(new Part([batch, inputs], -2, 2), times)], [.. Enumerable.Repeat(new Part([batch, states], -2, 2), times)]);
        },
        new("one step", x => x.Cotangents.Length == 1), new("four steps", x => x.Cotangents.Length == 4), new("several examples", x => x.Cotangents[0].Shape[0] > 1)).WithRepeats();

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LoopClaims.Equal<T>(
            "ugrnn-averaged-backward-loops",
            "W^{h,R}, W^{x,R}, B^R, W^{h,G}, W^{x,G}, B^G.grad are the derivatives of the mean over the batch of ⟨h'.grad[b], h'[b]⟩, h.grad and x.grad those of its sum, each example's own",
            Sources.Ttic2019Backpropagation.Problem(4, "b"),
            Cells,
            p => Averaging.Pullback(p.X, p.Cotangents),
            Averaged,
            [
                ("parameter gradients are summed over the batch", p => Cell.Pullback(p.X, p.Cotangents)),
                ("h.grad and x.grad are averaged too", p => [.. Averaging.Pullback(p.X, p.Cotangents).Select((g, i) => i < Parameters ? g : Times(g, Part<T>(p)))]),
                .. Wrong<T>(Averaging),
            ]),
        LoopClaims.Pullback<T>(
            "ugrnn-backward-loops",
            "G̃.grad, R̃.grad and with them W.grad += ỹ.grad h, h.grad += ỹ.grad W, B.grad −= ỹ.grad, summed over the batch: the derivative of h' = G h + (1−G) R, R = tanh(R̃), G = σ(G̃)",
            Sources.Ttic2019Backpropagation.Problem(4),
            Cells,
            Cell,
            [.. Wrong<T>(Cell), .. LoopMutants.Missing<T>(Cell, [.. Enumerable.Range(0, 15)])]),
        LoopClaims.Pullback<T>(
            "ugrnn-backward-through-time",
            "h_t.grad adds up what comes from outside and from c(x_{t+1}, h_t), for t = T … 0; parameter gradients add up over t: the derivative of h_0 = c(x_0, 0), h_t = c(x_t, h_{t−1})",
            Sources.Ttic2020Quiz1.Problem(4, "a"),
            Networks,
            Network,
            [
                LoopMutants.Of<T>("h_t.grad is overwritten by what comes from outside", Network, all => Changed(all, "from outside", (l, i) => LoopMutants.Overwriting(l, i))),
                LoopMutants.Of<T>("only the last output's gradient comes from outside", Network, all => all.Where((loop, i) => i == 0 || !loop.Statement.Contains("from outside", StringComparison.Ordinal))),
                LoopMutants.Of<T>("h_{t−1}.grad does not get G h_t.grad", Network, all => all.Where(loop => !loop.Statement.Contains("h'.grad[b,j] G[b,j]", StringComparison.Ordinal))),
                LoopMutants.Of<T>("nothing goes back through the gates to h_{t−1}", Network, all => all.Where(loop => !loop.Statement.Contains("h.grad[b,i]", StringComparison.Ordinal))),
                LoopMutants.Of<T>("the weights' gradient is overwritten at each t", Network, all => Changed(all, "W^(x,R).grad", (l, i) => LoopMutants.Overwriting(l, i))),
                LoopMutants.Of<T>("the bias' gradient is that of the last t", Network, all => all.Where((loop, i) => i < 16 || !loop.Statement.Contains("B^G.grad", StringComparison.Ordinal))),
                LoopMutants.Of<T>("the loops run from 0 to T", Network, all => all.Chunk(16).Reverse().SelectMany(step => step)),
            ]),
    ];

    private static IEnumerable<Part> Gates(int states, int inputs, double most)
    {
        Part[] gate = [new([states, states], -most, most), new([states, inputs], -most, most), new([states], -most, most)];
        return [.. gate, .. gate];
    }

    private static (string, Func<LayerPoint<T>, Tensor<T>[]>)[] Wrong<T>(UgrnnLoops layer) where T : struct, IFloatingPointIeee754<T> =>
    [
        LoopMutants.Of<T>("the biases are added, not subtracted", layer, all => LoopMutants.Times([.. LoopMutants.Times(all, 9, -T.One)], 14, -T.One)),
        LoopMutants.Of<T>("h.grad is overwritten where it must accumulate", layer, all => LoopMutants.Overwriting(all, 6)),
        LoopMutants.Of<T>("x.grad is overwritten where it must accumulate", layer, all => LoopMutants.Overwriting(all, 13)),
        LoopMutants.Of<T>("R.grad is used before it is known", layer, all => LoopMutants.Swapped(all, 2, 4)),
        LoopMutants.Of<T>("G and 1 − G are exchanged in h.grad", layer, all => LoopMutants.Times(all, 1, -T.One)),
    ];

    private static IEnumerable<Loop<T>> Changed<T>(IReadOnlyList<Loop<T>> loops, string statement, Func<IReadOnlyList<Loop<T>>, int, IEnumerable<Loop<T>>> change)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < loops.Count; i++)
        {
            if (loops[i].Statement.Contains(statement, StringComparison.Ordinal))
            {
                loops = [.. change(loops, i)];
            }
        }
        return loops;
    }

    // The parameters' gradients of the mean, the others' of the sum.
    private static T[] Averaged<T>(LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] mean = DualOracle.Pullback(Cell, point.X, [Times(point.Cotangents[0], Part<T>(point))]), sum = DualOracle.Pullback(Cell, point.X, point.Cotangents);
        return LayerPoint<T>.Flat([.. mean[..Parameters], .. sum[Parameters..]]);
    }

    private static T Part<T>(LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T> => T.One / T.CreateChecked(point.X[Parameters].Shape[0]);

    private static Tensor<T> Times<T>(Tensor<T> x, T factor) where T : struct, IFloatingPointIeee754<T> => new(Array.ConvertAll(x.Values, value => value * factor), x.Shape);
}
