using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>What the forward pass of <see cref="GruLoops"/> keeps for its backward pass.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="OfInput">aₓ = W_x x + b_x [B, 3H].</param>
/// <param name="OfState">aₕ = W_h h + b_h [B, 3H].</param>
/// <param name="Reset">r [B, H].</param>
/// <param name="Update">z [B, H].</param>
/// <param name="New">n [B, H].</param>
public sealed record GruGates<T>(T[] OfInput, T[] OfState, T[] Reset, T[] Update, T[] New) where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The gates for the layer's inputs.</summary>
    public static GruGates<T> Of(Tensor<T>[] x)
    {
        (int hidden, int count, int rows) = (x[1].Shape[1], x[1].Count, x[1].Shape[0]);
        GruGates<T> gates = new(new T[3 * count], new T[3 * count], new T[count], new T[count], new T[count]);
        LinearLoops.Forward<T>(x[0].Values, x[2].Values, x[4].Values, gates.OfInput);
        LinearLoops.Forward<T>(x[1].Values, x[3].Values, x[5].Values, gates.OfState);
        GateLoops.Sigmoid<T>(gates.OfInput, gates.OfState, GruLoops.Reset, hidden, gates.Reset);
        GateLoops.Sigmoid<T>(gates.OfInput, gates.OfState, GruLoops.Update, hidden, gates.Update);
        for (int b = 0; b < rows; b++)
        {
            int block = (3 * b + GruLoops.New) * hidden;
            for (int i = 0; i < hidden; i++)
            {
                gates.New[b * hidden + i] = T.Tanh(gates.OfInput[block + i] + gates.Reset[b * hidden + i] * gates.OfState[block + i]);
            }
        }
        return gates;
    }
}
