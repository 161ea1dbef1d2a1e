using Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Sparse constants, read as dense tensors.</summary>
internal static class SparseTensors
{
    /// <summary>A dense tensor that is zero but for the given values.</summary>
    public static Tensor Densify(SparseTensorProto proto, Func<TensorProto, Tensor> read)
    {
        Tensor values = read(proto.Values ?? throw Bad(proto, "it has no values"));
        Tensor<long> indices = read(proto.Indices ?? throw Bad(proto, "it has no indices")) as Tensor<long> ?? throw Bad(proto, "its indices are not int64");
        int[] shape = TensorReader.Dimensions(proto.Dims, message => Bad(proto, message));
        bool linear = indices.Rank == 1;
        if (values.Rank != 1 || indices.Count != (linear ? values.Count : (long)values.Count * shape.Length) || indices.Rank is not (1 or 2))
        {
            throw Bad(proto, $"its indices have shape {Shape.Text(indices.Shape)}: need [{values.Count}] or [{values.Count}, {shape.Length}] for values of shape {Shape.Text(values.Shape)}");
        }
        int[] strides = Shape.Strides(shape), places = Shape.Allocate<int>(shape);
        Array.Fill(places, -1);
        for (int i = 0; i < values.Count; i++)
        {
            long place = linear ? indices[i] : 0;
            for (int d = 0; d < shape.Length && !linear; d++)
            {
                long index = indices[i * shape.Length + d];
                place += index >= 0 && index < shape[d] ? index * strides[d] : throw Bad(proto, $"index {index} is outside dimension {d} of {Shape.Text(shape)}");
            }
            places[place >= 0 && place < places.Length ? place : throw Bad(proto, $"index {place} is outside {Shape.Text(shape)}")] = i;
        }
        return values.Take(places, shape);
    }

    private static OnnxException Bad(SparseTensorProto proto, string message) => new($"sparse tensor '{proto.Values?.Name}': {message}");
}
