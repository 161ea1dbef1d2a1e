using System.Numerics;
using Verification.Gradients.Edf.Operations;

namespace Verification.Gradients.Edf.Networks;

/// <summary>One head of self-attention: Q = X W_Qᵀ, K = X W_Kᵀ, V = X W_Vᵀ, Y = softmax(Q Kᵀ / √k) V, row t of X being x_t.</summary>
/// <remarks>
/// Parallel running time: constant in T but for the depth ⌈log₂(T + 1)⌉ of its three reductions over the sequence, see
/// <see cref="Graph{T}.Depth"/>; its work grows with T². Source: [VSP17], the architecture that [TTIC20-Q1] Problem 4(b) sets against the
/// recurrent one.
/// </remarks>
public sealed class SelfAttention : IProcedure
{
    /// <summary>The object Y [T + 1, v].</summary>
    /// <param name="wq">W_Q [k, d].</param>
    /// <param name="wk">W_K [k, d].</param>
    /// <param name="wv">W_V [v, d].</param>
    /// <param name="x">x_0, …, x_T, each [1, d].</param>
    public static EdfObject<T> Of<T>(EdfObject<T> wq, EdfObject<T> wk, EdfObject<T> wv, params EdfObject<T>[] x)
        where T : struct, IFloatingPointIeee754<T>
    {
        EdfObject<T> rows = Concat.Of(0, x);
        EdfObject<T> q = Linear.Of(wq, rows), k = Linear.Of(wk, rows), v = Linear.Of(wv, rows);
        return MatrixProduct.Of(Softmax.Of(RootScale.Of(MatrixProduct.Of(q, Transpose.Of(k)), wq.Shape[0])), v);
    }

    /// <summary>Y, from W_Q, W_K, W_V and then x_0, …, x_T.</summary>
    public EdfObject<T>[] Build<T>(EdfObject<T>[] x)
        where T : struct, IFloatingPointIeee754<T> => x.Length > 3 ? [Of(x[0], x[1], x[2], x[3..])]
        : throw new ArgumentException($"self-attention has {x.Length} operands: need W_Q, W_K, W_V and at least x_0", nameof(x));
}
