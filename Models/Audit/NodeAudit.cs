using System.Diagnostics;
using Verification.Models.Profiles;
using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Judges one node at a time: the backend's outputs against the reference on the backend's own inputs.</summary>
/// <remarks>
/// In this order, each step only for the elements that the ones before leave open: within 1 ulp of the exact result; within the √n bound;
/// within that of another legitimate form; within the worst case; within it plus the reach of the inputs' own rounding; for elements without
/// a useful interval bound, the first-order adjoint bound. What is still open is computed once more in double-double before it is called violated.
/// </remarks>
public sealed class NodeAudit
{
    /// <summary>Operators whose steps feed on one another: interval bounds grow with every step, first-order bounds along the tape do not.</summary>
    private static readonly string[] Recurrent = ["RNN", "GRU", "LSTM", "Loop", "Scan"];

    /// <summary>From this many units of roundoff of the largest element on, such an operator's interval bound gives way to the tape's.</summary>
    private const double RecurrentUseless = 64;

    private readonly Model model;
    private readonly Dictionary<(Arithmetic, ElementType), BoundedReference> references = [];
    private readonly Lazy<Evaluator<Augmented<Widening>>> wide;
    private readonly Lazy<Evaluator<float>> single;

    /// <summary>An audit of a model's nodes.</summary>
    public NodeAudit(Model model)
    {
        this.model = model;
        wide = new(() => new Evaluator<Augmented<Widening>>(model));
        single = new(() => new Evaluator<float>(model));
    }

    /// <summary>Judges a node by all the outputs that the backend returned.</summary>
    /// <param name="node">The node with the backend's own inputs to it.</param>
    /// <param name="place">Its place in the order of evaluation.</param>
    /// <param name="got">The backend's values by name.</param>
    /// <param name="arithmetic">The arithmetic that bounds the results.</param>
    /// <param name="provider">The execution provider that ran it, for the report.</param>
    public NodeResult Judge(NodeCase node, int place, IReadOnlyDictionary<string, Value> got, Arithmetic arithmetic, string provider = "")
    {
        long start = Stopwatch.GetTimestamp();
        NodeResult result = new()
        {
            Id = node.Node.Outputs.FirstOrDefault(o => o.Length > 0) ?? "",
            Place = place,
            Op = (node.Node.Domain.Length > 0 ? node.Node.Domain + "." : "") + node.Node.OpType,
            Provider = provider,
            Class = NodeClass.Faithful,
        };
        try
        {
            BoundedReference reference = Reference(node, got, arithmetic);
            Value?[] likely = reference.Likely(node);
            for (int o = 0; o < node.Node.Outputs.Length; o++)
            {
                if (node.Node.Outputs[o].Length == 0)
                {
                    continue;
                }
                NodeResult output = !got.TryGetValue(node.Node.Outputs[o], out Value? value)
                    ? result with { Class = NodeClass.Unsupported, Reason = $"the backend returned no '{node.Node.Outputs[o]}'" }
                    : Judge(node, o, value, o < likely.Length ? likely[o] : null, reference, result);
                result = Worse(result, output);
            }
            reference.Release(node, likely);
        }
        catch (UnsupportedException e)
        {
            result = result with { Class = NodeClass.Unsupported, Reason = e.Message };
        }
        catch (OnnxException e)
        {
            result = result with { Class = NodeClass.Undecided, Reason = e.Message };
        }
        return result with { Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds };
    }

    private static NodeResult Worse(NodeResult before, NodeResult output)
    {
        NodeResult decided = output.Class > before.Class || (output.Class == before.Class && output.Ratio >= before.Ratio) ? output : before;
        return decided with { Elements = before.Elements + output.Elements, UndecidedElements = before.UndecidedElements + output.UndecidedElements };
    }

    private BoundedReference Reference(NodeCase node, IReadOnlyDictionary<string, Value> got, Arithmetic arithmetic)
    {
        ElementType type = node.Node.Outputs.Select(o => got.GetValueOrDefault(o)).OfType<Tensor>().Select(t => t.ElementType).FirstOrDefault(t => t.IsReal());
        if (!references.TryGetValue((arithmetic, type), out BoundedReference? reference))
        {
            references[(arithmetic, type)] = reference = arithmetic.For(type, model);
        }
        return reference;
    }

