namespace Verification.Reference.Numbers;

/// <summary>What tells the places of one record of numbers (a ledger, a tape) from those of every other.</summary>
/// <remarks>A place is a double, the extra word of a number: normal, positive and finite, a number for the record above, an index below.</remarks>
internal readonly struct Mark
{
    /// <summary>How many places a record has at most.</summary>
    public const int Capacity = 1 << IndexBits;

    private const int IndexBits = 30;
    private const long FirstMark = 1L << 22, Marks = (0x7FFL << 22) - FirstMark;
    private static long marks;
    private readonly long number;

    private Mark(long number) => this.number = number;

    /// <summary>A mark that no other record has.</summary>
    public static Mark Next() => new(FirstMark + (Interlocked.Increment(ref marks) & long.MaxValue) % Marks);

    /// <summary>The place of an index.</summary>
    public double At(int index) => BitConverter.Int64BitsToDouble(number << IndexBits | (long)index);

    /// <summary>The index of a place; −1 if it is of another record.</summary>
    public int IndexOf(double place)
    {
        long bits = BitConverter.DoubleToInt64Bits(place);
        return bits >> IndexBits == number ? (int)(bits & (Capacity - 1)) : -1;
    }
}
