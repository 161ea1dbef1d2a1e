using System.Text.RegularExpressions;
using Verification.Properties.Claims;

namespace Verification.Properties.Operators;

/// <summary>How to draw a valid node of an operator: shapes, attributes and inputs, all from one seed.</summary>
/// <param name="Op">ONNX's <c>op_type</c>.</param>
/// <param name="Draw">Adds the node to a draft, with whatever it needs.</param>
public sealed partial record OperatorRecipe(string Op, Action<GraphDraft> Draw)
{
    /// <summary>The opset of a recipe that says nothing else.</summary>
    public const int UsualOpset = 23;

    /// <summary>The version of <see cref="Domain"/>'s operator set that the node is meant for.</summary>
    public int Opset { get; init; } = UsualOpset;

    /// <summary>The operator's domain; empty for <c>ai.onnx</c>.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Whether the outputs have a derivative by the real inputs that is not zero wherever it exists.</summary>
    public bool IsDifferentiable { get; init; } = true;

    /// <summary>Whether any output holds reals.</summary>
    public bool GivesReals { get; init; } = true;

    /// <summary>What claims about the operator begin with: <c>onnx-batch-normalization</c>, <c>onnx-ml-svm-regressor</c>.</summary>
    public string Id => $"onnx{Domain.Replace("ai.onnx", "", StringComparison.Ordinal).Replace('.', '-')}-{Words().Replace(Op, "-").ToLowerInvariant()}";

    /// <summary>Where the standard defines the operator.</summary>
    public Source Source => Sources.Onnx.At($"{Op}-{Opset}");

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Words();
}
