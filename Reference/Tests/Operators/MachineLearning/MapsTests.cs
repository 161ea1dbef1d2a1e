using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.MachineLearning;

public class MapsTests
{
    private static readonly string[] Letters = ["a", "c", "b", "z"];
    private static readonly string[] Columns = ["a", "b", "c"];
    private static readonly Map Sparse = Numbered([(5, 2.5), (-1, 7.9), (2, -3.5)]);

    [Fact]
    public void A_dense_cast_orders_values_by_their_keys()
    {
        Assert.Equal([7.9, -3.5, 2.5], ((Tensor<double>)Cast(Sparse)).Values);
        Tensor<long> whole = (Tensor<long>)Cast(Sparse, ("cast_to", "TO_INT64"));
        Assert.Equal([7, -3, 2], whole.Values);
        Assert.Equal([1, 3], whole.Shape);
        Assert.Equal(["7.9", "-3.5", "2.5"], ((Tensor<string>)Cast(Sparse, ("cast_to", "TO_STRING"))).Values);
    }

    [Fact]
    public void A_sparse_cast_puts_values_at_the_places_that_are_their_keys()
    {
        Map texts = new(Tensor<long>.Vector(3, 0), [Tensor<string>.Scalar("1.5"), Tensor<string>.Scalar("2")]);
        Assert.Equal([2, 0, 0, 1.5], ((Tensor<double>)Cast(texts, ("map_form", "SPARSE"), ("max_map", 4L))).Values);
        Assert.Equal(["2", "", "", "1.5", ""], ((Tensor<string>)Cast(texts, ("map_form", "SPARSE"), ("max_map", 5L), ("cast_to", "TO_STRING"))).Values);
        Assert.Contains("has the key 3", Assert.Throws<OnnxException>(() => Cast(texts, ("map_form", "SPARSE"), ("max_map", 3L))).Message);
        Assert.Contains("has the key -1", Assert.Throws<OnnxException>(() => Cast(Sparse, ("map_form", "SPARSE"), ("max_map", 9L))).Message);
    }

    [Fact]
    public void A_dictionary_becomes_a_vector_in_the_order_of_the_vocabulary()
    {
        // The standard's own example.
        Map x = new(Tensor<string>.Vector("a", "c"), [Tensor<long>.Scalar(4), Tensor<long>.Scalar(8)]);
        Tensor<long> y = (Tensor<long>)Vectorized(x, ("string_vocabulary", Letters));
        Assert.Equal([4, 8, 0, 0], y.Values);
        Assert.Equal([4], y.Shape);
        Assert.Equal([0, -3.5, 2.5, 7.9], ((Tensor<double>)Vectorized(Sparse, ("int64_vocabulary", new long[] { 0, 2, 5, -1 }))).Values);
        Map texts = new(Tensor<long>.Vector(7), [Tensor<string>.Scalar("seven")]);
        Assert.Equal(["", "seven"], ((Tensor<string>)Vectorized(texts, ("int64_vocabulary", new long[] { 1, 7 }))).Values);
    }

    [Fact]
    public void A_dictionary_with_a_key_outside_the_vocabulary_is_refused() =>
        Assert.Contains("'-1'", Assert.Throws<OnnxException>(() => Vectorized(Sparse, ("int64_vocabulary", new long[] { 2, 5 }))).Message);

    [Theory]
    [InlineData(ElementType.Double)]
    [InlineData(ElementType.Int64)]
    [InlineData(ElementType.String)]
    public void An_empty_dictionary_remembers_the_type_of_its_values(ElementType type)
    {
        Tensor y = (Tensor)Vectorized(new Map(new Tensor<string>([0]), [], type), ("string_vocabulary", Columns));
        Assert.Equal(type, y.ElementType);
        Assert.Equal([3], y.Shape);
    }

