namespace Verification.Reference.Tensors;

/// <summary>What is known of each element type: its family, its width, the C# type that holds an element.</summary>
public static class ElementTypes
{
    /// <summary>Whether elements are real floating-point numbers; such tensors hold the evaluation's number type, whatever their declared format.</summary>
    public static bool IsReal(this ElementType type) => type is ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16
        or (>= ElementType.Float8E4M3FN and <= ElementType.Float8E5M2FNUZ) or ElementType.Float4E2M1 or ElementType.Float8E8M0;

    /// <summary>Whether elements are integers of any width.</summary>
    public static bool IsInteger(this ElementType type) => Bits(type) > 0 && !IsReal(type) && type is not (ElementType.Bool or ElementType.Complex64 or ElementType.Complex128);

    /// <summary>Bits of one element as ONNX stores it; 0 for strings and undefined types.</summary>
    public static int Bits(this ElementType type) => type switch
    {
        ElementType.UInt2 or ElementType.Int2 => 2,
        ElementType.UInt4 or ElementType.Int4 or ElementType.Float4E2M1 => 4,
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool or ElementType.Float8E8M0
            or (>= ElementType.Float8E4M3FN and <= ElementType.Float8E5M2FNUZ) => 8,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 16,
        ElementType.UInt32 or ElementType.Int32 or ElementType.Float => 32,
        ElementType.UInt64 or ElementType.Int64 or ElementType.Double or ElementType.Complex64 => 64,
        ElementType.Complex128 => 128,
        _ => 0,
    };

    /// <summary>The element type of a plain C# type; real numbers of any other kind count as <see cref="ElementType.Float"/>.</summary>
    public static ElementType Of<T>() =>
        typeof(T) == typeof(double) ? ElementType.Double
        : typeof(T) == typeof(Half) ? ElementType.Float16
        : typeof(T) == typeof(byte) ? ElementType.UInt8
        : typeof(T) == typeof(sbyte) ? ElementType.Int8
        : typeof(T) == typeof(ushort) ? ElementType.UInt16
        : typeof(T) == typeof(short) ? ElementType.Int16
        : typeof(T) == typeof(uint) ? ElementType.UInt32
        : typeof(T) == typeof(int) ? ElementType.Int32
        : typeof(T) == typeof(ulong) ? ElementType.UInt64
        : typeof(T) == typeof(long) ? ElementType.Int64
        : typeof(T) == typeof(bool) ? ElementType.Bool
        : typeof(T) == typeof(string) ? ElementType.String
        : typeof(T) == typeof(System.Numerics.Complex) ? ElementType.Complex128
        : ElementType.Float;
}
