using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Dual numbers over any number type: how they are made and read. A <see cref="Ledger"/> must be open.</summary>
public static class Duals
{
    /// <summary>x + ẋε: differentiates along ẋ. Second derivatives: <c>Duals.Of(Duals.Of(x, 1), Duals.Of(1, 0))</c>, whose tangent's tangent is f″(x).</summary>
    /// <param name="value">x.</param>
    /// <param name="tangent">ẋ.</param>
    public static Augmented<TangentsOver<T>> Of<T>(T value, T tangent) where T : struct, IFloatingPointIeee754<T>
    {
        Pair x = TangentsOver<T>.Keep(value, tangent);
        return new(x.Value, x.Extra);
    }

    /// <summary>The value of x.</summary>
    public static T Value<T>(Augmented<TangentsOver<T>> x) where T : struct, IFloatingPointIeee754<T> => TangentsOver<T>.Value(new(x.Value, x.Extra));

    /// <summary>The tangent of x: where it came from a variable with ẋ = 1, the derivative.</summary>
    public static T Tangent<T>(Augmented<TangentsOver<T>> x) where T : struct, IFloatingPointIeee754<T> => TangentsOver<T>.Tangent(new(x.Value, x.Extra));
}
