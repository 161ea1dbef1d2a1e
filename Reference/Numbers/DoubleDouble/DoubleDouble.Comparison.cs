namespace Verification.Reference.Numbers;

/// <content>
/// Order. The relations below are those of the real numbers and false for NaN; the record's own == is the equality of .NET's
/// <see cref="object.Equals(object?)"/>, for which NaN equals itself. <see cref="AreEqual"/> is the equality of IEEE 754.
/// </content>
public readonly partial record struct DoubleDouble : IComparable<DoubleDouble>
{
    /// <summary>x = y as real numbers: NaN equals nothing, −0 equals +0.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    public static bool AreEqual(DoubleDouble x, DoubleDouble y) => x.Hi == y.Hi && x.Lo == y.Lo;

    /// <summary>x &lt; y, false for NaN.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    public static bool operator <(DoubleDouble x, DoubleDouble y) => x.Hi < y.Hi || (x.Hi == y.Hi && x.Lo < y.Lo);

    /// <summary>x &gt; y, false for NaN.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    public static bool operator >(DoubleDouble x, DoubleDouble y) => y < x;

    /// <summary>x ≤ y, false for NaN.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    public static bool operator <=(DoubleDouble x, DoubleDouble y) => x.Hi < y.Hi || (x.Hi == y.Hi && x.Lo <= y.Lo);

    /// <summary>x ≥ y, false for NaN.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    public static bool operator >=(DoubleDouble x, DoubleDouble y) => y <= x;

    /// <summary>The order of .NET's doubles, word by word: NaN before everything, −0 equal to +0.</summary>
    /// <param name="other">Any number.</param>
    public int CompareTo(DoubleDouble other)
    {
        var byHi = Hi.CompareTo(other.Hi);
        return byHi != 0 ? byHi : Lo.CompareTo(other.Lo);
    }
}
