using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Error function: erf x = 2/√π ∫₀ˣ e^(−t²) dt, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Source: ONNX Erf-13.
/// </remarks>
public readonly struct Erf : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => Special.Erf(x);
}
