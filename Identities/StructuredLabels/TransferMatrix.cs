using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.StructuredLabels;

/// <summary>Sums over all labellings of a ring of any length: Z = tr ∏ₙ M(Jₙ) with M(J)[a, b] = e^(J·a·b), a, b ∈ {−1, 0, 1}.</summary>
/// <remarks>
/// Domain: |Jₙ| ≤ 500. Method: every entry is positive, so nothing cancels; powers of two are taken out whenever the product grows beyond 2³². A derivative
/// is carried along as a dual number's is: (A + Aʹε)(M + Mʹε) = AM + (AʹM + AMʹ)ε.<br/>
/// Source: H. Kramers and G. Wannier, Statistics of the two-dimensional ferromagnet, 1941.
/// </remarks>
public static class TransferMatrix
{
    private const int Size = 3;
    private const int Largest = 32;

    /// <summary>ln Z, one edge at a time.</summary>
    public static T LogPartition<T>(Ring<T> ring) where T : IFloatingPointIeee754<T>
    {
        (T[] product, int exponent) = Product(ring);
        return Logarithm(Trace(product), exponent);
    }

    /// <summary>ln Z = ln tr M(J)ᴺ of N equal edges, by squaring: log₂ N products for any N.</summary>
    /// <exception cref="ArgumentOutOfRangeException">N is less than 1.</exception>
    public static T LogPartition<T>(T coupling, int count) where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        T[] power = Of(coupling), result = [];
        int powersExponent = 0, exponent = 0;
        for (int rest = count; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                (result, exponent) = (result.Length == 0 ? power : Times(result, power), exponent + powersExponent);
                exponent += Scale(ref result);
            }
            power = Times(power, power);
            powersExponent = 2 * powersExponent + Scale(ref power);
        }
        return Logarithm(Trace(result), exponent);
    }

    /// <summary>P(Y[0] = −1), P(Y[0] = 0), P(Y[0] = 1): the diagonal of the product ÷ its trace.</summary>
    public static T[] Marginal<T>(Ring<T> ring) where T : IFloatingPointIeee754<T>
    {
        T[] product = Product(ring).Product;
        T trace = Trace(product);
        return [product[0] / trace, product[4] / trace, product[8] / trace];
    }

    /// <summary>d ln Z(β) ÷ dβ at β = 1, where Z(β) = Σ_Y e^(β·s(Y)).</summary>
    public static T Slope<T>(Ring<T> ring) where T : IFloatingPointIeee754<T>
    {
        T[] product = Identity<T>(), tangent = new T[Size * Size], terms = new T[2 * Size], factors = new T[2 * Size];
        foreach (T coupling in ring.Couplings)
        {
            T[] matrix = Of(coupling), slope = SlopeOf(coupling), next = new T[Size * Size];
            for (int i = 0; i < next.Length; i++)
            {
                int row = i / Size * Size, column = i % Size * Size; // M and Mʹ are symmetric: a column is a row
                tangent.AsSpan(row, Size).CopyTo(terms);
                product.AsSpan(row, Size).CopyTo(terms.AsSpan(Size));
                matrix.AsSpan(column, Size).CopyTo(factors);
                slope.AsSpan(column, Size).CopyTo(factors.AsSpan(Size));
                next[i] = Special.Dot<T>(terms, factors);
            }
            (product, tangent) = (Times(product, matrix), next);
            int taken = Scale(ref product);
            for (int i = 0; i < tangent.Length && taken != 0; i++)
            {
                tangent[i] = T.ScaleB(tangent[i], -taken);
            }
        }
        return Trace(tangent) / Trace(product);
    }

    /// <summary>M(J).</summary>
    internal static T[] Of<T>(T coupling) where T : IFloatingPointIeee754<T>
    {
        T alike = T.Exp(coupling), unlike = T.Exp(-coupling), one = T.One;
        return [alike, one, unlike, one, one, one, unlike, one, alike];
    }

    private static T[] SlopeOf<T>(T coupling) where T : IFloatingPointIeee754<T>
    {
        T alike = coupling * T.Exp(coupling), unlike = -coupling * T.Exp(-coupling), zero = T.Zero;
        return [alike, zero, unlike, zero, zero, zero, unlike, zero, alike];
    }

    private static T[] Identity<T>() where T : IFloatingPointIeee754<T> => [T.One, T.Zero, T.Zero, T.Zero, T.One, T.Zero, T.Zero, T.Zero, T.One];

    private static (T[] Product, int Exponent) Product<T>(Ring<T> ring) where T : IFloatingPointIeee754<T>
    {
        T[] product = Of(ring.Couplings[0]);
        int exponent = Scale(ref product);
        foreach (T coupling in ring.Couplings[1..])
        {
            product = Times(product, Of(coupling));
            exponent += Scale(ref product);
        }
        return (product, exponent);
    }

    // A·B for a symmetric B, whose columns are its rows.
    private static T[] Times<T>(T[] a, T[] b) where T : IFloatingPointIeee754<T>
    {
        T[] product = new T[Size * Size];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = Special.Dot<T>(a.AsSpan(i / Size * Size, Size), b.AsSpan(i % Size * Size, Size));
        }
        return product;
    }

    private static T Trace<T>(T[] matrix) where T : IFloatingPointIeee754<T> => Special.Sum<T>([matrix[0], matrix[4], matrix[8]]);

    // Takes out a power of two, without any rounding; returns its exponent.
    private static int Scale<T>(ref T[] matrix) where T : IFloatingPointIeee754<T>
    {
        int exponent = int.MinValue;
        foreach (T entry in matrix)
        {
            exponent = Math.Max(exponent, T.ILogB(entry));
        }
        if (exponent < Largest)
        {
            return 0;
        }
        matrix = Array.ConvertAll(matrix, entry => T.ScaleB(entry, -exponent));
        return exponent;
    }

    private static T Logarithm<T>(T trace, int exponent) where T : IFloatingPointIeee754<T> =>
        exponent == 0 ? T.Log(trace) : T.Log(trace) + T.CreateTruncating(exponent) * T.Log(T.One + T.One);
}
