using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The classes of a classifier, and what it makes of their scores.</summary>
/// <param name="Integers">Labels, where they are integers.</param>
/// <param name="Strings">Labels, where they are strings.</param>
public sealed record ClassLabels(long[] Integers, string[] Strings)
{
    /// <summary>How many labels there are.</summary>
    public int Count => Math.Max(Integers.Length, Strings.Length);

    /// <summary>The labels of classes.</summary>
    public Tensor Of(int[] classes) =>
        Strings.Length > 0 ? new Tensor<string>(Array.ConvertAll(classes, c => Strings[c]), [classes.Length])
        : new Tensor<long>(Array.ConvertAll(classes, c => Integers.Length > 0 ? Integers[c] : c), [classes.Length]);

    /// <summary>The label of the largest score in each row, and the scores after the transformation.</summary>
    public Tensor[] Decide<T>(T[] scores, int columns, string transform) where T : IFloatingPointIeee754<T>
    {
        int rows = columns == 0 ? 0 : scores.Length / columns;
        int[] largest = new int[rows];
        for (int r = 0; r < rows; r++)
        {
            Span<T> row = scores.AsSpan(r * columns, columns);
            PostTransform.Apply(row, transform);
            for (int c = 1; c < columns; c++)
            {
                largest[r] = row[c] > row[largest[r]] ? c : largest[r];
            }
        }
        return [Of(largest), new Tensor<T>(scores, [rows, columns], ElementType.Float)];
    }
}
