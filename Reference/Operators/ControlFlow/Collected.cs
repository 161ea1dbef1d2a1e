using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Collects what a graph computes in every iteration into one tensor with a new dimension.</summary>
/// <remarks>The buffer doubles when it is full, so that long loops cost memory for their elements only, and at most 2³¹ − 1 of them.</remarks>
internal sealed class Collected<T>(ValueInfo info) where T : IFloatingPointIeee754<T>
{
    private Tensor? buffer;
    private int count;

    /// <summary>Adds the tensor of the next iteration.</summary>
    public void Add(Value? item)
    {
        if (item is not Tensor x)
        {
            throw new ShapeException($"the body's output '{info.Name}' is {item?.Describe() ?? "not computed"}: only tensors can be collected");
        }
        if (buffer is null)
        {
            buffer = x.EmptyLike([4, .. x.Shape]);
        }
        else if (!buffer.Shape.AsSpan(1).SequenceEqual(x.Shape) || buffer.ElementType != x.ElementType)
        {
            throw new ShapeException($"the body's output '{info.Name}' is {x.Describe()} in iteration {count}: need shape {Shape.Text(buffer.Shape.AsSpan(1))}, as before");
        }
        if (count == buffer.Shape[0])
        {
            Tensor longer = buffer.EmptyLike([checked(2 * count), .. x.Shape]);
            longer.CopyFrom(buffer, 0, 0, buffer.Count);
            buffer = longer;
        }
        buffer.CopyFrom(x, 0, count++ * x.Count, x.Count);
    }

    /// <summary>All that was added, stacked along an axis of the result, the last iteration first when reversed.</summary>
    /// <remarks>After no iteration, the shape is the one that the body declares, 0 standing for what it leaves open.</remarks>
    public Tensor Close(long axis = 0, bool reversed = false)
    {
        Tensor stacked = buffer is null ? Empty() : Slice.Of(buffer, [reversed ? count - 1 : 0], [reversed ? -buffer.Shape[0] - 1 : count], [0], [reversed ? -1 : 1]);
        int at = Shape.Axis(axis, stacked.Rank);
        if (at == 0)
        {
            return stacked;
        }
        List<long> order = [.. Enumerable.Range(1, stacked.Rank - 1).Select(d => (long)d)];
        order.Insert(at, 0);
        return Transpose.Of(stacked, [.. order]);
    }

    private Tensor Empty()
    {
        int[] shape = [0, .. (info.Dimensions ?? []).Select(d => d.Size ?? 0)];
        return info.ElementType switch
        {
            ElementType.Int64 => new Tensor<long>(shape),
            ElementType.Int32 => new Tensor<int>(shape),
            ElementType.Int16 => new Tensor<short>(shape),
            ElementType.Int8 or ElementType.Int4 or ElementType.Int2 => new Tensor<sbyte>(shape, info.ElementType),
            ElementType.UInt64 => new Tensor<ulong>(shape),
            ElementType.UInt32 => new Tensor<uint>(shape),
            ElementType.UInt16 => new Tensor<ushort>(shape),
            ElementType.UInt8 or ElementType.UInt4 or ElementType.UInt2 => new Tensor<byte>(shape, info.ElementType),
            ElementType.Bool => new Tensor<bool>(shape),
            ElementType.String => new Tensor<string>(shape),
            ElementType.Complex64 or ElementType.Complex128 => new Tensor<Complex>(shape, info.ElementType),
            _ => new Tensor<T>(shape, info.ElementType),
        };
    }
}