    private NodeResult Judge(NodeCase node, int output, Value got, Value? expected, BoundedReference reference, NodeResult result)
    {
        result = result with { Elements = 0, UndecidedElements = 0 };
        switch (got, expected)
        {
            case (_, null):
                return result with { Reason = $"the standard leaves output {output} open" };
            case (Sequence a, Sequence b) when a.Items.Count == b.Items.Count:
                for (int i = 0; i < a.Items.Count; i++)
                {
                    result = Worse(result, Exactly(node, output, a.Items[i], b.Items[i], reference, result with { Class = NodeClass.Faithful }));
                }
                return result;
            case (Optional { Content: { } a }, _):
                return Judge(node, output, a, expected is Optional inner ? inner.Content : expected, reference, result);
            case (_, Optional { Content: { } b }):
                return Judge(node, output, got, b, reference, result);
            case (Tensor a, Tensor b):
                result = result with { Shape = a.Describe(), Elements = a.Count };
                if (a.ElementType != b.ElementType || !a.Shape.AsSpan().SequenceEqual(b.Shape))
                {
                    return result with { Class = NodeClass.Violated, Ratio = double.PositiveInfinity, Reason = $"the backend returned {a.Describe()}, the reference {b.Describe()}" };
                }
                return a.ElementType.IsReal() ? Reals(node, output, a, b, reference, result) : Discrete(node, output, a, b, result);
            default:
                return result with { Class = NodeClass.Violated, Ratio = double.PositiveInfinity, Reason = $"the backend returned {got.Describe()}, the reference {expected.Describe()}" };
        }
    }

    // An item of a sequence has no place of its own among the node's outputs: only its values and radii can be compared.
    private static NodeResult Exactly(NodeCase node, int output, Value got, Value expected, BoundedReference reference, NodeResult result)
    {
        if (got is not Tensor a || expected is not Tensor b || a.ElementType != b.ElementType || !a.Shape.AsSpan().SequenceEqual(b.Shape))
        {
            return result with { Class = NodeClass.Violated, Ratio = double.PositiveInfinity, Reason = $"output {output} of {node.Node.Describe()}: the backend returned {got.Describe()}, the reference {expected.Describe()}" };
        }
        result = result with { Shape = a.Describe(), Elements = a.Count };
        if (!a.ElementType.IsReal())
        {
            return Discretes.FirstDifference(a, b) is { } place ? result with { Class = NodeClass.Violated, Ratio = double.PositiveInfinity, Worst = Index.Text(place, a.Shape) } : result;
        }
        Comparison.Result scan = Comparison.Scan(a, reference.Pairs(b), reference.UnitRoundoff);
        NodeClass found = scan.Beyond.Count > 0 ? NodeClass.Violated : scan.Undecided.Count > 0 ? NodeClass.Undecided : scan.Faithful == a.Count ? NodeClass.Faithful : NodeClass.WithinBound;
        return result with { Class = found, Ratio = scan.Ratio, UndecidedElements = scan.Undecided.Count };
    }

    private NodeResult Discrete(NodeCase node, int output, Tensor got, Tensor expected, NodeResult result)
    {
        if (Discretes.FirstDifference(got, expected) is not { } place)
        {
            return result;
        }
        result = result with { Worst = $"{Index.Text(place, got.Shape)}: {got.Elements.GetValue(place)}, expected {expected.Elements.GetValue(place)}" };

        // An integer that was rounded from a real may fall on the other side of a tie in the format under audit.
        Value?[] rounded = single.Value.Apply(node.Node, node.Inputs, node.Captured);
        return rounded[output] is Tensor own && Discretes.FirstDifference(got, own) is null
            ? result with { Class = NodeClass.WithinBound, Reason = "a tie that falls the other way when the operator rounds every step" }
            : result with { Class = NodeClass.Violated, Ratio = double.PositiveInfinity, Gap = 1, Operands = Operands.Text(node, place, got.Shape) };
    }

