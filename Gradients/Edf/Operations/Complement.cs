using System.Numerics;

namespace Verification.Gradients.Edf.Operations;

/// <summary>1 − x, one operation; −1.</summary>
public readonly struct Complement : IPointwise
{
    /// <inheritdoc/>
    public static string Name => "complement";

    /// <inheritdoc cref="Complement"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => Pointwise<Complement>.Of(x);

    /// <inheritdoc/>
    public static T Value<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.One - x;

    /// <inheritdoc/>
    public static T Slope<T>(T x, T y) where T : struct, IFloatingPointIeee754<T> => -T.One;
}
