using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Edf.Operations;

/// <summary>σ(x) = 1 / (1 + e⁻ˣ); σ′ = y (1 − y).</summary>
public readonly struct Sigmoid : IPointwise
{
    /// <inheritdoc/>
    public static string Name => "sigmoid";

    /// <inheritdoc cref="Sigmoid"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => Pointwise<Sigmoid>.Of(x);

    /// <inheritdoc/>
    public static T Value<T>(T x) where T : struct, IFloatingPointIeee754<T> => Special.Sigmoid(x);

    /// <inheritdoc/>
    public static T Slope<T>(T x, T y) where T : struct, IFloatingPointIeee754<T> => y * (T.One - y);
}
