using System.Globalization;
using System.Numerics;

namespace Verification.Reference.Numbers;

/// <content>Decimal text, culture-invariant and correctly rounded in both directions.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>The digits that <see cref="ToString()"/> prints.</summary>
    public const int Digits = 32;

    /// <summary>The number to 32 significant digits, correctly rounded, without trailing zeros; scientific outside 1e−5 … 1e20.</summary>
    public override string ToString() => ToString(Digits);

    /// <summary>The number to so many significant digits, correctly rounded (ties to even), without trailing zeros.</summary>
    /// <param name="digits">At least 1; 34 digits distinguish all numbers whose words are adjacent.</param>
    public string ToString(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        if (!double.IsFinite(Hi) || Hi == 0)
            return Hi.ToString("R", CultureInfo.InvariantCulture);
        var (significand, e) = Scaled(Abs(this));
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(Hi)));
        var text = DecimalDigits(significand, e, digits, exponent);
        if (text.Length != digits)
        {
            exponent += text.Length - digits;
            text = DecimalDigits(significand, e, digits, exponent);
            // 9.99…9 can round up into one digit more at either exponent.
            if (text.Length > digits)
                (text, exponent) = (text[..digits], exponent + 1);
        }

        var sign = Hi < 0 ? "-" : "";
        text = text.TrimEnd('0');
        if (exponent is < -5 or >= 20)
            return $"{sign}{text[0]}{(text.Length > 1 ? "." : "")}{text.AsSpan(1)}E{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent):00}";
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{text}";
        return text.Length <= exponent + 1
            ? $"{sign}{text.PadRight(exponent + 1, '0')}"
            : $"{sign}{text.AsSpan(0, exponent + 1)}.{text.AsSpan(exponent + 1)}";
    }

    /// <summary>The number nearest to a decimal text such as <c>-1.25e-3</c>, <c>NaN</c>, <c>Infinity</c> or <c>∞</c>. Error: u².</summary>
    /// <param name="text">Sign, digits with at most one point, and an optional exponent; surrounding white space is ignored.</param>
    public static DoubleDouble Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var x) ? x : throw new FormatException($"'{text}' is no number: need digits such as -1.25e-3, NaN, Infinity or -Infinity");

    /// <summary>As <see cref="Parse"/>, with false for a text that is no number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">The number, or zero.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out DoubleDouble x)
    {
        x = Zero;
        text = text.Trim();
        var body = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        var negative = text.Length > 0 && text[0] == '-';
        if (body is "∞" || body.Equals("Infinity", StringComparison.OrdinalIgnoreCase))
            x = PositiveInfinity;
        else if (body.Equals("NaN", StringComparison.OrdinalIgnoreCase))
            x = NaN;
        else if (!TryParseFinite(body, out x))
            return false;
        if (negative)
            x = -x;
        return true;
    }

    private static bool TryParseFinite(ReadOnlySpan<char> text, out DoubleDouble x)
    {
        x = Zero;
        var mark = text.IndexOfAny('e', 'E');
        var exponent = 0L;
        if (mark >= 0)
        {
            // Ten digits of exponent are more than any text of digits can make up for.
            if (!BigInteger.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power))
                return false;
            exponent = (long)BigInteger.Clamp(power, -10_000_000_000, 10_000_000_000);
            text = text[..mark];
        }

        var point = text.IndexOf('.');
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        exponent -= point < 0 ? 0 : text.Length - point - 1;
        var significand = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var size = exponent + digits.TrimStart('0').Length;
        if (significand.IsZero || size < -330)
            return true;
        x = size > 330 ? PositiveInfinity
            : exponent >= 0 ? FromScaled(significand * BigInteger.Pow(10, (int)exponent), 0)
            : FromRatio(significand, BigInteger.Pow(10, (int)-exponent));
        return true;
    }

    private static string DecimalDigits(BigInteger significand, int e, int digits, int exponent)
    {
        // significand·2^e·10^places, rounded; a negative power of ten divides, with a sticky bit for the remainder.
        var places = digits - 1 - exponent;
        if (places >= 0)
            return RoundQuotient(significand * BigInteger.Pow(10, places), e).ToString(CultureInfo.InvariantCulture);
        var quotient = BigInteger.DivRem(significand << (64 + Math.Max(e, 0)), BigInteger.Pow(10, -places), out var remainder);
        var sticky = remainder.IsZero ? 0 : 1;
        return RoundQuotient((quotient << 1) + sticky, Math.Min(e, 0) - 65).ToString(CultureInfo.InvariantCulture);
    }
}
