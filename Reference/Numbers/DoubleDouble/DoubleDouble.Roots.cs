namespace Verification.Reference.Numbers;

/// <content>Roots.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>√x. Domain: x ≥ 0, −0 gives −0, otherwise NaN. Error: 25/8 u² (measured 3.1e-32) [LLMPR23].</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        if (!(x.Hi > 0) || double.IsPositiveInfinity(x.Hi))
            return new(Math.Sqrt(x.Hi), 0);
        if (x.Hi is > RescueBelow and < RescueAbove)
            return SqrtCore(x);
        var half = Math.ILogB(x.Hi) >> 1;
        return ScaleB(SqrtCore(ScaleB(x, -2 * half)), half);
    }

    /// <summary>∛x. Error: 8u² (measured 7.2e-32). Method: one Newton step with its second-order term from the double root.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Cbrt(DoubleDouble x)
    {
        if (x.Hi == 0 || !double.IsFinite(x.Hi))
            return x;
        var third = Math.ILogB(x.Hi) / 3;
        x = ScaleB(x, -3 * third);
        var y = Math.Cbrt(x.Hi);
        var residual = (x - FromProduct(y, y) * y).Hi;
        var step = residual / (3 * y * y);
        return ScaleB(FromSum(y, step - step * step / y), third);
    }

    /// <summary>ⁿ√x = x^(1/n). Domain: n ≠ 0, and x ≥ 0 where n is even; otherwise NaN. Error: 1e-30 (measured 2.9e-32).</summary>
    /// <remarks>Method: x = 2^(nk)·m with ⁿ√m in [1, 2), so that the exponential's argument stays below ln 2 and amplifies no error.</remarks>
    /// <param name="x">Any number.</param>
    /// <param name="n">The degree; a negative one gives the reciprocal of the root.</param>
    public static DoubleDouble RootN(DoubleDouble x, int n)
    {
        switch (n)
        {
            case 0:
                return double.NaN;
            case 1:
                return x;
            case 2:
                return x.Hi == 0 ? Zero : Sqrt(x);
            case 3:
                return Cbrt(x);
            case < 0:
                return n == int.MinValue ? Exp(Log(x) / n) : 1.0 / RootN(x, -n);
        }

        var odd = (n & 1) == 1;
        if (x.Hi == 0 || !double.IsFinite(x.Hi) || (x.Hi < 0 && !odd))
            return x.Hi < 0 && !odd ? double.NaN : odd ? x : Abs(x);
        if (x.Hi < 0)
            return -RootN(-x, n);
        var e = Math.ILogB(x.Hi);
        var k = (int)Math.Floor((double)e / n);
        var exponent = (Log(ScaleB(x, -e)) + Ln2 * (e - (double)n * k)) / n;
        return ScaleB(Exp(exponent), k);
    }

    /// <summary>√(x² + y²) without overflow or underflow of the squares. Error: 6u² (measured 3.6e-32).</summary>
    /// <remarks>Domain: an infinite operand gives ∞, even beside NaN.</remarks>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    public static DoubleDouble Hypot(DoubleDouble x, DoubleDouble y)
    {
        if (IsInfinity(x) || IsInfinity(y))
            return double.PositiveInfinity;
        var larger = Math.Max(Math.Abs(x.Hi), Math.Abs(y.Hi));
        if (larger == 0 || double.IsNaN(larger))
            return larger;
        var n = Math.ILogB(larger);
        return ScaleB(Sqrt(Square(ScaleB(x, -n)) + Square(ScaleB(y, -n))), n);
    }

    private static DoubleDouble SqrtCore(DoubleDouble x)
    {
        var root = Math.Sqrt(x.Hi);
        var residual = Math.FusedMultiplyAdd(-root, root, x.Hi) + x.Lo;
        return Normalize(root, residual / (2 * root));
    }
}
