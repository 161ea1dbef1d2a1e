using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of a long short-term memory.</summary>
public sealed class LstmClaims : IClaims
{
    private enum Fault
    {
        SwappedGates, NoCellCotangent, NoCell, NoForget, Transposed, Twice,
    }

    private static Domain<LayerPoint<double>> Steps { get; } = RecurrentPoints.Of(gates: 4, states: 2);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("lstm-pullback",
            "h′ = o ⊙ tanh c′: o.grad = h′.grad ⊙ tanh c′, c′.grad += h′.grad ⊙ o ⊙ (1 − tanh² c′); "
            + "c′ = f ⊙ c + i ⊙ g: f.grad = c′.grad ⊙ c, c.grad = c′.grad ⊙ f, i.grad = c′.grad ⊙ g, g.grad = c′.grad ⊙ i; and on through the gates and products",
            Sources.PyTorch.At("LSTM"), Steps, new LstmLoops(),
            ("i and f are swapped", p => Backward(p, Fault.SwappedGates)),
            ("the cotangent of c′ is dropped", p => Backward(p, Fault.NoCellCotangent)),
            ("nothing goes back through tanh c′", p => Backward(p, Fault.NoCell)),
            ("nothing goes back to c", p => Backward(p, Fault.NoForget)),
            ("W_h for its transpose", p => Backward(p, Fault.Transposed)),
            ("the parameters' gradients are accumulated twice", p => Backward(p, Fault.Twice))),
    ];

    private static Tensor<T>[] Backward<T>(LayerPoint<T> p, Fault fault) where T : struct, IFloatingPointIeee754<T>
    {
        LstmGates<T> gates = LstmGates<T>.Of(p.X);
        (int hidden, int count, T[] yGrad) = (p.X[1].Shape[1], p.X[1].Count, p.Cotangents[0].Values);
        T[] nextGrad = new T[count], iGrad = new T[count], fGrad = new T[count], gGrad = new T[count], oGrad = new T[count], aGrad = new T[4 * count];
        Tensor<T>[] grads = [.. p.X.Select(t => new Tensor<T>(t.Shape))];
        if (fault != Fault.NoCellCotangent)
        {
            VectorLoops.Add<T>(p.Cotangents[1].Values, nextGrad);
        }
        if (fault != Fault.NoCell)
        {
            LstmLoops.BackToCell<T>(gates.Output, gates.TanhOfCell, yGrad, nextGrad);
        }
        GateLoops.BackThroughProduct<T>(gates.TanhOfCell, yGrad, oGrad);
        GateLoops.BackThroughProduct<T>(gates.Cell, nextGrad, iGrad);
        GateLoops.BackThroughProduct<T>(p.X[2].Values, nextGrad, fGrad);
        GateLoops.BackThroughProduct<T>(gates.Input, nextGrad, gGrad);
        if (fault != Fault.NoForget)
        {
            GateLoops.BackThroughProduct<T>(gates.Forget, nextGrad, grads[2].Values);
        }
        (int input, int forget) = fault == Fault.SwappedGates ? (LstmLoops.Forget, LstmLoops.Input) : (LstmLoops.Input, LstmLoops.Forget);
        GateLoops.BackThroughSigmoid<T>(gates.Input, iGrad, input, hidden, aGrad);
        GateLoops.BackThroughSigmoid<T>(gates.Forget, fGrad, forget, hidden, aGrad);
        GateLoops.BackThroughTanh<T>(gates.Cell, gGrad, LstmLoops.Cell, hidden, aGrad);
        GateLoops.BackThroughSigmoid<T>(gates.Output, oGrad, LstmLoops.Output, hidden, aGrad);
        GruLoops.BackThroughProducts(fault == Fault.Transposed ? RecurrentPoints.WithTransposedBlocks(p.X) : p.X, aGrad, aGrad, grads);
        if (fault == Fault.Twice)
        {
            LinearLoops.BackToWeights<T>(p.X[0].Values, aGrad, 4 * hidden, grads[3].Values);
            LinearLoops.BackToWeights<T>(p.X[1].Values, aGrad, 4 * hidden, grads[4].Values);
        }
        return grads;
    }
}
