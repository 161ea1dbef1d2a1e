using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Properties.Operators;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Operators;

/// <summary>An ONNX node as a function of its real inputs; its backward pass is the tape's, with no backward code written.</summary>
/// <remarks>
/// x: the real inputs in the model's order; y: the real outputs.<br/>
/// Inputs of other types (indices, masks, lengths) are what the case drew: nothing is differentiated by them.
/// </remarks>
/// <param name="node">The node and its inputs.</param>
public sealed class OperatorLayer(OperatorCase node) : ILayer
{
    /// <summary>The node.</summary>
    public Node Node => node.Model.Graph.Nodes[0];

    /// <summary>The real inputs that the case drew.</summary>
    public Tensor<double>[] At { get; } =
        [.. node.Reals.Select(x => new Tensor<double>(Array.ConvertAll(x.Values, v => (double)v), x.Shape))];

    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> => node.Outputs(x);

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => TapeOracle.Pullback(this, x, cotangents);
}
