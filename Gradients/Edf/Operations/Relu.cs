using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Edf.Operations;

/// <summary>max(0, x); 1 where x &gt; 0, else 0.</summary>
/// <remarks>At the kink x = 0 the gradient is 0, one of its subgradients.</remarks>
public readonly struct Relu : IPointwise
{
    /// <inheritdoc/>
    public static string Name => "relu";

    /// <inheritdoc cref="Relu"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => Pointwise<Relu>.Of(x);

    /// <inheritdoc/>
    public static T Value<T>(T x) where T : struct, IFloatingPointIeee754<T> => T.Max(T.Zero, x);

    /// <inheritdoc/>
    public static T Slope<T>(T x, T y) where T : struct, IFloatingPointIeee754<T> => Special.Choose(x, T.One, T.Zero);
}
