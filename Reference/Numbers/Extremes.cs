namespace Verification.Reference.Numbers;

/// <summary>The choice that IEEE 754 maximum and minimum make.</summary>
internal static class Extremes
{
    /// <summary>Whether the greater (sign 1) or lesser (sign −1) of x and y is x: NaN wins, +0 is above −0, the first wins a tie.</summary>
    public static bool TakesFirst(double x, double y, int sign)
    {
        if (x == y)
        {
            return x != 0 || double.IsNegative(x) == double.IsNegative(y) || double.IsNegative(y) == (sign > 0);
        }
        return double.IsNaN(x) || (!double.IsNaN(y) && (sign > 0 ? x > y : x < y));
    }
}
