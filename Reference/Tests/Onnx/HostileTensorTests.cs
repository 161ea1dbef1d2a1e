using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Onnx.Hostile;

namespace Verification.Reference.Tests.Onnx;

public sealed class HostileTensorTests
{
    [Theory]
    [InlineData(1L << 40)]
    [InlineData(-1L)]
    [InlineData(long.MinValue)]
    public void A_dimension_that_no_tensor_has_is_refused(long dimension) => Refused(t => t.Dims[0] = dimension, $"dimension {dimension}", "0 to 2^31 - 1");

    [Fact]
    public void Dimensions_whose_product_overflows_are_refused() => Refused(t => { t.Dims.Clear(); t.Dims.Add([1 << 30, 1 << 30, 1 << 30, 1 << 30]); }, "2^31 - 1");

    [Fact]
    public void A_size_beyond_the_data_is_refused() => Refused(t => t.Dims[0] = int.MaxValue / 4, "8 bytes of data", "needs 2147483644");

    [Fact]
    public void Half_an_element_is_refused() => Refused(t => t.RawData = ByteString.CopyFrom(new byte[7]), "7 bytes of data", "needs 8");

    [Fact]
    public void Another_count_of_values_is_refused() => Refused(t => { t.ClearRawData(); t.FloatData.Add([1, 2, 3]); }, "3 elements of data", "[2] needs 2");

    [Fact]
    public void Data_of_another_type_are_refused() => Refused(t => { t.ClearRawData(); t.Int64Data.Add([1, 2]); }, "0 elements of data");

    [Fact]
    public void A_value_that_its_type_cannot_hold_is_refused() =>
        Refused(t => { t.ClearRawData(); t.DataType = (int)ElementType.Int8; t.Int32Data.Add([1, 200]); }, "element 1 is 200", "-128 to 127");

    [Fact]
    public void An_odd_count_of_complex_parts_is_refused() =>
        Refused(t => { t.ClearRawData(); t.DataType = (int)ElementType.Complex64; t.FloatData.Add([1, 2, 3]); }, "3 parts");

    [Fact]
    public void A_segment_is_refused() => Refused(t => t.Segment = new TensorProto.Types.Segment { Begin = 0, End = 1 }, "segment");

    [Fact]
    public void A_string_that_is_no_UTF8_is_refused() =>
        Refused(t => { t.ClearRawData(); t.DataType = (int)ElementType.String; t.StringData.Add([ByteString.CopyFromUtf8("a"), ByteString.CopyFrom(0xFF)]); }, "UTF-8");

    [Fact]
    public void External_data_are_refused_where_there_is_no_folder() =>
        Refused(t => { t.ClearRawData(); t.DataLocation = TensorProto.Types.DataLocation.External; }, "external data are not allowed here");

    [Fact]
    public void A_rank_beyond_reason_does_not_fill_the_message() => Refused(t => { t.Dims.Clear(); t.Dims.Add(Enumerable.Repeat(1L, 100_000)); }, "100000 dimensions");

    [Theory]
    [InlineData(new long[] { 5 }, "outside [2, 2]")]
    [InlineData(new long[] { -1 }, "outside [2, 2]")]
    [InlineData(new long[] { 0, 1 }, "indices have shape [2]")]
    public void A_sparse_tensor_with_indices_outside_is_refused(long[] indices, string says) => IsRefused(Sparse([2, 2], Tensor<long>.Vector(indices)), "sparse tensor 's'", says);

    [Fact]
    public void A_sparse_tensor_of_a_few_bytes_cannot_ask_for_all_memory() =>
        IsRefused(Sparse([1 << 15, 1 << 15, 1 << 15], Tensor<long>.Vector(0)), "sparse tensor 's'", "2^31 - 1");

    [Fact]
    public void A_sparse_tensor_is_refused_beyond_the_limit_that_holds()
    {
        using (new Limits { MaxTensorBytes = 1 << 20 }.Apply())
        {
            IsRefused(Sparse([1 << 19], Tensor<long>.Vector(0)), "[524288]", "limit of 1048576");
        }
        ModelLoader.Convert(Sparse([1 << 19], Tensor<long>.Vector(0)), "m.onnx", null);
    }

    [Fact]
    public void A_sparse_tensor_without_its_parts_is_refused()
    {
        IsRefused(Spoilt(m => m.Graph.SparseInitializer.Add(new SparseTensorProto())), "sparse initializer has no name");
        IsRefused(Spoilt(m => m.Graph.SparseInitializer.Add(new SparseTensorProto { Values = TensorWriter.Write(Tensor<float>.Vector(1), "s") })), "sparse tensor 's'", "no indices");
    }

    private static ModelProto Sparse(long[] dims, Tensor indices) => Spoilt(m => m.Graph.SparseInitializer.Add(new SparseTensorProto
    {
        Values = TensorWriter.Write(Tensor<float>.Vector(1), "s"),
        Indices = TensorWriter.Write(indices, ""),
        Dims = { dims },
    }));

    private static void Refused(Action<TensorProto> spoil, params string[] says) => IsRefused(Spoilt(m => spoil(m.Graph.Initializer[0])), ["tensor 'w': ", .. says]);
}
