using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Index tensors as places in the tensor that they index: checked, negative ones counted from the end.</summary>
internal static class Indices
{
    /// <summary>The indices of an int64 or int32 tensor, each in [0, dimension).</summary>
    public static int[] Within(Tensor indices, int dimension) => Array.ConvertAll(Whole(indices), index => One(index, dimension));

    /// <summary>For GatherElements and ScatterElements: the place that each index stands for, its own position giving the other coordinates.</summary>
    public static int[] ElementPlaces(int[] shape, Tensor indices, int axis)
    {
        bool fits = indices.Rank == shape.Length;
        for (int d = 0; fits && d < shape.Length; d++)
        {
            fits = d == axis || indices.Shape[d] <= shape[d];
        }
        if (!fits)
        {
            throw new ShapeException($"'indices' has shape {Shape.Text(indices.Shape)}: it must fit into {Shape.Text(shape)} except at axis {axis}");
        }
        int[] strides = Shape.Strides(shape), places = new int[indices.Count];
        int stride = strides[axis];
        strides[axis] = 0;
        long[] values = Whole(indices);
        Walk walk = new(indices.Shape, strides);
        for (int i = 0; i < places.Length; i++, walk.Step())
        {
            places[i] = walk.Place + One(values[i], shape[axis]) * stride;
        }
        return places;
    }

    /// <summary>For GatherND and ScatterND: where the run starts that each index tuple (the last dimension) stands for, and how long a run is.</summary>
    public static (int[] Starts, int Run) TuplePlaces(int[] shape, Tensor indices, int batchDimensions)
    {
        int length = indices.Rank > batchDimensions ? indices.Shape[^1] : throw new ShapeException($"'indices' has shape {Shape.Text(indices.Shape)}: need more than {batchDimensions} dimensions");
        if (batchDimensions + length > shape.Length || !shape.AsSpan(0, batchDimensions).SequenceEqual(indices.Shape.AsSpan(0, batchDimensions)))
        {
            throw new ShapeException($"'indices' {Shape.Text(indices.Shape)} with {batchDimensions} batch dimensions do not index a tensor of shape {Shape.Text(shape)}");
        }
        int[] strides = Shape.Strides(shape);
        long[] values = Whole(indices);
        int[] starts = Shape.Allocate<int>(indices.Shape.AsSpan(0, indices.Rank - 1));
        int batch = Shape.Count(shape.AsSpan(batchDimensions)), perBatch = Shape.Count(indices.Shape.AsSpan(batchDimensions, indices.Rank - 1 - batchDimensions));
        for (int i = 0; i < starts.Length; i++)
        {
            int place = i / perBatch * batch;
            for (int k = 0; k < length; k++)
            {
                place += One(values[i * length + k], shape[batchDimensions + k]) * strides[batchDimensions + k];
            }
            starts[i] = place;
        }
        return (starts, Shape.Count(shape.AsSpan(batchDimensions + length)));
    }

    private static int One(long index, int dimension) => index >= -dimension && index < dimension ? (int)(index < 0 ? index + dimension : index)
        : throw new ShapeException($"index {index} is outside: need {-dimension} <= index < {dimension}");

    private static long[] Whole(Tensor indices) => indices switch
    {
        Tensor<long> x => x.Values,
        Tensor<int> x => Array.ConvertAll(x.Values, v => (long)v),
        _ => throw new ShapeException($"indices are {indices.Describe()}: need int64 or int32"),
    };
}
