using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>What a rule over another number type asks of that type's numbers.</summary>
internal static class Inner<T> where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>Whether these numbers keep a radius.</summary>
    public static readonly bool Tracks = T.Zero is ISpecial<T> && !double.IsNaN(Special.Radius(T.Zero));

    /// <summary>The radius of x; NaN where none is kept.</summary>
    public static double Radius(T x) => Tracks ? Special.Radius(x) : double.NaN;

    /// <summary>x as a double.</summary>
    public static double High(T x) => Special.Midpoint(x).Hi;

    /// <summary>Whether x is a double with nothing beside it.</summary>
    public static bool IsPlain(T x) => x is not ISpecial<T> || ((ISpecial<T>)x).IsPlain;

    /// <summary>Whether x is a zero beyond doubt, as the derivative of a constant is.</summary>
    public static bool IsNothing(T x) => T.IsZero(x) && IsPlain(x);

    /// <summary>A kept number whose first word may have been changed alone: only stepping to a neighbouring double does that.</summary>
    public static T Stepped(T kept, double first)
    {
        double high = High(kept);
        return high.Equals(first) || high == first ? kept : kept + T.CreateChecked(first - high);
    }
}
