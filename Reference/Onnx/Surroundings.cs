using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Where a node stands, for an operator whose attributes name values of the graph around it (Gradient).</summary>
/// <param name="Model">The model.</param>
/// <param name="Graph">The graph whose node it is.</param>
/// <param name="Opsets">The versions of the operator sets that hold there.</param>
/// <param name="Find">The values that are visible there, by name.</param>
/// <param name="Budget">What the evaluation has used up.</param>
internal sealed record Surroundings(Model Model, Graph Graph, IReadOnlyDictionary<string, int> Opsets, Func<string, Value?> Find, Budget Budget);
