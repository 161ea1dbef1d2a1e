using System.Runtime.CompilerServices;

namespace Verification.Reference.Numbers;

/// <content>Error-free transformations: the rounded result of an operation on doubles and the error it made, both exact.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>a + b = sum + error, exactly, whichever is larger [Knuth].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Sum, double Error) TwoSum(double a, double b)
    {
        var s = a + b;
        var t = s - a;
        return (s, (a - (s - t)) + (b - t));
    }

    /// <summary>a + b = sum + error, exactly, where |a| ≥ |b| or a = 0 [Dekker].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Sum, double Error) FastTwoSum(double a, double b)
    {
        var s = a + b;
        return (s, b - (s - a));
    }

    /// <summary>a · b = product + error, exactly, where the error is not below 2^−1074.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Product, double Error) TwoProduct(double a, double b)
    {
        var p = a * b;
        return (p, Math.FusedMultiplyAdd(a, b, -p));
    }

    /// <summary>The sum of two words already in order; an overflowing sum becomes infinite with a zero low word, −0 stays −0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble Normalize(double a, double b)
    {
        var s = a + b;
        return double.IsFinite(s) && a != 0 ? new(s, b - (s - a)) : new(a == 0 || double.IsInfinity(a) ? a : s, 0);
    }

    /// <summary>c + x·p, the step of Horner's rule. Needs |x·p| ≤ |c|, or c = 0.</summary>
    /// <remarks>
    /// The result is left unnormalised (its low word may exceed half an ulp by a small factor): that cuts the latency of a step from about 60
    /// cycles to 15, and costs a few u²·|x·p| of error, which the following multiplication by a small x damps.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble HornerStep(double cHi, double cLo, DoubleDouble x, DoubleDouble p)
    {
        var product = p.Hi * x.Hi;
        var error = Math.FusedMultiplyAdd(p.Hi, x.Hi, -product);
        error = Math.FusedMultiplyAdd(p.Hi, x.Lo, Math.FusedMultiplyAdd(p.Lo, x.Hi, error));
        var s = cHi + product;
        return new(s, (product - (s - cHi)) + (error + cLo));
    }

    /// <summary>Σ c(first + k·stride) xᵏ for k &lt; count; the leading <paramref name="precise"/> terms in two words, the others in one.</summary>
    /// <remarks>
    /// The table holds pairs (high, low). Terms beyond <paramref name="precise"/> must be below about 2^−55 of the sum. The result is
    /// unnormalised, see <see cref="HornerStep"/>.
    /// </remarks>
    private static DoubleDouble Polynomial(ReadOnlySpan<double> table, int first, int stride, int count, int precise, DoubleDouble x)
    {
        var k = count - 1;
        var tail = 0.0;
        for (; k >= precise; k--)
            tail = Math.FusedMultiplyAdd(tail, x.Hi, table[2 * (first + k * stride)]);
        var p = new DoubleDouble(tail, 0);
        for (; k >= 0; k--)
        {
            var pair = 2 * (first + k * stride);
            p = HornerStep(table[pair], table[pair + 1], x, p);
        }

        return p;
    }
}
