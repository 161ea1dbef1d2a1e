namespace Verification.Reference.Numbers;

/// <content>Inverse trigonometric functions, in radians and in half turns.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>arctan x. Error: 3e-31 (measured 1.6e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Atan(DoubleDouble x) => Atan2(x, One);

    /// <summary>The angle of the point (x, y) in (−π, π]. Error: 4e-31 (measured 3.3e-32).</summary>
    /// <remarks>
    /// Method: from the angle a in double, turning the point back by a leaves the angle δ ≈ 1e-16 with tan δ = (y cos a − x sin a)/(x cos a + y sin a).
    /// The signs of zeros and infinities select the angle as for <see cref="Math.Atan2"/>.
    /// </remarks>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static DoubleDouble Atan2(DoubleDouble y, DoubleDouble x)
    {
        if (IsNaN(x) || IsNaN(y))
            return NaN;
        if (y.Hi == 0 || x.Hi == 0 || IsInfinity(x) || IsInfinity(y))
            return HalfPi * (2 * AxisHalfTurns(y.Hi, x.Hi));

        var size = Math.Max(Math.ILogB(y.Hi), Math.ILogB(x.Hi));
        var gap = Math.ILogB(y.Hi) - Math.ILogB(x.Hi);
        if (gap < -40)
        {
            // arctan z = z − z³/3 to 2^−160.
            var z = y / x;
            var small = z - z * (z.Hi * z.Hi / 3);
            return x.Hi > 0 ? small : CopySign(Pi, y) + small;
        }

        if (gap > 40)
        {
            var z = x / y;
            return CopySign(HalfPi, y) - (z - z * (z.Hi * z.Hi / 3));
        }

        (y, x) = (ScaleB(y, -size), ScaleB(x, -size));
        var a = Math.Atan2(y.Hi, x.Hi);
        var (sin, cos) = SinCos(a);
        return (y * cos - x * sin) / (x * cos + y * sin) + a;
    }

    /// <summary>arcsin x in [−π/2, π/2]. Domain: |x| ≤ 1, else NaN. Error: 6e-31 (measured 2.8e-32). Method: the angle of (√((1−x)(1+x)), x).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Asin(DoubleDouble x) => Abs(x) <= 1.0 ? Atan2(x, CoLeg(x)) : NaN;

    /// <summary>arccos x in [0, π], accurate near 1 too. Domain: |x| ≤ 1, else NaN. Error: 6e-31 (measured 2.6e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Acos(DoubleDouble x) => Abs(x) <= 1.0 ? Atan2(CoLeg(x), x) : NaN;

    /// <summary>(arctan x)/π. Error: 5e-31 (measured 1.8e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble AtanPi(DoubleDouble x) => Atan2Pi(x, One);

    /// <summary>(the angle of (x, y))/π in (−1, 1], exact on the axes and diagonals. Error: 5e-31.</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static DoubleDouble Atan2Pi(DoubleDouble y, DoubleDouble x)
    {
        if (IsNaN(x) || IsNaN(y))
            return NaN;
        if (y.Hi == 0 || x.Hi == 0 || IsInfinity(x) || IsInfinity(y))
            return AxisHalfTurns(y.Hi, x.Hi);
        if (AreEqual(Abs(x), Abs(y)))
            return CopySign(x.Hi > 0 ? 0.25 : 0.75, y);
        return Atan2(y, x) * InversePi;
    }

    /// <summary>(arcsin x)/π in [−½, ½]. Domain: |x| ≤ 1, else NaN. Error: 7e-31 (measured 3e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble AsinPi(DoubleDouble x) => Abs(x) <= 1.0 ? Atan2Pi(x, CoLeg(x)) : NaN;

    /// <summary>(arccos x)/π in [0, 1]. Domain: |x| ≤ 1, else NaN. Error: 7e-31 (measured 2.9e-32).</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble AcosPi(DoubleDouble x) => Abs(x) <= 1.0 ? Atan2Pi(CoLeg(x), x) : NaN;

    // √(1 − x²) without cancellation: 1 − x and 1 + x keep their relative accuracy. |x| makes it even to the last bit.
    private static DoubleDouble CoLeg(DoubleDouble x) => Sqrt((1.0 - Abs(x)) * (1.0 + Abs(x)));

    // The multiples of ¼ that Atan2 takes on the axes and at infinity, with the sign of y.
    private static double AxisHalfTurns(double y, double x)
    {
        var size = double.IsInfinity(y) ? (double.IsInfinity(x) ? (x > 0 ? 0.25 : 0.75) : 0.5)
            : double.IsInfinity(x) || y == 0 ? (double.IsNegative(x) ? 1.0 : 0.0)
            : 0.5;
        return double.CopySign(size, y);
    }
}
