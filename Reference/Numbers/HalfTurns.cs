namespace Verification.Reference.Numbers;

/// <summary>Sine, cosine and tangent of πx in double: the half turns are taken off before π, so that nothing is lost far from zero.</summary>
internal static class HalfTurns
{
    private const double PiLow = 1.2246467991473532E-16;

    /// <summary>sin πx.</summary>
    public static double Sin(double x) => IsSpecial(x) ? DoubleDouble.SinPi(x).Hi : Circle(x, 0);

    /// <summary>cos πx.</summary>
    public static double Cos(double x) => IsSpecial(x) ? DoubleDouble.CosPi(x).Hi : Circle(x, 1);

    /// <summary>tan πx.</summary>
    public static double Tan(double x)
    {
        if (IsSpecial(x))
        {
            return DoubleDouble.TanPi(x).Hi;
        }
        double quarters = Math.Round(2 * x), rest = x - 0.5 * quarters;
        double angle = rest * Math.PI, low = Math.FusedMultiplyAdd(rest, Math.PI, -angle) + rest * PiLow;
        double tangent = Math.Tan(angle);
        low *= Math.FusedMultiplyAdd(tangent, tangent, 1);
        double inverse = 1 / tangent;
        return double.IsOddInteger(quarters) ? Math.FusedMultiplyAdd(inverse * inverse, low, -inverse) : tangent + low;
    }

    private static double Circle(double x, int ahead)
    {
        double quarters = Math.Round(2 * x), angle = (x - 0.5 * quarters) * Math.PI;
        return ((int)(long)(quarters % 4) + ahead & 3) switch
        {
            0 => Math.Sin(angle),
            1 => Math.Cos(angle),
            2 => -Math.Sin(angle),
            _ => -Math.Cos(angle),
        };
    }

    // Zeros and poles with their signs, halves of subnormal numbers, what is not finite: rare, and the wide functions know them.
    private static bool IsSpecial(double x) => double.IsInteger(2 * x) || !(Math.Abs(x) > 1e-290 && Math.Abs(x) < 1e15);
}
