using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Greatest element along axes: max xᵢ; of booleans their or.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: of nothing, −∞ or the least integer; a NaN makes its group NaN.<br/>
/// Since: 20 (booleans); 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceMax-20.
/// </remarks>
public readonly struct ReduceMax : IReduction
{
    /// <inheritdoc/>
    public static bool TakesBooleans => true;

    /// <inheritdoc/>
    public static TNumber Of<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) where TNumber : INumber<TNumber>
    {
        if (x.IsEmpty)
        {
            return TNumber.CreateSaturating(double.NegativeInfinity);
        }
        TNumber greatest = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            greatest = TNumber.Max(greatest, x[i]);
        }
        return greatest;
    }
}
