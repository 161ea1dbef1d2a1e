using System.Diagnostics;
using Onnx;
using Verification.Models.Backends;
using Verification.Models.Profiles;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Audits a whole model on a backend, node by node.</summary>
/// <remarks>
/// The backend runs the model once and returns every tensor. Each node is then re-fed the backend's own inputs to it, so that its local error and the
/// error that it inherited are told apart. Nodes are judged side by side, each mostly on one core: no core waits for another at the end of each. A branch that an <c>If</c> took is put in the place of the <c>If</c> first, so that its nodes are audited too.
/// </remarks>
public sealed class ModelAudit
{
    private const int MaxNesting = 16;

    /// <summary>The backend under audit.</summary>
    public required IBackend Backend { get; init; }

    /// <summary>The arithmetic to judge every node by; none, and each is judged by that of the provider that really ran it.</summary>
    public Arithmetic? Arithmetic { get; init; }

    /// <summary>Nodes to judge, by a part of their output's name or op_type; empty for all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Whether to compare the final outputs with the reference's own run of the whole graph.</summary>
    public bool Inherited { get; init; } = true;

    /// <summary>Called after each node with its result and the number of nodes.</summary>
    public Action<NodeResult, int>? Progress { get; init; }

    /// <summary>Called for each violated node, with what is needed to write it out.</summary>
    public Action<NodeResult, NodeCase, ModelProto>? OnViolation { get; init; }

    /// <summary>Runs the audit.</summary>
    /// <param name="proto">The model.</param>
    /// <param name="source">Its file or name, for messages.</param>
    /// <param name="folder">The folder of its external data; null for none.</param>
    /// <param name="inputs">Values by input name.</param>
    /// <exception cref="BackendException">The backend cannot run the model.</exception>
    /// <exception cref="OnnxException">The model does not hold together.</exception>
    public ModelReport Run(ModelProto proto, string source, string? folder, IReadOnlyDictionary<string, Value> inputs)
    {
        long start = Stopwatch.GetTimestamp();
        ExternalData? external = folder is null ? null : new ExternalData(folder);
        ModelProto given = proto;
        Task<Model> loading = Task.Run(() => ModelLoader.Convert(given, source, external)); // while the backend makes its session
        (proto, BackendRun run) = RunFlat(proto, folder, inputs);
        Model model = ReferenceEquals(proto, given) ? loading.GetAwaiter().GetResult() : ModelLoader.Convert(proto, source, external);
        Dictionary<string, Value> values = new(run.Values);
        foreach ((string name, Tensor constant) in model.Graph.Initializers)
        {
            values.TryAdd(name, constant);
        }
        foreach ((string name, Value value) in inputs)
        {
            values[name] = value;
        }

        int[] chosen = [.. Enumerable.Range(0, model.Graph.Nodes.Length).Where(n => IsChosen(model.Graph.Nodes[n]))];
        InOrder reports = new(chosen.Length, judged =>
        {
            Progress?.Invoke(judged.Result, model.Graph.Nodes.Length);
            if (judged.Result.Class == NodeClass.Violated)
            {
                OnViolation?.Invoke(judged.Result, judged.Case, proto);
            }
        });
        OutputError[] outputs = [];

        // The graph as a whole first: it is the longest piece of work.
        Lanes.Run(chosen.Length + 1, () => new NodeAudit(model), (audit, job) =>
        {
            if (job == 0)
            {
                outputs = Inherited ? [.. InheritedErrors.Of(model, inputs, run.Values)] : [];
                return;
            }
            int n = chosen[job - 1];
            Node node = model.Graph.Nodes[n];
            NodeCase fed = new(node, Array.ConvertAll(node.Inputs, name => name.Length == 0 ? null : values.GetValueOrDefault(name)), name => values.GetValueOrDefault(name));
            string provider = run.Providers.GetValueOrDefault(node.Outputs.FirstOrDefault(o => o.Length > 0) ?? "", "");
            reports.Add(job - 1, (audit.Judge(fed, n, run.Values, Arithmetic ?? Backend.ArithmeticOf(provider), provider), fed));
        });
        NodeResult[] results = reports.Results;
        return new ModelReport
        {
            Model = source,
            Backend = Backend.Name,
            Profile = Arithmetic?.Name ?? string.Join(", ", results.Select(r => Backend.ArithmeticOf(r.Provider).Name).Distinct()),
            Inputs = [.. inputs.Select(i => $"{i.Key} {i.Value.Describe()}")],
            Nodes = results,
            Outputs = outputs,
            BackendSeconds = run.Seconds,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    private bool IsChosen(Node node) =>
        Filter.Length == 0 || node.OpType.Contains(Filter, StringComparison.OrdinalIgnoreCase) || node.Outputs.Any(o => o.Contains(Filter, StringComparison.Ordinal));

    // Which branch is taken is known after a run; the nodes of that branch then need a run of their own.
    private (ModelProto Model, BackendRun Run) RunFlat(ModelProto proto, string? folder, IReadOnlyDictionary<string, Value> inputs)
    {
        BackendRun run = Backend.Run(proto, folder, inputs, everyTensor: true);
        for (int level = 0; level < MaxNesting && proto.Graph.Node.Any(Branches.Is); level++)
        {
            Dictionary<string, Value> known = new(run.Values);
            foreach ((string name, Value value) in inputs)
            {
                known[name] = value;
            }
            foreach (TensorProto constant in proto.Graph.Initializer.Where(i => i.DataType == (int)ElementType.Bool))
            {
                known.TryAdd(constant.Name, TensorReader.Read(constant));
            }
            bool? Condition(string name) => known.GetValueOrDefault(name) is Tensor<bool> { Count: 1 } value ? value[0] : null;
            if (!proto.Graph.Node.Any(node => Branches.Is(node) && Condition(node.Input[0]) is not null))
            {
                break; // another run would know no more
            }
            proto = Branches.Inline(proto, Condition);
            run = Backend.Run(proto, folder, inputs, everyTensor: true);
        }
        return (proto, run);
    }
}
