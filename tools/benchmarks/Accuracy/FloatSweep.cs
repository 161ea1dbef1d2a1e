using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace Verification.Benchmarks.Accuracy;

/// <summary>Runs a subject's graph on ONNX Runtime, one batch of floats after the other.</summary>
internal sealed class FloatSweep : IDisposable
{
    /// <summary>The shape of a batch. 607 · 27 is no multiple of any vector's length: what remains for the scalar end of a vectorised loop is measured too.</summary>
    public const int Rows = 607, Columns = 27, Batch = Rows * Columns;

    private readonly Subject subject;
    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly string[] names;
    private readonly List<OrtValue> inputs = [], outputs = [];
    private readonly float[] x = new float[Batch], z = new float[Batch], y = new float[Batch];

    public FloatSweep(Subject subject, string? provider)
    {
        this.subject = subject;
        using SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            IntraOpNumThreads = 1,
        };
        if (provider is not null)
        {
            options.AppendExecutionProvider(provider, []);
        }
        session = new InferenceSession(Model().ToByteArray(), options);
        names = subject.Second is null ? ["x"] : ["x", "z"];
        Array.Fill(z, subject.Fixed);
        inputs.Add(Over(x));
        if (subject.Second is not null)
        {
            inputs.Add(Over(z));
        }
        outputs.Add(Over(y));
    }

    /// <summary>Sweeps every <paramref name="every"/>-th float.</summary>
    public Findings Run(int every, Func<double, double, double, double>? allowed)
    {
        Findings findings = new(allowed);
        int count = 0;
        for (uint bits = 0; bits <= 0x7F800000; bits += Step(bits, every))
        {
            float magnitude = BitConverter.UInt32BitsToSingle(bits);
            if (magnitude > subject.Largest)
            {
                break;
            }
            if (count > Batch - 2)
            {
                Evaluate(count, findings);
                count = 0;
            }
            if (subject.Positive)
            {
                x[count++] = magnitude;
            }
            if (subject.Negative)
            {
                x[count++] = -magnitude;
            }
        }
        Evaluate(count, findings);
        return findings;
    }

    public void Dispose()
    {
        inputs.ForEach(value => value.Dispose());
        outputs.ForEach(value => value.Dispose());
        run.Dispose();
        session.Dispose();
    }

    private uint Step(uint bits, int every)
    {
        float magnitude = BitConverter.UInt32BitsToSingle(bits);
        return magnitude >= subject.Dense.Low && magnitude <= subject.Dense.High ? (uint)every : 16 * (uint)every;
    }

    private void Evaluate(int count, Findings findings)
    {
        for (int i = 0; subject.Second is not null && i < count; i++)
        {
            z[i] = subject.Second(x[i]);
        }
        session.Run(run, names, inputs, ["y"], outputs);
        for (int i = 0; i < count; i++)
        {
            findings.Add(x[i], z[i], y[i], subject.Exact(x[i], z[i]));
        }
    }

    private static OrtValue Over(float[] memory) => OrtValue.CreateTensorValueFromMemory(memory, [Rows, Columns]);

    private ModelProto Model()
    {
        GraphProto graph = new() { Name = "accuracy", Node = { subject.Nodes }, Initializer = { subject.Constants }, Input = { Matrix("x") }, Output = { Matrix("y") } };
        if (subject.Second is not null)
        {
            graph.Input.Add(Matrix("z"));
        }
        return new() { IrVersion = 10, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 22 } } };
    }

    private static ValueInfoProto Matrix(string name)
    {
        TensorShapeProto shape = new() { Dim = { new[] { Rows, Columns }.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }) } };
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } } };
    }
}