    [Fact]
    public void Each_row_becomes_a_map_from_labels()
    {
        Sequence y = (Sequence)One("ZipMap", OneNode.Reals([2, 3], 1, 2, 3, 4, 5, 6), ("classlabels_strings", Columns));
        Assert.Equal(2, y.Items.Count);
        Assert.Equal(5, ((Tensor<double>)((Map)y.Items[1]).Find("b")!)[0]);
        Sequence single = (Sequence)One("ZipMap", OneNode.Reals([2], 1, 2), ("classlabels_int64s", new long[] { 10, 20 }));
        Assert.Equal(2, ((Tensor<double>)((Map)Assert.Single(single.Items)).Find(20L)!)[0]);
        Assert.Throws<OnnxException>(() => One("ZipMap", OneNode.Reals([2, 3], 1, 2, 3, 4, 5, 6), ("classlabels_int64s", new long[] { 10, 20 })));
        Assert.Throws<OnnxException>(() => One("ZipMap", OneNode.Reals([1, 1], 1)));
    }

    [Fact]
    public void A_map_has_each_key_once() =>
        Assert.Contains("'2' twice", Assert.Throws<ShapeException>(() => Numbered([(2, 1), (2, 1)])).Message);

    [Fact]
    public void Maps_are_read_as_they_were_written()
    {
        Sequence written = new([Plain(Tensor<string>.Vector("é", "b"), Tensor<float>.Scalar(1), Tensor<float>.Scalar(2)), Plain(Tensor<string>.Vector("x"), Tensor<float>.Scalar(3))]);
        Sequence read = (Sequence)ValueReader.Read(ValueWriter.Write(written, "y").ToByteArray(), ValueKind.Sequence);
        Assert.Equal(["é", "b"], ((Tensor<string>)((Map)read.Items[0]).Keys).Values);
        Assert.Equal(3, ((Tensor<float>)((Map)read.Items[1]).Find("x")!)[0]);
        Map keyed = Plain(new Tensor<ulong>([ulong.MaxValue, 1], [2]), Tensor<string>.Scalar("most"), Tensor<string>.Scalar("one"));
        Map back = (Map)ValueReader.Read(ValueWriter.Write(keyed, "m").ToByteArray(), ValueKind.Map);
        Assert.Equal(ElementType.UInt64, back.Keys.ElementType);
        Assert.Equal("most", ((Tensor<string>)back.Find(ulong.MaxValue)!)[0]);
        Optional optional = (Optional)ValueReader.Read(ValueWriter.Write(new Optional(keyed), "o").ToByteArray(), ValueKind.Optional);
        Assert.Equal(2, ((Map)optional.Content!).Values.Count);
    }

    [Fact]
    public void A_model_takes_a_map_and_refuses_one_of_another_type()
    {
        GraphProto graph = new() { Name = "g" };
        TypeProto strings = new() { TensorType = new() { ElemType = (int)ElementType.Float } };
        graph.Input.Add(new ValueInfoProto { Name = "x", Type = new TypeProto { MapType = new() { KeyType = (int)ElementType.Int64, ValueType = strings } } });
        graph.Node.Add(new NodeProto { OpType = "CastMap", Domain = "ai.onnx.ml", Input = { "x" }, Output = { "y" } });
        graph.Output.Add(new ValueInfoProto { Name = "y" });
        ModelProto proto = new() { Graph = graph };
        proto.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 1 });
        Evaluator<double> evaluator = new(ModelLoader.Convert(proto, "test", null));
        Map plain = Plain(Tensor<long>.Vector(2, 1), Tensor<float>.Scalar(20), Tensor<float>.Scalar(10));
        Assert.Equal([10, 20], ((Tensor<double>)evaluator.Run(new Dictionary<string, Value> { ["x"] = plain })["y"]).Values);
        Map other = Plain(Tensor<string>.Vector("a"), Tensor<float>.Scalar(20));
        Assert.Contains("needed a map from int64 to float", Assert.Throws<OnnxException>(() => evaluator.Run(new Dictionary<string, Value> { ["x"] = other })).Message);
    }

    private static Map Numbered((long Key, double Value)[] entries) =>
        new(Tensor<long>.Vector([.. entries.Select(e => e.Key)]), [.. entries.Select(e => Tensor<double>.Scalar(e.Value, ElementType.Float))]);

    private static Map Plain(Tensor keys, params Value[] values) => new(keys, values);

    private static Value Cast(Map x, params (string, object)[] attributes) => One("CastMap", x, attributes);

    private static Value Vectorized(Map x, params (string, object)[] attributes) => One("DictVectorizer", x, attributes);

    private static Value One(string opType, Value x, params (string, object)[] attributes) =>
        OneNode.In<double>("ai.onnx.ml", opType, 1, 1, [x], attributes)[0]!;
}
