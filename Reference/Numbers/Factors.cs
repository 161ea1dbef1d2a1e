using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>The numbers on one side of a product on a tape.</summary>
/// <param name="Values">Their values.</param>
/// <param name="Indices">The steps that made them; empty if none depends on a variable.</param>
/// <param name="AreBounded">Whether all are finite, with finite radii if any: beside an infinity, a constant's 0 may not be multiplied.</param>
internal readonly record struct Factors<T>(T[] Values, int[] Indices, bool AreBounded) where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>Room for their adjoints, if they have any.</summary>
    public T[] Adjoints => new T[Indices.Length];

    /// <summary>What pairs stand for.</summary>
    public static Factors<T> Of(ReadOnlySpan<Pair> pairs)
    {
        TapeOver<T>? tape = TapeOver<T>.Innermost;
        T[] values = new T[pairs.Length];
        int[] indices = new int[pairs.Length];
        bool bounded = true;
        int any = 0;
        for (int i = 0; i < values.Length; i++)
        {
            (values[i], indices[i]) = TapeOver<T>.Look(tape, pairs[i]);
            any |= indices[i];
            bounded &= T.IsFinite(values[i]) && !(Inner<T>.Radius(values[i]) == double.PositiveInfinity);
        }
        return new(values, any == 0 ? [] : indices, bounded);
    }
}