    private NodeResult Reals(NodeCase node, int output, Tensor got, Tensor expected, BoundedReference reference, NodeResult result)
    {
        Pairs pairs = reference.Pairs(expected);
        double useless = Recurrent.Contains(node.Node.OpType) ? RecurrentUseless * reference.UnitRoundoff : Comparison.Useless;
        Comparison.Result scan = Comparison.Scan(got, pairs, reference.UnitRoundoff, useless);
        result = Evidence(result, got, pairs, scan);
        if (scan.Faithful == got.Count)
        {
            return result with { Class = NodeClass.Faithful, Ratio = 0 };
        }
        if (scan.Beyond.Count == 0 && scan.Undecided.Count == 0)
        {
            return result with { Class = NodeClass.WithinBound };
        }

        if (Explained(node, output, got, reference, reference.Likely, useless, result with { Class = NodeClass.WithinBound }) is { } likely)
        {
            return likely;
        }
        Pairs worstPairs = reference.Pairs(reference.Worst(node)[output]);
        Comparison.Result worstScan = Comparison.Scan(got, worstPairs, reference.UnitRoundoff, useless);
        result = Evidence(result, got, worstPairs, worstScan);
        if (worstScan.Beyond.Count == 0 && worstScan.Undecided.Count == 0)
        {
            return result with { Class = scan.Beyond.Count > 0 ? NodeClass.Suspicious : NodeClass.WithinBound };
        }
        if (Explained(node, output, got, reference, reference.Worst, useless, result with { Class = NodeClass.Suspicious }) is { } explained)
        {
            return explained;
        }
        result = new OpenElements(node, output, got, worstPairs, reference, wide.Value).Settle(worstScan, result);
        return result.Class == NodeClass.Violated && Covering(node, output, got, reference, useless, result) is { } form
            ? result with { Class = NodeClass.Undecided, Reason = $"inside the bound of the {form} form, which says nothing of these elements" }
            : result;
    }

    // Another legitimate formula for the same function may explain the whole output.
    private NodeResult? Explained(NodeCase node, int output, Tensor got, BoundedReference reference, Func<NodeCase, string?, Value?[]> evaluate, double useless, NodeResult result)
    {
        foreach (string form in Forms(node.Node))
        {
            Value?[] expected = evaluate(node, form);
            Pairs pairs = reference.Pairs(expected[output]);
            Comparison.Result scan = Comparison.Scan(got, pairs, reference.UnitRoundoff, useless);
            NodeResult clean = result with { Gap = 0, Bound = 0, Ratio = 0, Worst = "", UndecidedElements = 0, Reason = $"of the {form} form" };
            NodeResult explained = Evidence(clean, got, pairs, scan);
            if (scan.Beyond.Count == 0 && scan.Undecided.Count > 0 && result.Class == NodeClass.Suspicious)
            {
                NodeResult settled = new OpenElements(node, output, got, pairs, reference, wide.Value, form).Settle(scan, explained);
                explained = settled with { Reason = settled.Reason.Length > 0 ? $"of the {form} form, {settled.Reason}" : explained.Reason };
            }
            reference.Release(node, expected);
            if (scan.Beyond.Count == 0 && explained.UndecidedElements == 0 && explained.Class != NodeClass.Violated)
            {
                return explained;
            }
        }
        return null;
    }

    // A legitimate form that loses all digits here explains such a loss, but proves nothing; unless its own bound along the tape is useful, and exceeded.
    private string? Covering(NodeCase node, int output, Tensor got, BoundedReference reference, double useless, NodeResult result) => Forms(node.Node).FirstOrDefault(form =>
    {
        Pairs pairs = reference.Pairs(reference.Worst(node, form)[output]);
        Comparison.Result scan = Comparison.Scan(got, pairs, reference.UnitRoundoff, useless);
        return scan.Beyond.Count == 0 && scan.Undecided.TrueForAll(place => pairs[place].Extra < double.PositiveInfinity)
            && new OpenElements(node, output, got, pairs, reference, wide.Value, form).Settle(scan, result).Class != NodeClass.Violated;
    });

    private IEnumerable<string> Forms(Node node) =>
        Catalogue<double>.Find(node.Domain, node.OpType, model.Opsets.GetValueOrDefault(Catalogue<double>.Domain(node.Domain), 1))?.Forms.Keys ?? Enumerable.Empty<string>();

    internal static NodeResult Evidence(NodeResult result, Tensor got, Pairs pairs, Comparison.Result scan)
    {
        if (scan.Worst < 0)
        {
            return result;
        }
        double g = Elements.At(got, scan.Worst);
        Pair pair = pairs[scan.Worst];
        return result with
        {
            Gap = Math.Abs(g - pair.Value),
            Bound = pair.Extra,
            Ratio = scan.Ratio,
            Worst = FormattableString.Invariant($"{Index.Text(scan.Worst, got.Shape)}: {g:G9}, expected {pair.Value:G9} ± {pair.Extra:G3}"),
            UndecidedElements = scan.Undecided.Count,
        };
    }
}
