using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Elements read from, inserted into and removed from a sequence at a position.</summary>
/// <remarks>
/// Shape: tensors of any shape, each its own.<br/>
/// Domain: of a sequence of n, −n ≤ position &lt; n; for an insertion −n ≤ position ≤ n, the new element standing before that of the position.<br/>
/// Method: sequences are never changed; an edited one is new and shares the elements.<br/>
/// Since: 11.<br/>
/// Source: ONNX SequenceAt-11, SequenceInsert-11, SequenceErase-11.
/// </remarks>
public static class SequenceEditing
{
    /// <summary>The element at a position.</summary>
    public static Value At(Sequence sequence, long position) => sequence.Items[Position(sequence, position, 0)];

    /// <summary>The sequence with an element inserted at a position; at the end when null.</summary>
    public static Sequence Insert(Sequence sequence, Value item, long? position)
    {
        int at = position is null ? sequence.Items.Count : Position(sequence, position.Value, 1);
        return new Sequence([.. sequence.Items.Take(at), item, .. sequence.Items.Skip(at)], item is Tensor tensor ? tensor.ElementType : sequence.ElementType);
    }

    /// <summary>The sequence without the element at a position; without the last when null.</summary>
    public static Sequence Erase(Sequence sequence, long? position)
    {
        int at = Position(sequence, position ?? -1, 0);
        return new Sequence([.. sequence.Items.Take(at), .. sequence.Items.Skip(at + 1)], sequence.ElementType);
    }

    private static int Position(Sequence sequence, long position, int beyond)
    {
        int n = sequence.Items.Count;
        return position >= -n && position < n + beyond ? (int)(position < 0 ? position + n : position)
            : throw new ShapeException($"position is {position} in a sequence of {n}: need {-n} <= position < {n + beyond}");
    }
}
