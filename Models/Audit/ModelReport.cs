namespace Verification.Models.Audit;

/// <summary>The audit of one model on one backend.</summary>
public sealed record ModelReport
{
    /// <summary>The model's file or name.</summary>
    public required string Model { get; init; }

    /// <summary>The backend's name.</summary>
    public required string Backend { get; init; }

    /// <summary>The arithmetic profile's name.</summary>
    public required string Profile { get; init; }

    /// <summary>The inputs in words: <c>x float [1, 3, 48, 192]</c>.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>One result per node of the main graph, branches that were taken included.</summary>
    public required IReadOnlyList<NodeResult> Nodes { get; init; }

    /// <summary>The graph's outputs against the reference's own run from the same inputs: the error that nodes inherit from one another.</summary>
    public required IReadOnlyList<OutputError> Outputs { get; init; }

    /// <summary>How long the backend's run took.</summary>
    public required double BackendSeconds { get; init; }

    /// <summary>How long the whole audit took.</summary>
    public required double Seconds { get; init; }

    /// <summary>How many nodes have a class.</summary>
    public int Count(NodeClass value) => Nodes.Count(n => n.Class == value);
}

/// <summary>How far a final output is from that of the reference, evaluated in double from the model's inputs on.</summary>
/// <param name="Name">The output.</param>
/// <param name="Shape">Its type and shape.</param>
/// <param name="Gap">The largest difference of an element.</param>
/// <param name="Relative">That, relative to the output's largest magnitude.</param>
/// <param name="Note">Why there is no number, where there is none.</param>
public sealed record OutputError(string Name, string Shape, double Gap, double Relative, string Note = "");
