using System.Numerics;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Reads decision trees from the attributes of ai.onnx.ml's tree operators.</summary>
internal static class ForestReader
{
    /// <summary>TreeEnsemble: inner nodes and leaves in arrays of their own, connected by places.</summary>
    public static DecisionForest<T> Joined<T>(Call<T> c) where T : IFloatingPointIeee754<T>
    {
        string[] modes = ["BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ", "BRANCH_MEMBER"];
        Tensor<byte> kinds = c.Constant("nodes_modes") as Tensor<byte> ?? throw c.Error("attribute 'nodes_modes' is needed, a uint8 tensor");
        T[] splits = Reals(c, "nodes_splits"), weights = Reals(c, "leaf_weights"), members = Reals(c, "membership_values");
        long[] features = c.Ints("nodes_featureids"), missing = c.Ints("nodes_missing_value_tracks_true"), targets = c.Ints("leaf_targetids");
        long[] ifTrue = c.Ints("nodes_truenodeids"), ifFalse = c.Ints("nodes_falsenodeids"), trueLeaf = c.Ints("nodes_trueleafs"), falseLeaf = c.Ints("nodes_falseleafs");
        int count = features.Length, member = 0;
        int Place(long id, long leaf) => checked((int)id + (leaf != 0 ? count : 0));
        TreeNode<T>[] nodes = new TreeNode<T>[count + weights.Length];
        for (int i = 0; i < count; i++)
        {
            HashSet<T>? set = null;
            if (kinds[i] == 6)
            {
                // Each set ends with a NaN.
                for (set = []; member < members.Length && !T.IsNaN(members[member]); member++)
                {
                    set.Add(members[member]);
                }
                member++;
            }
            nodes[i] = new TreeNode<T>
            {
                Mode = modes[kinds[i]],
                Feature = checked((int)features[i]),
                Split = splits[i],
                Members = set,
                True = Place(ifTrue[i], trueLeaf[i]),
                False = Place(ifFalse[i], falseLeaf[i]),
                MissingIsTrue = missing.Length > 0 && missing[i] != 0,
            };
        }
        for (int i = 0; i < weights.Length; i++)
        {
            nodes[count + i] = new TreeNode<T> { Mode = "LEAF", Weights = [((int)targets[i], weights[i])] };
        }
        return new DecisionForest<T> { Nodes = nodes, Roots = [.. c.Ints("tree_roots").Select(r => (int)r)], Targets = (int)c.Int("n_targets", 1) };
    }

    /// <summary>TreeEnsembleRegressor and TreeEnsembleClassifier: nodes named by tree and number; weights that name a leaf and a target or class.</summary>
    /// <param name="c">The call.</param>
    /// <param name="kind">The prefix of the weights' attributes: target or class.</param>
    /// <param name="targets">How many targets or classes there are.</param>
    public static DecisionForest<T> Named<T>(Call<T> c, string kind, int targets) where T : IFloatingPointIeee754<T>
    {
        long[] trees = c.Ints("nodes_treeids"), numbers = c.Ints("nodes_nodeids"), features = c.Ints("nodes_featureids"), missing = c.Ints("nodes_missing_value_tracks_true");
        long[] ifTrue = c.Ints("nodes_truenodeids"), ifFalse = c.Ints("nodes_falsenodeids");
        string[] modes = c.Texts("nodes_modes");
        T[] splits = Reals(c, "nodes_values"), weights = Reals(c, $"{kind}_weights");
        Dictionary<(long Tree, long Number), int> places = [];
        for (int i = 0; i < numbers.Length; i++)
        {
            places.Add((trees[i], numbers[i]), i);
        }
        long[] weightTrees = c.Ints($"{kind}_treeids"), weightNumbers = c.Ints($"{kind}_nodeids"), ids = c.Ints($"{kind}_ids");
        ILookup<int, (int, T)> leaves = Enumerable.Range(0, ids.Length).ToLookup(i => places[(weightTrees[i], weightNumbers[i])], i => ((int)ids[i], weights[i]));
        TreeNode<T>[] nodes = [.. numbers.Select((_, i) => modes[i] == "LEAF" ? new TreeNode<T> { Mode = "LEAF", Weights = [.. leaves[i]] } : new TreeNode<T>
        {
            Mode = modes[i],
            Feature = checked((int)features[i]),
            Split = splits[i],
            True = places[(trees[i], ifTrue[i])],
            False = places[(trees[i], ifFalse[i])],
            MissingIsTrue = missing.Length > 0 && missing[i] != 0,
        })];
        // A tree begins at its first node.
        int[] roots = [.. Enumerable.Range(0, trees.Length).GroupBy(i => trees[i]).Select(tree => tree.First())];
        return new DecisionForest<T> { Nodes = nodes, Roots = roots, Targets = targets, Base = Reals(c, "base_values") };
    }

    // A list of floats, or a tensor in the attribute itself or in the one called .._as_tensor.
    private static T[] Reals<T>(Call<T> c, string name) where T : IFloatingPointIeee754<T>
    {
        string tensor = c.Has(name + "_as_tensor") ? name + "_as_tensor" : name;
        return !c.Has(tensor) ? [] : c.Node.Attributes[tensor] is float[] floats ? Array.ConvertAll(floats, f => T.CreateChecked((double)f))
            : c.Constant(tensor) is Tensor<T> reals ? reals.Values : throw c.Error($"attribute '{tensor}' holds no real numbers");
    }
}
