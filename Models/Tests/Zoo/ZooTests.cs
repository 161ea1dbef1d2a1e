using Microsoft.ML.OnnxRuntime;
using Verification.Models.Zoo;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using Dense = Microsoft.ML.OnnxRuntime.Tensors.DenseTensor<float>;
using DenseIntegers = Microsoft.ML.OnnxRuntime.Tensors.DenseTensor<long>;

namespace Verification.Models.Tests.Zoo;

public sealed class ZooTests
{
    public static TheoryData<string> Names => [.. ZooModel.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_committed_file_is_what_the_exporter_writes(string name)
    {
        ZooModel model = Named(name);
        Assert.True(model.Bytes().AsSpan().SequenceEqual(File.ReadAllBytes(model.Path)), $"{model.FileName} is not current: dotnet run --project tools/export");
        Assert.InRange(model.Bytes().Length, 1, 50_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_says_what_it_computes_and_where_that_is_written(string name)
    {
        var proto = Named(name).Build();
        Assert.Equal("Verification", proto.ProducerName);
        Assert.Contains("Source: ", proto.DocString, StringComparison.Ordinal);
        Assert.All(proto.Graph.Input, input => Assert.Contains(input.Type.TensorType.Shape.Dim, d => d.DimParam == "batch"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ONNX_Runtime_computes_the_system(string name)
    {
        foreach (int batch in new[] { 2, 7 })
        {
            Dictionary<string, Tensor<float>> inputs = ZooSystems.Inputs(name, batch);
            using InferenceSession session = new(Named(name).Path);
            using var results = session.Run([.. inputs.Select(i => NamedOnnxValue.CreateFromTensor(i.Key, new Dense(i.Value.Values, i.Value.Shape)))]);
            Dictionary<string, double[]> got = results.ToDictionary(r => r.Name, r => r.Value is DenseIntegers k ? Array.ConvertAll(k.ToArray(), v => (double)v)
                : Array.ConvertAll(r.AsTensor<float>().ToArray(), v => (double)v));
            Agrees(name, inputs, got, roundoff: Math.ScaleB(1, -24));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reference_computes_the_system(string name)
    {
        foreach (int batch in new[] { 2, 7 })
        {
            Dictionary<string, Tensor<float>> inputs = ZooSystems.Inputs(name, batch);
            Model model = ModelLoader.Load(Named(name).Path);
            IReadOnlyDictionary<string, Value> outputs = new Evaluator<double>(model).Run(inputs.ToDictionary(i => i.Key, i => (Value)i.Value));
            Agrees(name, inputs, outputs.ToDictionary(o => o.Key, o => Numbers(o.Value)), Math.ScaleB(1, -53));
        }
    }

    // All values here are of the order of 1 and none has met more than some hundred roundings.
    private static void Agrees(string name, Dictionary<string, Tensor<float>> inputs, Dictionary<string, double[]> got, double roundoff)
    {
        Dictionary<string, double[]> expected = ZooSystems.Outputs(name, inputs, Weights(name));
        Assert.Equal(expected.Keys.Order(), got.Keys.Order());
        foreach ((string output, double[] values) in expected)
        {
            Assert.Equal(values.Length, got[output].Length);
            for (int i = 0; i < values.Length; i++)
            {
                double gap = Math.Abs(values[i] - got[output][i]), bound = 200 * roundoff * Math.Max(1, Math.Abs(values[i]));
                Assert.True(gap <= bound, FormattableString.Invariant($"{name}: {output}[{i}] is {got[output][i]:R}, the system gives {values[i]:R}: apart by {gap / bound:G3} bounds"));
            }
        }
    }

    private static double[] Numbers(Value output) => output is Tensor<long> k ? Array.ConvertAll(k.Values, v => (double)v) : ((Tensor<double>)output).Values;

    private static Dictionary<string, float[]> Weights(string name) =>
        ModelLoader.Load(Named(name).Path).Graph.Initializers.Where(i => i.Value is Tensor<float>).ToDictionary(i => i.Key, i => ((Tensor<float>)i.Value).Values);

    private static ZooModel Named(string name) => ZooModel.All.Single(m => m.Name == name);
}
