using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>A shape with its long axes written as several short ones, as if their indices were numbers in base 16.</summary>
/// <remarks>
/// Products of slices along the digits describe rows and diagonals as well as those along the axes do, and there are far fewer slices: 53 for an axis of
/// 20 000. The last digits reach beyond the axis: those places are nobody's.
/// </remarks>
internal sealed class Digits
{
    private const int Base = 16;

    public Digits(int[] shape)
    {
        int[][] axes = [.. shape.Select(Of)];
        Sizes = shape.Length == 0 ? [1] : [.. axes.SelectMany(digits => digits)];
        Strides = Shape.Strides(Sizes);
        Places = new int[Shape.Count(Sizes)];
        int[] strides = Shape.Strides(shape);
        for (int p = 0; p < Places.Length; p++)
        {
            int place = 0, digit = 0;
            for (int axis = 0; axis < axes.Length; axis++)
            {
                int index = 0;
                foreach (int size in axes[axis])
                {
                    index = index * size + p / Strides[digit++] % size;
                }
                place = index < shape[axis] && place >= 0 ? place + index * strides[axis] : -1;
            }
            Places[p] = place;
        }
    }

    /// <summary>The digits' sizes, outermost first.</summary>
    public int[] Sizes { get; }

    /// <summary>Their strides.</summary>
    public int[] Strides { get; }

    /// <summary>The place in the tensor of each place among the digits; −1 for nobody's.</summary>
    public int[] Places { get; }

    private static int[] Of(int size)
    {
        int first = size, count = 0;
        for (; first > Base; count++)
        {
            first = (first + Base - 1) / Base;
        }
        return [first, .. Enumerable.Repeat(Base, count)];
    }
}
