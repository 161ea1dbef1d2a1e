using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>What may be wrong with an operation's backward pass.</summary>
internal enum Fault
{
    /// <summary>= for +=.</summary>
    Overwrites,

    /// <summary>The last operand gets nothing.</summary>
    DropsLast,

    /// <summary>The last operand gets the other sign.</summary>
    NegatesLast,

    /// <summary>W[i, j] for W[j, i], of a square matrix that is the first operand.</summary>
    Transposes,

    /// <summary>Each operand gets the cotangent of y as it is.</summary>
    ForgetsSlope,
}

/// <summary>An operation with a right forward and a wrong backward pass.</summary>
/// <param name="inner">The right one.</param>
/// <param name="fault">What is wrong.</param>
internal sealed class Faulty(IOperation inner, Fault fault) : IOperation
{
    public string Name => inner.Name;

    public int[] ShapeOf(int[][] operands) => inner.ShapeOf(operands);

    public Cost CostOf(int[][] operands) => inner.CostOf(operands);

    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T> => inner.Forward(x, y);

    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] apart = [.. x.Select(value => new Tensor<T>(value.Shape))];
        inner.Backward(fault == Fault.Transposes ? [Transposed(x[0]), .. x[1..]] : x, y, yGrad, apart);
        for (int o = 0; o < x.Length; o++)
        {
            bool isLast = o == x.Length - 1;
            for (int i = 0; i < x[o].Count; i++)
            {
                T before = xGrads[o][i], term = apart[o][i];
                xGrads[o].Values[i] = fault switch
                {
                    Fault.Overwrites => term,
                    Fault.DropsLast when isLast => before,
                    Fault.NegatesLast when isLast => before - term,
                    Fault.ForgetsSlope => before + yGrad[i % yGrad.Count],
                    _ => before + term,
                };
            }
        }
    }

    private static Tensor<T> Transposed<T>(Tensor<T> w) where T : struct, IFloatingPointIeee754<T>
    {
        if (w.Shape is not [var n, var m] || n != m)
        {
            return w;
        }
        T[] values = new T[w.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i % n * n + i / n] = w[i];
        }
        return new(values, w.Shape);
    }
}
