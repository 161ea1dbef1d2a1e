using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Reference.Tests.Numbers;

/// <summary>The generator of the polynomials in <c>ErrorFunction</c> and <c>NearZero</c>: interpolation at Chebyshev points in double-double.</summary>
/// <remarks>Within a small factor of the best polynomial of its degree; the last rounding to double is what remains of the error.</remarks>
public static class ChebyshevFit
{
    /// <summary>The coefficients, lowest first and in powers of s, of the polynomial that meets f at the Chebyshev points of [from, to].</summary>
    public static D[] Of(Func<D, D> f, double from, double to, int degree)
    {
        int count = degree + 1;
        D middle = (from + (D)to) * 0.5, half = (to - (D)from) * 0.5;
        D[] values = [.. Enumerable.Range(0, count).Select(j => f(middle + half * D.CosPi((2.0 * j + 1) / (D)(2.0 * count))))];
        D[] sum = new D[count], before = new D[count], current = new D[count];
        before[0] = 1;
        (current[0], current[Math.Min(1, degree)]) = (-middle / half, 1 / half);
        for (int k = 0; k < count; k++)
        {
            D coefficient = 0;
            for (int j = 0; j < count; j++)
            {
                coefficient += values[j] * D.CosPi(k * (2.0 * j + 1) / (D)(2.0 * count));
            }
            coefficient = coefficient * (k == 0 ? 1.0 : 2.0) / (double)count;
            D[] chebyshev = k == 0 ? before : current;
            for (int i = 0; i < count; i++)
            {
                sum[i] += coefficient * chebyshev[i];
            }
            if (k > 0)
            {
                (before, current) = (current, Next(before, current, middle, half));
            }
        }
        return sum;
    }

    // T(k+1) = 2 (s − middle)/half · T(k) − T(k−1).
    private static D[] Next(D[] before, D[] current, D middle, D half)
    {
        D[] next = new D[current.Length];
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = 2.0 * ((i == 0 ? D.Zero : current[i - 1]) - middle * current[i]) / half - before[i];
        }
        return next;
    }
}
