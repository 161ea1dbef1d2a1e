using System.Globalization;

namespace Verification.Properties.Snapshots;

/// <summary>A derived bound as a file keeps it: rounded up to two significant digits.</summary>
/// <remarks>
/// A radius moves in its last bits with the functions of the machine that derives it. Bounds one unit of the second digit apart (1 to 10 %) count as the same
/// derivation, so that no two machines disagree about a bound that lies near a rounding boundary; the file's is the one that judges.
/// </remarks>
/// <param name="Value">The bound, at least what was derived.</param>
/// <param name="Step">Its place among the numbers of two digits; none for 0.</param>
internal readonly record struct StoredBound(double Value, int? Step)
{
    /// <summary>The least bound of two digits that is no less.</summary>
    public static StoredBound Up(double derived)
    {
        if (derived == 0)
        {
            return default;
        }
        if (!(derived > 0) || derived > 1e308)
        {
            throw new ArgumentOutOfRangeException(nameof(derived), derived, "the bound of a snapshot, or their sum: need at least 0 and at most 1e308");
        }
        (int mantissa, int exponent) = Digits(derived);
        StoredBound bound = Of(mantissa, exponent);
        return bound.Value >= derived ? bound : mantissa == 99 ? Of(10, exponent + 1) : Of(mantissa + 1, exponent);
    }

    /// <summary>What a text means; null for none.</summary>
    public static StoredBound? Parse(string text) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(value >= 0) || !double.IsFinite(value) ? null
        : value == 0 ? default(StoredBound)
        : new(value, Code(Digits(value)));

    public bool IsSame(StoredBound other) => Step is { } mine && other.Step is { } others ? Math.Abs(mine - others) <= 1 : Step == other.Step;

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);

    private static StoredBound Of(int mantissa, int exponent) =>
        new(double.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}E{exponent - 1}"), CultureInfo.InvariantCulture), Code((mantissa, exponent)));

    private static int Code((int Mantissa, int Exponent) digits) => 90 * digits.Exponent + digits.Mantissa - 10;

    // "3.1E-016": the two digits and the exponent.
    private static (int Mantissa, int Exponent) Digits(double value)
    {
        string text = value.ToString("E1", CultureInfo.InvariantCulture);
        return (10 * (text[0] - '0') + (text[2] - '0'), int.Parse(text.AsSpan(4), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
