using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The cells of recurrent networks as formulas of numbers, without a graph: what their forward passes are compared with.</summary>
internal static class PlainCells
{
    /// <summary>c(x, h) of one row, with the parameters of gate g at 3g, 3g + 1, 3g + 2.</summary>
    public delegate T[] Cell<T>(Tensor<T>[] phi, T[] x, T[] h) where T : struct, IFloatingPointIeee754<T>;

    /// <summary>The update-gate cell, biases subtracted as printed.</summary>
    public static T[] Ugrnn<T>(Tensor<T>[] phi, T[] x, T[] h) where T : struct, IFloatingPointIeee754<T> => Ugrnn(phi, x, h, -T.One);

    /// <summary>The update-gate cell with its biases times a sign.</summary>
    public static T[] Ugrnn<T>(Tensor<T>[] phi, T[] x, T[] h, T sign) where T : struct, IFloatingPointIeee754<T>
    {
        T[] r = Gate(phi, 0, x, h, sign, T.Tanh), g = Gate(phi, 1, x, h, sign, Special.Sigmoid);
        return [.. h.Select((old, j) => g[j] * old + (T.One - g[j]) * r[j])];
    }

    /// <summary>The gated recurrent unit.</summary>
    public static T[] Gru<T>(Tensor<T>[] phi, T[] x, T[] h) where T : struct, IFloatingPointIeee754<T>
    {
        T[] z = Gate(phi, 0, x, h, T.One, Special.Sigmoid), r = Gate(phi, 1, x, h, T.One, Special.Sigmoid);
        T[] n = Gate(phi, 2, x, [.. h.Zip(r, (a, b) => a * b)], T.One, T.Tanh);
        return [.. h.Select((old, j) => z[j] * old + (T.One - z[j]) * n[j])];
    }

    /// <summary>Long short-term memory, of the state [h | c].</summary>
    public static T[] Lstm<T>(Tensor<T>[] phi, T[] x, T[] h) where T : struct, IFloatingPointIeee754<T>
    {
        T[] output = h[..(h.Length / 2)], memory = h[(h.Length / 2)..];
        T[] i = Gate(phi, 0, x, output, T.One, Special.Sigmoid), f = Gate(phi, 1, x, output, T.One, Special.Sigmoid);
        T[] o = Gate(phi, 2, x, output, T.One, Special.Sigmoid), g = Gate(phi, 3, x, output, T.One, T.Tanh);
        T[] next = [.. memory.Select((old, j) => f[j] * old + i[j] * g[j])];
        return [.. next.Select((c, j) => o[j] * T.Tanh(c)), .. next];
    }

    /// <summary>h_0, …, h_T, row by row, from Φ and x_0, …, x_T.</summary>
    /// <param name="x">Φ, then the sequence.</param>
    /// <param name="parameters">How many tensors Φ has.</param>
    /// <param name="width">Of a state.</param>
    /// <param name="cell">c.</param>
    /// <param name="remembers">Whether a state is passed on; else each cell is given zeros.</param>
    public static T[] States<T>(Tensor<T>[] x, int parameters, int width, Cell<T> cell, bool remembers = true)
        where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] phi = x[..parameters], inputs = x[parameters..];
        int rows = inputs[0].Shape[0], columns = inputs[0].Shape[1];
        T[][] h = [.. Enumerable.Range(0, rows).Select(_ => new T[width])];
        List<T> all = [];
        foreach (Tensor<T> input in inputs)
        {
            for (int b = 0; b < rows; b++)
            {
                h[b] = cell(phi, input.Values[(b * columns)..((b + 1) * columns)], remembers ? h[b] : new T[width]);
                all.AddRange(h[b]);
            }
        }
        return [.. all];
    }

    private static T[] Gate<T>(Tensor<T>[] phi, int gate, T[] x, T[] h, T sign, Func<T, T> squash)
        where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> wh, Tensor<T> wx, Tensor<T> bias) = (phi[3 * gate], phi[3 * gate + 1], phi[3 * gate + 2]);
        T[] squashed = new T[bias.Count];
        for (int j = 0; j < squashed.Length; j++)
        {
            T[] terms = [sign * bias[j], .. h.Select((value, i) => wh[j * h.Length + i] * value),
                .. x.Select((value, k) => wx[j * x.Length + k] * value)];
            squashed[j] = squash(Special.Sum<T>(terms));
        }
        return squashed;
    }
}
