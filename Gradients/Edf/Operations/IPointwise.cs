using System.Numerics;

namespace Verification.Gradients.Edf.Operations;

/// <summary>A differentiable function of one number, one operation.</summary>
public interface IPointwise
{
    /// <summary>Its name in messages.</summary>
    static abstract string Name { get; }

    /// <summary>y = f(x).</summary>
    static abstract T Value<T>(T x) where T : struct, IFloatingPointIeee754<T>;

    /// <summary>f′(x), which may use y.</summary>
    static abstract T Slope<T>(T x, T y) where T : struct, IFloatingPointIeee754<T>;
}
