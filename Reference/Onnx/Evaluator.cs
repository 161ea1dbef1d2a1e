using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Evaluates a model with the from-scratch operators in one number type, node after node.</summary>
/// <remarks>
/// A tensor is let go after its last use, so that a deep network needs the memory of its widest part only.<br/>
/// Whatever the model asks for, the outcome is its outputs or one <see cref="OnnxException"/>, within the <see cref="Limits"/> that hold.
/// </remarks>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed class Evaluator<T> where T : struct, IFloatingPointIeee754<T>
{
    private readonly Model model;
    private readonly Dictionary<Graph, GraphPlan<T>> plans = [];
    private readonly Dictionary<Node, Graph> bodies = [];
    private readonly Recycling recycling = new();
    private Budget budget = new();

    /// <summary>An evaluator of one model.</summary>
    public Evaluator(Model model) => this.model = model;

    /// <summary>Whether constants stay lifted from one run to the next: false spares their memory (for ResNet-50 in double 200 MB, fresh from the system) where there is one run.</summary>
    public bool KeepsConstants { get; init; } = true;

    /// <summary>The budget of the evaluation that this one is a part of; null where it has its own.</summary>
    internal Budget? Shared { get; init; }

    /// <summary>Evaluates the main graph.</summary>
    /// <param name="inputs">Values by input name; those with an initializer may be left out.</param>
    /// <param name="observe">Called after each node of the main graph with its outputs.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="OnnxException">An input is missing or not as declared, or an operator cannot be applied.</exception>
    public IReadOnlyDictionary<string, Value> Run(IReadOnlyDictionary<string, Value> inputs, Action<Node, Value?[]>? observe = null) => Named(() =>
    {
        using Recycling.Use use = recycling.Enter();
        Graph graph = model.Graph;
        Value?[] given = Array.ConvertAll(InputBinding.Bind(model, inputs), value => value is null ? null : Lifting.To<T>(value));
        Value?[] outputs = Run(graph, given, Scope<T>.Empty, model.Opsets, observe);
        Dictionary<string, Value> named = [];
        for (int i = 0; i < outputs.Length; i++)
        {
            named[graph.Outputs[i].Name] = outputs[i] ?? throw new OnnxException($"output '{graph.Outputs[i].Name}' was not computed");
        }
        return named;
    });

    /// <summary>Evaluates one node on given inputs.</summary>
    /// <param name="node">A node of the main graph.</param>
    /// <param name="inputs">Its inputs in order, reals of any plain type; null where omitted.</param>
    /// <param name="captured">Values that the node's subgraphs take from the enclosing graph.</param>
    /// <param name="form">The name of a legitimate other formula; null for the operator itself.</param>
    public Value?[] Apply(Node node, Value?[] inputs, Func<string, Value?> captured, string? form = null) => Named(() =>
    {
        using Recycling.Use use = recycling.Enter();
        Value?[] lifted = Array.ConvertAll(inputs, x => x is null ? null : Lifting.Lazily<T>(x));
        Value?[] outputs = Apply(node, lifted, model.Graph, Scope<T>.Around(captured), model.Opsets, form, deferred: false);
        if (Holders<T>.Trusts(model, node) && !outputs.Any(output => output is Tensor<T> { Held: null }))
        {
            // What lifting made is ours, unless an output shares it, or is yet to be computed from it.
            Holders<T> holders = new(recycling);
            holders.Keep(inputs);
            holders.Keep(outputs);
            holders.Give(lifted);
        }
        return outputs;
    });

    /// <summary>Takes the outputs of <see cref="Apply(Node, Value?[], Func{string, Value?}, string?)"/> back, so that the next ones may use their memory: nobody may read them any more.</summary>
    public void Release(Node node, Value?[] inputs, Value?[] outputs)
    {
        if (Holders<T>.Trusts(model, node))
        {
            Holders<T> holders = new(recycling);
            holders.Keep(inputs);
            holders.Give(outputs);
        }
    }

    // One evaluation: its own budget, and the model's name before whatever goes wrong.
    private TResult Named<TResult>(Func<TResult> evaluate)
    {
        budget = Shared ?? new Budget();
        try
        {
            return evaluate();
        }
        catch (OnnxException e)
        {
            throw e.In(model.Source);
        }
        catch (Exception e) when (e is ShapeException or OutOfMemoryException)
        {
            throw new OnnxException($"{model.Source}: {e.Message}", e);
        }
    }

    private Value?[] Run(Graph graph, Value?[] inputs, Scope<T> outer, IReadOnlyDictionary<string, int> opsets, Action<Node, Value?[]>? observe)
    {
        budget.Enter(graph.Name);
        try
        {
            budget.Spend(graph.Name);
            if (!plans.TryGetValue(graph, out GraphPlan<T>? plan))
            {
                plans[graph] = plan = new GraphPlan<T>(graph, KeepsConstants);
            }
            Scope<T> scope = plan.Enter(inputs, outer);
            Holders<T>? holders = budget.Depth == 1 && observe is null ? new(recycling) : null;
            holders?.Keep(scope.Values);
            for (int n = 0, held = 0; n < graph.Nodes.Length; n++)
            {
                Node node = graph.Nodes[n];
                Value?[] given = Array.ConvertAll(node.Inputs, name => name.Length == 0 ? null : scope.Get(name, node));
                bool fuses = holders is not null && plan.FusesWithNext(n) && Special.IsParallel<T>(), trusted = Holders<T>.Trusts(model, node);
                if (holders is not null && !fuses && GraphPlan<T>.IsElementwise(node))
                {
                    foreach (string name in Enumerable.Range(held, n + 1 - held).SelectMany(plan.LastUsedAt))
                    {
                        holders.Offer(scope.Find(name));
                    }
                }
                Value?[] outputs = Apply(node, given, graph, scope, opsets, null, fuses);
                recycling.Withdraw();
                for (int i = 0; i < Math.Min(outputs.Length, node.Outputs.Length); i++)
                {
                    if (node.Outputs[i].Length > 0 && outputs[i] is { } output)
                    {
                        scope.Set(node.Outputs[i], output);
                        holders?.Add(output, trusted);
                    }
                }
                observe?.Invoke(node, outputs);
                if (trusted && !fuses)
                {
                    holders?.Give(given.Where((value, i) => value is not null && scope.IsLifted(node.Inputs[i], value)));
                }

                // What a result is yet to be computed from is held until it is.
                for (; !fuses && held <= n; held++)
                {
                    foreach (string name in plan.LastUsedAt(held))
                    {
                        if (scope.Release(name) is { } released)
                        {
                            holders?.Release(released);
                        }
                    }
                }
            }
            return Array.ConvertAll(graph.Outputs, output => scope.Find(output.Name));
        }
        finally
        {
            budget.Leave();
        }
    }

    private Value?[] Apply(Node node, Value?[] inputs, Graph graph, Scope<T> scope, IReadOnlyDictionary<string, int> opsets, string? form, bool deferred)
    {
        if (model.Functions.TryGetValue(FunctionGraph.KeyOf(node), out FunctionBody? function))
        {
            return Call(function, node, inputs);
        }
        int version = opsets.TryGetValue(Catalogue<T>.Domain(node.Domain), out int imported) ? imported
            : throw new OnnxException($"{node.Describe()}: no operator set is imported for domain '{node.Domain}'");
        string name = $"{(node.Domain.Length > 0 ? node.Domain + "." : "")}{node.OpType}-{version}";
        Operator<T> found = Catalogue<T>.Find(node.Domain, node.OpType, version)
            ?? throw new UnsupportedException(name, $"the reference has no such operator ({node.Describe()})");
        Func<Call<T>, Value?[]> evaluate = form is null ? found.Evaluate
            : found.Forms.TryGetValue(form, out Func<Call<T>, Value?[]>? other) ? other
            : throw new UnsupportedException(name, $"the reference has no form '{form}' of it ({node.Describe()})");
        Call<T> call = new()
        {
            Node = node,
            Inputs = inputs,
            Version = version,
            Run = (body, arguments) => Run(body, arguments, scope, opsets, null),
            Surroundings = new Surroundings(model, graph, opsets, scope.Find, budget),
        };
        try
        {
            Deferred<T>.IsWanted = deferred;
            Value?[] outputs = evaluate(call);
            budget.Spend(node.OpType, outputs.Sum(output => (output as Tensor)?.Count ?? 0L));
            return outputs;
        }
        catch (Exception e) when ((e as AggregateException)?.InnerException is OnnxException or ShapeException) // from a parallel loop
        {
            throw new OnnxException($"{node.Describe()}: {e.InnerException!.Message}", e);
        }
        catch (ShapeException e)
        {
            throw new OnnxException($"{node.Describe()}: {e.Message}", e);
        }
        catch (Exception e) when (e is not (OnnxException or OperationCanceledException))
        {
            Exception cause = (e as AggregateException)?.InnerException ?? e;
            throw new OnnxException($"{node.Describe()}: its inputs do not fit together ({string.Join("; ", inputs.Select(i => i?.Describe() ?? "none"))}): {cause.Message}", e);
        }
        finally
        {
            Deferred<T>.IsWanted = false;
        }
    }

    private Value?[] Call(FunctionBody function, Node node, Value?[] inputs)
    {
        if (inputs.Length > function.Body.Inputs.Length || node.Outputs.Length > function.Body.Outputs.Length)
        {
            throw new OnnxException($"{node.Describe()}: {inputs.Length} inputs and {node.Outputs.Length} outputs, but the function has {function.Body.Inputs.Length} and {function.Body.Outputs.Length}");
        }
        if (!bodies.TryGetValue(node, out Graph? body))
        {
            bodies[node] = body = FunctionCall.Bind(function, node);
        }
        return Run(body, inputs, Scope<T>.Empty, function.Opsets, null);
    }
}
