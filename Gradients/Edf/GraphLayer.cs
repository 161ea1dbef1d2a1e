using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf;

/// <summary>What a procedure builds, as a layer: the graph's forward pass and its backward pass.</summary>
/// <param name="procedure">The procedure.</param>
public sealed class GraphLayer(IProcedure procedure) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Built<T> built = Build(new Graph<T>(), x);
        built.Graph.Forward();
        return [.. built.Y.Select(y => y.Value)];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Built<T> built = Build(new Graph<T>(), x);
        built.Graph.Forward();
        built.Graph.Backward(built.Seeds(cotangents));
        return built.Gradients;
    }

    /// <summary>The objects of the procedure in a graph.</summary>
    internal Built<T> Build<T>(Graph<T> graph, Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        EdfObject<T>[] inputs = [.. x.Select((value, i) => graph.Input(value, $"x{i + 1}"))];
        return new(graph, inputs, procedure.Build(inputs));
    }

    /// <summary>A graph with its inputs and outputs.</summary>
    internal sealed record Built<T>(Graph<T> Graph, EdfObject<T>[] X, EdfObject<T>[] Y) where T : struct, IFloatingPointIeee754<T>
    {
        public Tensor<T>[] Gradients => [.. X.Select(x => x.Grad)];

        public (EdfObject<T>, Tensor<T>)[] Seeds(Tensor<T>[] cotangents) => cotangents.Length == Y.Length ? [.. Y.Zip(cotangents)]
            : throw new ArgumentException($"{cotangents.Length} cotangents are given for {Y.Length} results: need one for each",
                nameof(cotangents));
    }
}
