using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A node of a decision tree.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed record TreeNode<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>BRANCH_LEQ, BRANCH_LT, BRANCH_GTE, BRANCH_GT, BRANCH_EQ, BRANCH_NEQ, BRANCH_MEMBER or LEAF.</summary>
    public required string Mode { get; init; }

    /// <summary>Which feature is compared.</summary>
    public int Feature { get; init; }

    /// <summary>What it is compared with.</summary>
    public T Split { get; init; } = T.Zero;

    /// <summary>The set it is looked up in, for BRANCH_MEMBER.</summary>
    public HashSet<T>? Members { get; init; }

    /// <summary>The place of the node for true.</summary>
    public int True { get; init; }

    /// <summary>The place of the node for false.</summary>
    public int False { get; init; }

    /// <summary>Whether NaN counts as true.</summary>
    public bool MissingIsTrue { get; init; }

    /// <summary>A leaf's weights and their targets.</summary>
    public (int Target, T Weight)[] Weights { get; init; } = [];

    /// <summary>Whether a feature's value takes the branch for true.</summary>
    /// <exception cref="ShapeException">The mode is not known.</exception>
    public bool Branches(T x) => (T.IsNaN(x) && MissingIsTrue) || Mode switch
    {
        "BRANCH_LEQ" => x <= Split,
        "BRANCH_LT" => x < Split,
        "BRANCH_GTE" => x >= Split,
        "BRANCH_GT" => x > Split,
        "BRANCH_EQ" => x == Split,
        "BRANCH_NEQ" => x != Split,
        "BRANCH_MEMBER" => Members!.Contains(x),
        _ => throw new ShapeException($"a node's mode is {Mode}: need BRANCH_LEQ, _LT, _GTE, _GT, _EQ, _NEQ, _MEMBER or LEAF"),
    };
}
