using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Verification.Models.Profiles;
using Verification.Reference.Tensors;

namespace Verification.Models.Backends;

/// <summary>A provider of ONNX Runtime.</summary>
/// <remarks>
/// To return every tensor, each node's outputs become graph outputs and optimisation is off: the final outputs stay bit-identical to those of the
/// plain unoptimised graph. Which provider ran which node is read from the session's own profile, never assumed.
/// </remarks>
public sealed partial class OrtBackend : IBackend
{
    private readonly string? provider;

    private OrtBackend(string name, string? provider)
    {
        Name = name;
        this.provider = provider;
    }

    /// <summary>The CPU provider.</summary>
    public static OrtBackend Cpu { get; } = new("ort-cpu", null);

    /// <summary>The WebGPU provider: on a GPU's Vulkan driver where VK_DRIVER_FILES names one, else on SwiftShader.</summary>
    public static OrtBackend WebGpu { get; } = new("ort-webgpu", "WebGPU");

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Intra-op threads; 0 leaves the choice to ONNX Runtime.</summary>
    public int Threads { get; init; }

    /// <inheritdoc/>
    public string Describe()
    {
        string device = provider is null ? "CPU" : NativeEnvironment.Read("VK_DRIVER_FILES") ?? (NativeEnvironment.Read("VK_ICD_FILENAMES") is { } icd
            ? icd.Contains("swiftshader", StringComparison.Ordinal) ? "WebGPU on SwiftShader" : $"WebGPU on {icd}" : "WebGPU");
        return $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}, {device}";
    }

    /// <inheritdoc/>
    public Arithmetic ArithmeticOf(string provider) => provider switch
    {
        "CPUExecutionProvider" => Arithmetic.OrtCpu,
        "WebGpuExecutionProvider" => Arithmetic.WebGpu,
        _ => this.provider is null ? Arithmetic.OrtCpu : Arithmetic.WebGpu,
    };

    /// <inheritdoc/>
    public BackendRun Run(ModelProto model, string? folder, IReadOnlyDictionary<string, Value> inputs, bool everyTensor)
    {
        ModelProto exposed = model.Clone(); // raw data are immutable and shared
        if (everyTensor)
        {
            Expose(exposed);
        }
        string profile = Path.Combine(Path.GetTempPath(), "verification-" + Guid.NewGuid().ToString("N"));
        List<OrtValue> fed = [];
        string? written = null;
        try
        {
            using SharedWeights? weights = provider is null ? SharedWeights.Of(exposed) : null;
            using SessionOptions options = Options(weights?.Folder ?? folder);
            weights?.MoveTo(options);
            if (everyTensor)
            {
                // The prefix first: switching profiling on takes the one that is set, and the default's names (by the millisecond, where we stand) collide.
                options.ProfileOutputPathPrefix = profile;
                options.EnableProfiling = true;
            }
            using InferenceSession session = new(exposed.ToByteArray(), options);
            // From IR 4 on, an input may override the initializer of its name; before, such an input is a constant.
            HashSet<string> accepted = model.IrVersion >= 4 ? [.. model.Graph.Input.Select(i => i.Name)] : [.. session.InputNames];
            List<string> names = [];
            foreach ((string name, Value value) in inputs)
            {
                if (accepted.Contains(name))
                {
                    names.Add(name);
                    fed.Add(OrtValues.To(value));
                }
            }
            using RunOptions run = new();
            long start = Stopwatch.GetTimestamp();
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, names, fed, session.OutputNames);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Value[] copies = Copies(results);
            Dictionary<string, Value> values = [];
            for (int i = 0; i < copies.Length; i++)
            {
                values[session.OutputNames[i]] = copies[i];
            }
            written = everyTensor ? session.EndProfiling() : null;
            return new BackendRun(values, written is null ? new Dictionary<string, string>() : Providers(written, exposed), seconds);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BackendException($"{Name}: {FirstLine(e.Message)}", e) { IsUnsupported = IsUnsupported(e.Message) };
        }
        finally
        {
            fed.ForEach(value => value.Dispose());
            if (written is not null)
            {
                File.Delete(written);
            }
        }
    }

    // On all cores: what is copied is less work than having fresh memory mapped to copy it to.
    private static Value[] Copies(IDisposableReadOnlyCollection<OrtValue> results)
    {
        Value[] copies = new Value[results.Count];
        try
        {
            Parallel.For(0, copies.Length, i => copies[i] = OrtValues.From(results[i]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return copies;
    }

    /// <summary>Makes every node output a graph output, and gives every node a name that tells its place.</summary>
    private static void Expose(ModelProto exposed)
    {
        HashSet<string> outputs = [.. exposed.Graph.Output.Select(o => o.Name)];
        for (int n = 0; n < exposed.Graph.Node.Count; n++)
        {
            NodeProto node = exposed.Graph.Node[n];
            node.Name = "node" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
            foreach (string output in node.Output)
            {
                if (output.Length > 0 && outputs.Add(output))
                {
                    exposed.Graph.Output.Add(new ValueInfoProto { Name = output });
                }
            }
        }
    }

    private SessionOptions Options(string? folder)
    {
        SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            IntraOpNumThreads = Threads,
        };

        // Threads that wait by spinning take the processor from whatever else runs, our own judgement of the results included.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (folder is not null)
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);
        }
        if (provider is not null)
        {
            options.AppendExecutionProvider(provider, []);
        }
        return options;
    }

    // An event of a node; one that the provider has rewritten for its own layout is named "<node>_token_<k>".
    [GeneratedRegex("^(?<node>.+?)(_token_[0-9]+)?_kernel_time$")]
    private static partial Regex KernelEvent();

    // Events of category "Node" are named "<node>_kernel_time" and carry the provider's name.
    private static Dictionary<string, string> Providers(string profile, ModelProto exposed)
    {
        Dictionary<string, string> providers = [];
        Dictionary<string, string> firstOutputs = exposed.Graph.Node.Where(n => n.Output.Any(o => o.Length > 0)).ToDictionary(n => n.Name, n => n.Output.First(o => o.Length > 0));
        using FileStream stream = File.OpenRead(profile);
        using JsonDocument events = JsonDocument.Parse(stream);
        foreach (JsonElement item in events.RootElement.EnumerateArray())
        {
            string name = item.GetProperty("name").GetString() ?? "";
            if (KernelEvent().Match(name) is { Success: true } kernel && firstOutputs.TryGetValue(kernel.Groups["node"].Value, out string? output)
                && item.GetProperty("args").TryGetProperty("provider", out JsonElement provider))
            {
                providers[output] = provider.GetString() ?? "";
            }
        }
        return providers;
    }

    // ONNX Runtime gives these words to what it has not: kernels, types, domains, opsets.
    private static readonly string[] Lacking =
    [
        "NotImplemented", "NOT_IMPLEMENTED", "Could not find an implementation", "is not a registered function/op", "Unsupported model IR version",
        "under development", "not supported", "unsupported", "No Op registered", "Type 'tensor(", "Unrecognized attribute", "Unregistered TensorElementType",
        "IsNodeCompatibleWithProvider", "requires f16 but the device", "is not defined for empty set",
    ];

    private static bool IsUnsupported(string message) => Lacking.Any(words => message.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
