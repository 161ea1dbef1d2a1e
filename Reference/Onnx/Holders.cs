using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>How many values of one run hold each array, so that the last one to go gives it back.</summary>
/// <remarks>
/// An output may share its input's array (Reshape, Identity). Kept for good: arrays of inputs and constants, and all that passes through a sequence, a subgraph
/// or a function, where others may hold it.
/// </remarks>
internal sealed class Holders<T>(Recycling recycling) where T : IFloatingPointIeee754<T>
{
    private const int Kept = int.MaxValue / 2;

    private readonly Dictionary<T[], int> counts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a node's results are held by nobody but those who get them: operators proper remember nothing.</summary>
    public static bool Trusts(Model model, Node node) =>
        !node.Attributes.Values.Any(value => value is Graph or Graph[] or Tensor) && !model.Functions.ContainsKey(FunctionGraph.KeyOf(node));

    /// <summary>Others hold these.</summary>
    public void Keep(IEnumerable<Value?> values)
    {
        foreach (Value? value in values)
        {
            Add(value, trusted: false);
        }
    }

    /// <summary>One more value of the run.</summary>
    public void Add(Value? value, bool trusted)
    {
        switch (value)
        {
            case Tensor<T> { Held: { } held }:
                int count = counts.GetValueOrDefault(held);
                counts[held] = trusted && count < Kept ? count + 1 : Kept;
                break;
            case Sequence sequence:
                Keep(sequence.Items);
                break;
            case Optional optional:
                Keep([optional.Content]);
                break;
            case Map map:
                Keep(map.Values);
                break;
        }
    }

    /// <summary>One value less: the last one to hold an array gives it back.</summary>
    public void Release(Value value)
    {
        if (value is not Tensor<T> { Held: { } held } || !counts.TryGetValue(held, out int count) || count >= Kept)
        {
            return;
        }
        counts[held] = count - 1;
        if (count == 1)
        {
            counts.Remove(held);
            recycling.Give(held);
        }
    }

    /// <summary>Lets the next result be written over a value's array, if no other value has it.</summary>
    public void Offer(Value? value)
    {
        if (value is Tensor<T> { Held: { } held } && counts.GetValueOrDefault(held) == 1)
        {
            recycling.Offer(held);
        }
    }

    /// <summary>Gives back what nobody else holds.</summary>
    public void Give(IEnumerable<Value?> values)
    {
        Value[] given = [.. values.OfType<Value>()];
        foreach (Value value in given)
        {
            Add(value, trusted: true);
        }
        foreach (Value value in given)
        {
            Release(value);
        }
    }
}
