using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>Conversions: from plain numbers without loss where the rule has room, to plain numbers by rounding the value.</summary>
public readonly partial struct Augmented<TRule>
{
    /// <inheritdoc/>
    public static bool TryConvertFromChecked<TOther>(TOther value, [MaybeNullWhen(false)] out Augmented<TRule> result) where TOther : INumberBase<TOther>
    {
        if (typeof(TOther) == typeof(double) || typeof(TOther) == typeof(float) || typeof(TOther) == typeof(Half))
        {
            result = new Augmented<TRule>(double.CreateTruncating(value));
            return true;
        }
        if (typeof(TOther) == typeof(int) || typeof(TOther) == typeof(uint) || typeof(TOther) == typeof(short) || typeof(TOther) == typeof(ushort)
            || typeof(TOther) == typeof(sbyte) || typeof(TOther) == typeof(byte) || typeof(TOther) == typeof(char))
        {
            result = new Augmented<TRule>(TRule.Constant(double.CreateTruncating(value)));
            return true;
        }
        if (typeof(TOther) == typeof(long) || typeof(TOther) == typeof(ulong) || typeof(TOther) == typeof(nint) || typeof(TOther) == typeof(nuint))
        {
            double high = double.CreateTruncating(value);
            Int128 low = Int128.CreateTruncating(value) - (Int128)high;
            result = new Augmented<TRule>(TRule.Constant(new DoubleDouble(high, (double)low)));
            return true;
        }
        result = default;
        return false;
    }

    /// <inheritdoc/>
    public static bool TryConvertFromSaturating<TOther>(TOther value, [MaybeNullWhen(false)] out Augmented<TRule> result) where TOther : INumberBase<TOther> =>
        TryConvertFromChecked(value, out result);

    /// <inheritdoc/>
    public static bool TryConvertFromTruncating<TOther>(TOther value, [MaybeNullWhen(false)] out Augmented<TRule> result) where TOther : INumberBase<TOther> =>
        TryConvertFromChecked(value, out result);

    /// <inheritdoc/>
    public static bool TryConvertToChecked<TOther>(Augmented<TRule> value, [MaybeNullWhen(false)] out TOther result) where TOther : INumberBase<TOther>
    {
        result = IsLong<TOther>(value) ? TOther.CreateChecked((Int128)value.Value + (Int128)Math.Floor(value.Midpoint.Lo)) : TOther.CreateChecked(Nearest<TOther>(value));
        return true;
    }

    /// <inheritdoc/>
    public static bool TryConvertToSaturating<TOther>(Augmented<TRule> value, [MaybeNullWhen(false)] out TOther result) where TOther : INumberBase<TOther>
    {
        result = IsLong<TOther>(value) ? TOther.CreateSaturating((Int128)value.Value + (Int128)Math.Floor(value.Midpoint.Lo)) : TOther.CreateSaturating(Nearest<TOther>(value));
        return true;
    }

    /// <inheritdoc/>
    public static bool TryConvertToTruncating<TOther>(Augmented<TRule> value, [MaybeNullWhen(false)] out TOther result) where TOther : INumberBase<TOther>
    {
        result = IsLong<TOther>(value) ? TOther.CreateTruncating((Int128)value.Value + (Int128)Math.Floor(value.Midpoint.Lo)) : TOther.CreateTruncating(Nearest<TOther>(value));
        return true;
    }

    // A whole number in two words, as a 64-bit integer may be.
    private static bool IsLong<TOther>(Augmented<TRule> x) =>
        (typeof(TOther) == typeof(long) || typeof(TOther) == typeof(ulong)) && Math.Abs(x.Value) is >= 1L << 52 and < 1e30 && x.Midpoint.Lo != 0;

    // The double that converts as the number itself would: of a number in two words, one that lies on its side of every midpoint and whole number.
    private static double Nearest<TOther>(Augmented<TRule> x) =>
        typeof(TOther) == typeof(double) || x.Midpoint.Lo == 0 || !double.IsFinite(x.Value) || (BitConverter.DoubleToInt64Bits(x.Value) & 1) != 0 ? x.Value
        : x.Midpoint.Lo > 0 ? Math.BitIncrement(x.Value) : Math.BitDecrement(x.Value);

    // The bits of a floating-point number are those of its value.
    private long Exponent => Math.Max(-1022, Math.ILogB(Value == 0 ? 1 : Value));
    private ulong Significand => (BitConverter.DoubleToUInt64Bits(Value) & 0xFFFFFFFFFFFFF) | (double.IsSubnormal(Value) || Value == 0 ? 0UL : 1UL << 52);

    /// <inheritdoc/>
    public int GetExponentByteCount() => sizeof(short);
    /// <inheritdoc/>
    public int GetExponentShortestBitLength() => 11;
    /// <inheritdoc/>
    public int GetSignificandByteCount() => sizeof(ulong);
    /// <inheritdoc/>
    public int GetSignificandBitLength() => 53;
    /// <inheritdoc/>
    public bool TryWriteExponentBigEndian(Span<byte> destination, out int bytesWritten) =>
        Written(BinaryPrimitives.TryWriteInt16BigEndian(destination, (short)Exponent), sizeof(short), out bytesWritten);
    /// <inheritdoc/>
    public bool TryWriteExponentLittleEndian(Span<byte> destination, out int bytesWritten) =>
        Written(BinaryPrimitives.TryWriteInt16LittleEndian(destination, (short)Exponent), sizeof(short), out bytesWritten);
    /// <inheritdoc/>
    public bool TryWriteSignificandBigEndian(Span<byte> destination, out int bytesWritten) =>
        Written(BinaryPrimitives.TryWriteUInt64BigEndian(destination, Significand), sizeof(ulong), out bytesWritten);
    /// <inheritdoc/>
    public bool TryWriteSignificandLittleEndian(Span<byte> destination, out int bytesWritten) =>
        Written(BinaryPrimitives.TryWriteUInt64LittleEndian(destination, Significand), sizeof(ulong), out bytesWritten);

    private static bool Written(bool success, int count, out int bytesWritten)
    {
        bytesWritten = success ? count : 0;
        return success;
    }
}
