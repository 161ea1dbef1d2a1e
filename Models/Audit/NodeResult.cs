namespace Verification.Models.Audit;

/// <summary>The audit's evidence for one node.</summary>
public sealed record NodeResult
{
    /// <summary>The name of the node's first output.</summary>
    public required string Id { get; init; }

    /// <summary>The node's place in the order of evaluation.</summary>
    public required int Place { get; init; }

    /// <summary>The node's <c>op_type</c>, with its domain where that is not ONNX's own.</summary>
    public required string Op { get; init; }

    /// <summary>The class.</summary>
    public required NodeClass Class { get; init; }

    /// <summary>What the class rests on, in words: the legitimate form that explains it, or why there is no verdict.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The shape of the output that decided.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The execution provider that really ran the node; empty where the backend does not say.</summary>
    public string Provider { get; init; } = "";

    /// <summary>|got − value| at the worst element.</summary>
    public double Gap { get; init; }

    /// <summary>The bound there.</summary>
    public double Bound { get; init; }

    /// <summary>Gap ÷ bound at the worst element; 0 where every element is faithful.</summary>
    public double Ratio { get; init; }

    /// <summary>The worst element's index in words, with what was found and what the reference computed; empty where every element is faithful.</summary>
    public string Worst { get; init; } = "";

    /// <summary>The operands that produced the worst element, where they can be told.</summary>
    public string Operands { get; init; } = "";

    /// <summary>How many elements were compared.</summary>
    public long Elements { get; init; }

    /// <summary>How many of them have no verdict.</summary>
    public long UndecidedElements { get; init; }

    /// <summary>How long the reference took.</summary>
    public double Seconds { get; init; }
}
