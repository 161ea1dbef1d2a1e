using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>One version of one operator, for one number type.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed class Operator<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>ONNX's <c>op_type</c>.</summary>
    public required string OpType { get; init; }

    /// <summary>The domain; empty for <c>ai.onnx</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>The opset version from which this meaning holds.</summary>
    public required int Since { get; init; }

    /// <summary>What to use instead, where the standard has withdrawn the operator from this version on: evaluating it says so; null for one that is in force.</summary>
    public string? Successor { get; init; }

    /// <summary>The operator itself.</summary>
    public required Func<Call<T>, Value?[]> Evaluate { get; init; }

    /// <summary>Other formulas for the same function that implementations may legitimately use, by name.</summary>
    public Dictionary<string, Func<Call<T>, Value?[]>> Forms { get; } = [];
}
