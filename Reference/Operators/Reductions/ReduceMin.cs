using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Least element along axes: min xᵢ; of booleans their and.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: of nothing, +∞ or the greatest integer; a NaN makes its group NaN.<br/>
/// Since: 20 (booleans); 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceMin-20.
/// </remarks>
public readonly struct ReduceMin : IReduction
{
    /// <inheritdoc/>
    public static bool TakesBooleans => true;

    /// <inheritdoc/>
    public static TNumber Of<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) where TNumber : INumber<TNumber>
    {
        if (x.IsEmpty)
        {
            return TNumber.CreateSaturating(double.PositiveInfinity);
        }
        TNumber least = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            least = TNumber.Min(least, x[i]);
        }
        return least;
    }
}
