using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Sequences and optional values.</summary>
public static partial class Catalogue<T>
{
    static partial void Sequences()
    {
        On("SequenceEmpty", 11, c => new Sequence([], c.Type("dtype", ElementType.Float)));
        On("SequenceConstruct", 11, c => new Sequence(c.Every(c.Any), c.Any(0).ElementType));
        On("SequenceAt", 11, c => SequenceEditing.At(c.Sequence(0), c.Long(1)));
        On("SequenceInsert", 11, c => SequenceEditing.Insert(c.Sequence(0), c.Any(1), c.LongOrNone(2)));
        On("SequenceErase", 11, c => SequenceEditing.Erase(c.Sequence(0), c.LongOrNone(1)));
        On("SequenceLength", 11, c => Tensor<long>.Scalar(c.Sequence(0).Items.Count));
        On("SplitToSequence", 11, c => SplitToSequence.Of(c.Any(0), c.LongsOrNone(1), c.Gives(1) && c.Any(1).Rank == 0, c.Int("axis", 0), c.Flag("keepdims", true)));
        On("ConcatFromSequence", 11, c => Joined(c, c.Int("axis"), c.Flag("new_axis")));
        On("SequenceMap", 17, c => SequenceMap.Of(c));

        On("Optional", 15, c => new Optional(c.Gives(0) ? c.Inputs[0] : null));
        On("OptionalHasElement", 15, c => Tensor<bool>.Scalar(c.Gives(0) && c.Inputs[0] is not Optional { Content: null }));
        On("OptionalGetElement", 15, c => !c.Gives(0) ? throw c.Error("input 0 is required")
            : c.Inputs[0] is Optional optional ? optional.Content ?? throw c.Error("its input is an optional without a value: need one with a value") : c.Inputs[0]!);
    }

    private static Tensor Joined(Call<T> c, long axis, bool newAxis)
    {
        List<Tensor> parts = [];
        foreach (Value item in c.Sequence(0).Items)
        {
            Tensor part = item as Tensor ?? throw c.Error($"the sequence holds a {item.Describe()}: need tensors");
            parts.Add(newAxis ? Squeeze.Un(part, [axis]) : part);
        }
        return Concat.Of(parts, axis);
    }
}
