using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>What the forward pass of <see cref="LstmLoops"/> keeps for its backward pass, each [B, H].</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Input">i.</param>
/// <param name="Forget">f.</param>
/// <param name="Cell">g.</param>
/// <param name="Output">o.</param>
/// <param name="NextCell">c′.</param>
/// <param name="TanhOfCell">tanh c′.</param>
public sealed record LstmGates<T>(T[] Input, T[] Forget, T[] Cell, T[] Output, T[] NextCell, T[] TanhOfCell)
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The gates for the layer's inputs.</summary>
    public static LstmGates<T> Of(Tensor<T>[] x)
    {
        (int hidden, int count) = (x[1].Shape[1], x[1].Count);
        T[] ofInput = new T[4 * count], ofState = new T[4 * count];
        LstmGates<T> gates = new(new T[count], new T[count], new T[count], new T[count], new T[count], new T[count]);
        LinearLoops.Forward<T>(x[0].Values, x[3].Values, x[5].Values, ofInput);
        LinearLoops.Forward<T>(x[1].Values, x[4].Values, x[6].Values, ofState);
        GateLoops.Sigmoid<T>(ofInput, ofState, LstmLoops.Input, hidden, gates.Input);
        GateLoops.Sigmoid<T>(ofInput, ofState, LstmLoops.Forget, hidden, gates.Forget);
        GateLoops.Tanh<T>(ofInput, ofState, LstmLoops.Cell, hidden, gates.Cell);
        GateLoops.Sigmoid<T>(ofInput, ofState, LstmLoops.Output, hidden, gates.Output);
        LstmLoops.Carry<T>(gates.Forget, x[2].Values, gates.Input, gates.Cell, gates.NextCell);
        for (int i = 0; i < count; i++)
        {
            gates.TanhOfCell[i] = T.Tanh(gates.NextCell[i]);
        }
        return gates;
    }
}
