namespace Verification.Models.Audit;

/// <summary>What the audit says of a node, from best to worst.</summary>
public enum NodeClass
{
    /// <summary>Within 1 ulp of the exact result of that node.</summary>
    Faithful,

    /// <summary>Explained by ordinary rounding in one of the operator's legitimate forms.</summary>
    WithinBound,

    /// <summary>Not by rounding inside, but by perturbing the node's inputs by one rounding.</summary>
    WithinConditioning,

    /// <summary>Beyond the √n bound, inside the worst case: explained only if rounding errors conspire.</summary>
    Suspicious,

    /// <summary>The bound is infinite or useless there.</summary>
    Undecided,

    /// <summary>The reference or the backend cannot run it.</summary>
    Unsupported,

    /// <summary>By none of these.</summary>
    Violated,
}

/// <summary>The classes in words.</summary>
public static class NodeClasses
{
    /// <summary>The name of a class in reports: <c>within bound</c>.</summary>
    public static string Text(this NodeClass value) => value switch
    {
        NodeClass.WithinBound => "within bound",
        NodeClass.WithinConditioning => "within conditioning",
        _ => value.ToString().ToLowerInvariant(),
    };
}
