using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>General matrix product: Y = α·op(A)·op(B) + β·C, where op transposes or not.</summary>
/// <remarks>
/// Shape: op(A) [m, k], op(B) [k, n], C broadcast to [m, n] → [m, n].<br/>
/// Domain: reals; int32, uint32, int64, uint64, where α and β that are not whole numbers are applied in double and the result truncated. β = 0 leaves C unread.<br/>
/// Error: α may be applied to A, to B or to the product, and C may be added at either end of the sum.<br/>
/// Since: 11 (C optional); 9 (integers); 7 (C broadcasts); 1 and 6 broadcast C only when <c>broadcast</c> is set.<br/>
/// Source: ONNX Gemm-13.
/// </remarks>
public static class Gemm
{
    /// <summary>The product of two matrices of one numeric type, plus a third.</summary>
    /// <exception cref="ShapeException">The types differ or are not allowed, or the shapes do not fit.</exception>
    public static Tensor Apply<T>(Tensor a, Tensor b, Tensor? c, double alpha, double beta, bool transA, bool transB) where T : INumber<T> => (a, b, c) switch
    {
        (Tensor<T> x, Tensor<T> y, null or Tensor<T>) => Of(x, y, (Tensor<T>?)c, alpha, beta, transA, transB),
        (Tensor<int> x, Tensor<int> y, null or Tensor<int>) => Whole(x, y, (Tensor<int>?)c, alpha, beta, transA, transB),
        (Tensor<uint> x, Tensor<uint> y, null or Tensor<uint>) => Whole(x, y, (Tensor<uint>?)c, alpha, beta, transA, transB),
        (Tensor<long> x, Tensor<long> y, null or Tensor<long>) => Whole(x, y, (Tensor<long>?)c, alpha, beta, transA, transB),
        (Tensor<ulong> x, Tensor<ulong> y, null or Tensor<ulong>) => Whole(x, y, (Tensor<ulong>?)c, alpha, beta, transA, transB),
        _ => throw new ShapeException($"operands are {a.Describe()}, {b.Describe()} and {c?.Describe() ?? "none"}: need one type, of reals or of integers of 32 or 64 bits"),
    };

    /// <summary>The product of two matrices, plus a third.</summary>
    public static Tensor<TNumber> Of<TNumber>(Tensor<TNumber> a, Tensor<TNumber> b, Tensor<TNumber>? c = null, double alpha = 1, double beta = 1, bool transA = false, bool transB = false)
        where TNumber : INumber<TNumber>
    {
        if (a.Rank != 2 || b.Rank != 2 || a.Shape[transA ? 0 : 1] != b.Shape[transB ? 1 : 0])
        {
            throw new ShapeException($"shapes {Shape.Text(a.Shape)} (transA = {transA}) and {Shape.Text(b.Shape)} (transB = {transB}) have no product: need [m, k] and [k, n]");
        }
        int m = a.Shape[transA ? 1 : 0], k = a.Shape[transA ? 0 : 1], n = b.Shape[transB ? 0 : 1];
        MatrixForm form = new(m, n, k) { TransposedA = transA, TransposedB = transB, Scale = alpha };
        TNumber[] start = [];
        if (c is not null && beta != 0)
        {
            if (!Shape.Broadcast(c.Shape, [m, n]).AsSpan().SequenceEqual([m, n]))
            {
                throw new ShapeException($"'C' has shape {Shape.Text(c.Shape)}: need one that broadcasts to {Shape.Text([m, n])}");
            }
            int[] strides = Broadcasting.Strides(c.Shape, [m, n]);
            form = form with { StartRowStride = strides[0], StartColumnStride = strides[1] };
            start = beta == 1 ? c.Values : Array.ConvertAll(c.Values, x => x * TNumber.CreateChecked(beta));
        }
        TNumber[] y = Shape.AllocateUncleared<TNumber>([m, n]);
        Special.Product(form, a, b, start.AsSpan(), y.AsSpan());
        return new Tensor<TNumber>(y, [m, n], a.ElementType);
    }

    private static Tensor<TInteger> Whole<TInteger>(Tensor<TInteger> a, Tensor<TInteger> b, Tensor<TInteger>? c, double alpha, double beta, bool transA, bool transB)
        where TInteger : IBinaryInteger<TInteger>
    {
        if (double.IsInteger(alpha) && double.IsInteger(beta) && alpha >= 0 && beta >= 0)
        {
            return Of(a, b, c, alpha, beta, transA, transB);
        }
        Tensor<double> y = Of(Wide(a), Wide(b), c is null ? null : Wide(c), alpha, beta, transA, transB);
        return new Tensor<TInteger>(Array.ConvertAll(y.Values, TInteger.CreateTruncating), y.Shape, a.ElementType);
    }

    private static Tensor<double> Wide<TInteger>(Tensor<TInteger> x) where TInteger : IBinaryInteger<TInteger> =>
        new(Array.ConvertAll(x.Values, double.CreateChecked), x.Shape, ElementType.Double);
}
