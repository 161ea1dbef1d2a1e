using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Where a derivative is not decided: at kinks and jumps that the radius does not exclude. A number without a radius takes the branch of its value.</summary>
internal static class Kinks<T> where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>Whether everything within the radius has the sign of the margin.</summary>
    public static bool IsDecided(T margin) => !Inner<T>.Tracks || Math.Abs(Inner<T>.High(margin)) * (1 - 4e-16) > Special.Radius(margin);

    /// <summary>Whether x and y differ, whatever their radii leave possible: between two such branches a value jumps.</summary>
    public static bool AreApart(T x, T y) => T.Abs(x - y) is var distance && Inner<T>.High(distance) > Special.Radius(distance);

    /// <summary>Whether the greater (sign 1) or lesser (−1) of x and y is x.</summary>
    public static bool TakesFirst(T x, T y, int sign) =>
        T.IsNaN(x) || T.IsNaN(y) || x == y ? Extremes.TakesFirst(Inner<T>.High(x), Inner<T>.High(y), sign) : x > y == sign > 0;

    /// <summary>The remainder x − q·y, its whole quotient q, and whether no other is possible within the radii.</summary>
    public static (T Value, T Quotient, bool IsDecided) Remainder(T x, T y, bool toNearest)
    {
        T value = toNearest ? T.Ieee754Remainder(x, y) : x % y;
        T quotient = T.Round((x - value) / y, 0, MidpointRounding.ToEven);
        T margin = toNearest ? T.Abs(y) - T.CreateChecked(2) * T.Abs(value) : value;
        return (value, quotient, IsDecided(margin) && !(Special.Radius(quotient) > 0));
    }

    /// <summary>Whether a rounding of x, or of what its radius leaves possible, jumps.</summary>
    public static bool Jumps(T x, T rounded, int digits, MidpointRounding mode)
    {
        double at = Inner<T>.High(x);
        return Inner<T>.Tracks && (Special.Radius(rounded) > 0 || Math.Round(Math.BitDecrement(at), digits, mode) != Math.Round(Math.BitIncrement(at), digits, mode));
    }
}
