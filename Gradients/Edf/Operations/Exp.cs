using System.Numerics;

namespace Verification.Gradients.Edf.Operations;

/// <summary>eˣ; its own derivative.</summary>
public readonly struct Exp : IPointwise
{
    /// <inheritdoc/>
    public static string Name => "exp";

    /// <inheritdoc cref="Exp"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => Pointwise<Exp>.Of(x);

    /// <inheritdoc/>
    public static T Value<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Exp(x);

    /// <inheritdoc/>
    public static T Slope<T>(T x, T y) where T : struct, IFloatingPointIeee754<T> => y;
}
