using Onnx;
using Verification.Properties.Cases;
using Verification.Properties.Operators;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Audit.Random;

/// <summary>Valid graphs of one to three nodes over the float operators, with inputs, each a function of a seed and its number.</summary>
internal static class RandomGraphs
{
    private static readonly IReadOnlyList<OperatorRecipe> Recipes = OperatorRecipes.Portable;
    private static readonly string[] Followers = ["Relu", "Sigmoid", "Tanh", "Exp", "Neg", "Sqrt", "Softplus", "Abs"];

    /// <summary>How many recipes there are: so many cases in a row draw each of them once.</summary>
    public static int Kinds => Recipes.Count;

    /// <summary>Cases <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1 side by side in one graph: loading a session costs more than running it.</summary>
    /// <remarks>The tensors of case k are named <c>k.0</c>, <c>k.1</c>, …</remarks>
    public static (ModelProto Model, Dictionary<string, Value> Inputs) Cases(ulong seed, int first, int count)
    {
        GraphProto graph = new() { Name = "cases" };
        Dictionary<string, Value> inputs = [];
        for (int k = first; k < first + count; k++)
        {
            Draw(graph, inputs, seed, k);
        }
        return (new ModelProto { IrVersion = 11, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = OperatorRecipe.UsualOpset } } }, inputs);
    }

    private static void Draw(GraphProto graph, Dictionary<string, Value> inputs, ulong seed, int number)
    {
        Xoshiro random = new(seed * 0x9E3779B97F4A7C15 + (ulong)number);
        GraphDraft draft = new(graph, inputs, random, FormattableString.Invariant($"{number}"));
        OperatorRecipe recipe = Recipes[number % Recipes.Count];
        recipe.Draw(draft);
        for (int more = random.Below(6) == 0 && recipe.GivesReals ? random.Below(2) + 1 : 0; more > 0; more--)
        {
            string op = draft.Pick(Followers.AsSpan());
            draft.Node(op, op == "Sqrt" ? [draft.Node("Abs", [draft.First])] : [draft.First]);
        }
    }
}
