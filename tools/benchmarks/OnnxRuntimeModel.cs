using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Verification.Models.Inputs;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Benchmarks;

/// <summary>A model with random weights and inputs, and ONNX Runtime's CPU provider as the peer that runs it: default optimisations, inputs and outputs bound.</summary>
internal sealed class OnnxRuntimeModel
{
    internal OnnxRuntimeModel(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Proto = RandomWeights.In(ModelLoader.Read(path), seed: 1).Model;
        Folder = Path.GetDirectoryName(Path.GetFullPath(path));
        Model = ModelLoader.Convert(Proto, Name, Folder is null ? null : new ExternalData(Folder));
        Inputs = new RandomInputs { Seed = 1 }.For(Model, _ => null);
    }

    internal static string Description => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}, CPU, default optimisations";

    internal string Name { get; }

    internal ModelProto Proto { get; }

    internal string? Folder { get; }

    internal Model Model { get; }

    internal IReadOnlyDictionary<string, Value> Inputs { get; }

    /// <summary>A session with everything done that need not be timed.</summary>
    internal Prepared Prepare(int threads) => new(this, threads);

    internal sealed class Prepared : IDisposable
    {
        private readonly InferenceSession _session;
        private readonly RunOptions _options = new();
        private readonly OrtIoBinding _binding;
        private readonly List<OrtValue> _values = [];

        internal Prepared(OnnxRuntimeModel model, int threads)
        {
            using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };

            // Threads that wait by spinning would go on doing so in our turn.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            _session = new InferenceSession(model.Proto.ToByteArray(), options);
            _binding = _session.CreateIoBinding();
            foreach ((string name, Value value) in model.Inputs)
            {
                var tensor = (Tensor<float>)value;
                _values.Add(OrtValue.CreateTensorValueFromMemory(tensor.Values, [.. tensor.Shape.Select(d => (long)d)]));
                _binding.BindInput(name, _values[^1]);
            }

            foreach (string name in _session.OutputNames)
                _binding.BindOutputToDevice(name, OrtMemoryInfo.DefaultInstance);
        }

        internal void Run() => _session.RunWithBinding(_options, _binding);

        public void Dispose()
        {
            _binding.Dispose();
            _values.ForEach(value => value.Dispose());
            _options.Dispose();
            _session.Dispose();
        }
    }
}
