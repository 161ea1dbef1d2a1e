using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of a gated recurrent unit whose reset comes after the product, as PyTorch has it.</summary>
public sealed class GruClaims : IClaims
{
    private enum Fault
    {
        SwappedGates, NoState, WrongMix, Transposed, NoReset, Twice,
    }

    private static Domain<LayerPoint<double>> Steps { get; } = RecurrentPoints.Of(gates: 3, states: 1);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("gru-pullback",
            "h′ = (1 − z) ⊙ n + z ⊙ h: z.grad = h′.grad ⊙ (h − n), n.grad = h′.grad ⊙ (1 − z), h.grad += h′.grad ⊙ z; "
            + "n = tanh(aₓ + r ⊙ aₕ): r.grad = aₓ.grad ⊙ aₕ, aₕ.grad = aₓ.grad ⊙ r; and on through the gates and products",
            Sources.PyTorch.At("GRU"), Steps, new GruLoops(),
            ("r and z are swapped", p => Backward(p, Fault.SwappedGates)),
            ("nothing goes back to h past the gates", p => Backward(p, Fault.NoState)),
            ("z for 1 − z", p => Backward(p, Fault.WrongMix)),
            ("W_h for its transpose", p => Backward(p, Fault.Transposed)),
            ("the reset is not applied", p => Backward(p, Fault.NoReset)),
            ("h.grad is accumulated twice", p => Backward(p, Fault.Twice))),
    ];

    private static Tensor<T>[] Backward<T>(LayerPoint<T> p, Fault fault) where T : struct, IFloatingPointIeee754<T>
    {
        GruGates<T> gates = GruGates<T>.Of(p.X);
        (int hidden, T[] h, T[] yGrad) = (p.X[1].Shape[1], p.X[1].Values, p.Cotangents[0].Values);
        T[] rGrad = new T[h.Length], zGrad = new T[h.Length], nGrad = new T[h.Length];
        T[] ofInputGrad = new T[gates.OfInput.Length], ofStateGrad = new T[gates.OfState.Length];
        Tensor<T>[] grads = [.. p.X.Select(t => new Tensor<T>(t.Shape))];
        for (int times = fault == Fault.NoState ? 0 : fault == Fault.Twice ? 2 : 1; times > 0; times--)
        {
            GruLoops.BackToState<T>(gates.Update, yGrad, grads[1].Values);
        }
        GruLoops.BackToUpdate<T>(h, gates.New, yGrad, zGrad);
        GruLoops.BackToNew<T>(fault == Fault.WrongMix ? Array.ConvertAll(gates.Update, z => T.One - z) : gates.Update, yGrad, nGrad);
        GateLoops.BackThroughTanh<T>(gates.New, nGrad, GruLoops.New, hidden, ofInputGrad);
        GruLoops.BackToReset<T>(gates.OfState, ofInputGrad, hidden, rGrad);
        GruLoops.BackThroughReset<T>(fault == Fault.NoReset ? Array.ConvertAll(gates.Reset, _ => T.One) : gates.Reset, ofInputGrad, hidden, ofStateGrad);
        (int reset, int update) = fault == Fault.SwappedGates ? (GruLoops.Update, GruLoops.Reset) : (GruLoops.Reset, GruLoops.Update);
        GruLoops.BackThroughGate(gates.Reset, rGrad, reset, hidden, ofInputGrad, ofStateGrad);
        GruLoops.BackThroughGate(gates.Update, zGrad, update, hidden, ofInputGrad, ofStateGrad);
        GruLoops.BackThroughProducts(fault == Fault.Transposed ? RecurrentPoints.WithTransposedBlocks(p.X) : p.X, ofInputGrad, ofStateGrad, grads);
        return grads;
    }
}
