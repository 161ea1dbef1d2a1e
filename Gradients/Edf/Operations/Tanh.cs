using System.Numerics;

namespace Verification.Gradients.Edf.Operations;

/// <summary>tanh x; tanh′ = 1 − y².</summary>
public readonly struct Tanh : IPointwise
{
    /// <inheritdoc/>
    public static string Name => "tanh";

    /// <inheritdoc cref="Tanh"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => Pointwise<Tanh>.Of(x);

    /// <inheritdoc/>
    public static T Value<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Tanh(x);

    /// <inheritdoc/>
    public static T Slope<T>(T x, T y) where T : struct, IFloatingPointIeee754<T> => (T.One - y) * (T.One + y);
}
