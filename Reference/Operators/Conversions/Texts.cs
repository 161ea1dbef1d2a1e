using System.Globalization;
using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Numbers as text and text as numbers, as <see cref="Cast"/> wants them.</summary>
/// <remarks>
/// Shape: x → same.<br/>
/// Method: a real is written with the fewest digits that its format reads back, without an exponent; infinities and NaN as INF, -INF and NaN,
/// read in any case. A text with a fraction read as an integer is truncated toward zero.<br/>
/// Source: ONNX Cast-25.
/// </remarks>
public static class Texts
{
    /// <summary>Every element as text.</summary>
    /// <exception cref="ShapeException">The elements have no text form.</exception>
    public static Tensor<string> Write<T>(Tensor x) where T : IFloatingPointIeee754<T> => new(
        x switch
        {
            Tensor<T> real => Array.ConvertAll(real.Values, v => Write(double.CreateTruncating(v), x.ElementType)),
            Tensor<bool> truth => Array.ConvertAll(truth.Values, v => v ? "1" : "0"),
            _ when x.ElementType.IsInteger() => [.. x.Elements.Cast<IFormattable>().Select(v => v.ToString(null, CultureInfo.InvariantCulture))],
            _ => throw new ShapeException($"{x.Describe()} has no text form"),
        },
        x.Shape);

    /// <summary>The real number that a text stands for.</summary>
    /// <exception cref="ShapeException">It stands for none.</exception>
    public static double ReadReal(string text) => text.Trim().ToUpperInvariant() switch
    {
        "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" or "+NAN" or "-NAN" => double.NaN,
        string plain => double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : throw new ShapeException($"'{text}' is no number"),
    };

    /// <summary>The integer that a text stands for; uint64 beyond int64 as its bits.</summary>
    /// <exception cref="ShapeException">It stands for no number.</exception>
    public static long ReadInteger(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long value) ? value
        : ulong.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out ulong large) ? (long)large
        : long.CreateSaturating(Math.Truncate(ReadReal(text)));

    private static string Write(double x, ElementType type)
    {
        if (!double.IsFinite(x))
        {
            return double.IsNaN(x) ? "NaN" : x > 0 ? "INF" : "-INF";
        }
        string shortest = type switch
        {
            ElementType.Double => x.ToString("R", CultureInfo.InvariantCulture),
            ElementType.Float16 => ((Half)x).ToString(CultureInfo.InvariantCulture),
            _ => ((float)x).ToString("R", CultureInfo.InvariantCulture),
        };
        int at = shortest.IndexOf('E', StringComparison.Ordinal);
        return at < 0 ? shortest : Plain(shortest[..at], int.Parse(shortest.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    // d.ddd × 10ᵉ with the point moved to where it belongs.
    private static string Plain(string significand, int exponent)
    {
        string sign = significand.StartsWith('-') ? "-" : "";
        string[] parts = significand[sign.Length..].Split('.');
        string digits = string.Concat(parts);
        int point = parts[0].Length + exponent;
        return sign + (point <= 0 ? "0." + new string('0', -point) + digits
            : point >= digits.Length ? digits + new string('0', point - digits.Length)
            : digits[..point] + "." + digits[point..]);
    }
}
