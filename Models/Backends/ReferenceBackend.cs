using System.Diagnostics;
using System.Numerics;
using Onnx;
using Verification.Models.Profiles;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Backends;

/// <summary>The from-scratch reference, evaluating in one plain number type.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class ReferenceBackend<T> : IBackend where T : struct, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public string Name => "reference";

    /// <inheritdoc/>
    public string Describe() => $"from-scratch reference in {(typeof(T) == typeof(double) ? "double" : typeof(T).Name.ToLowerInvariant())}";

    /// <inheritdoc/>
    public Arithmetic ArithmeticOf(string provider) => Arithmetic.Ieee754;

    /// <inheritdoc/>
    public BackendRun Run(ModelProto model, string? folder, IReadOnlyDictionary<string, Value> inputs, bool everyTensor)
    {
        Model loaded = ModelLoader.Convert(model, "model", folder is null ? null : new ExternalData(folder));
        Dictionary<string, Value> values = [];
        Dictionary<string, string> providers = [];
        long start = Stopwatch.GetTimestamp();
        IReadOnlyDictionary<string, Value> outputs = new Evaluator<T>(loaded).Run(inputs, !everyTensor ? null : (node, results) =>
        {
            for (int i = 0; i < Math.Min(results.Length, node.Outputs.Length); i++)
            {
                if (node.Outputs[i].Length > 0 && results[i] is { } result)
                {
                    values[node.Outputs[i]] = result;
                    providers[node.Outputs[i]] = Name;
                }
            }
        });
        foreach ((string name, Value value) in outputs)
        {
            values[name] = value;
        }
        return new BackendRun(values, providers, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
