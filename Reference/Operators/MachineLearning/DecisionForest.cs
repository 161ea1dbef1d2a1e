using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Decision trees whose leaves add weights to targets: y[t] = base[t] + Σ over the trees of the weights of the leaf that x reaches.</summary>
/// <remarks>
/// Shape: x [N, F] → [N, targets].<br/>
/// Error: which leaf is reached is a choice: where a feature equals a split to within its rounding, an implementation with another
/// precision may legitimately take the other branch.<br/>
/// Source: ONNX ai.onnx.ml TreeEnsemble-5, TreeEnsembleRegressor-3, TreeEnsembleClassifier-3.
/// </remarks>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed class DecisionForest<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>All nodes of all trees, leaves included.</summary>
    public required TreeNode<T>[] Nodes { get; init; }

    /// <summary>The places of the roots.</summary>
    public required int[] Roots { get; init; }

    /// <summary>How many targets there are.</summary>
    public required int Targets { get; init; }

    /// <summary>What is added to each target; empty for nothing.</summary>
    public T[] Base { get; init; } = [];

    /// <summary>The targets of every row of x: SUM, AVERAGE (over all trees), MIN or MAX of the leaves' weights, plus the base.</summary>
    /// <exception cref="ShapeException">The aggregation is not known, or x has too few features.</exception>
    public T[] Evaluate(Tensor<T> x, string aggregate)
    {
        if (aggregate is not ("SUM" or "AVERAGE" or "MIN" or "MAX") || (Base.Length != 0 && Base.Length != Targets && Base.Length != 1))
        {
            throw new ShapeException($"the aggregation is {aggregate}, with {Base.Length} base values: need SUM, AVERAGE, MIN or MAX, and {Targets} or none");
        }
        int features = x.Rank == 0 ? 1 : x.Shape[^1], rows = features == 0 ? 0 : x.Count / features;
        T[] result = Shape.Allocate<T>([rows, Targets]);
        Loops.For<T>(rows, 20L * Roots.Length, (start, end) =>
        {
            List<T>[] weights = [.. Enumerable.Range(0, Targets).Select(_ => new List<T>())];
            for (int r = start; r < end; r++)
            {
                Array.ForEach(weights, list => list.Clear());
                foreach (int root in Roots)
                {
                    foreach ((int target, T weight) in Leaf(x.Values.AsSpan(r * features, features), root))
                    {
                        weights[target].Add(weight);
                    }
                }
                for (int t = 0; t < Targets; t++)
                {
                    T value = Combined([.. weights[t]], aggregate);
                    result[r * Targets + t] = Base.Length == 0 ? value : value + Base[Base.Length == 1 ? 0 : t];
                }
            }
        });
        return result;
    }

    private T Combined(T[] weights, string aggregate) => weights.Length == 0 ? T.Zero : aggregate switch
    {
        "MIN" => weights.Aggregate(T.Min),
        "MAX" => weights.Aggregate(T.Max),
        "AVERAGE" => Special.Sum<T>(weights) / T.CreateChecked(Roots.Length),
        _ => Special.Sum<T>(weights),
    };

    private (int Target, T Weight)[] Leaf(ReadOnlySpan<T> x, int at)
    {
        for (int steps = 0; steps <= Nodes.Length; steps++)
        {
            TreeNode<T> node = Nodes[at];
            if (node.Mode == "LEAF")
            {
                return node.Weights;
            }
            at = node.Branches(x[node.Feature]) ? node.True : node.False;
        }
        throw new ShapeException("a tree has a cycle");
    }
}
