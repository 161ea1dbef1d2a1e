using Verification.Gradients.Claims;
using Verification.Gradients.Operators;
using Verification.Gradients.Oracles;
using Verification.Properties.Cases;
using Verification.Properties.Operators;
using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Operators;

/// <summary>What the reference does with an operator, found by running it.</summary>
/// <param name="Bound">An error bound: exact, yes, or a dash where there are no reals.</param>
/// <param name="Jvp">A tangent from dual numbers.</param>
/// <param name="Vjp">A cotangent from a tape.</param>
/// <param name="Types">The kinds of elements that it takes where reals are drawn for it.</param>
internal sealed record OperatorSupport(string Bound, string Jvp, string Vjp, string Types)
{
    private const string Yes = "✓", Zero = "0", None = "–";
    private const int Draws = 4;

    private static readonly (string Kind, ElementType[] Types)[] Kinds =
    [
        ("real", [ElementType.Float, ElementType.Double, ElementType.Float16, ElementType.BFloat16]), ("integer", [ElementType.Int64, ElementType.Int32, ElementType.UInt8]),
        ("bool", [ElementType.Bool]), ("string", [ElementType.String]),
    ];

    /// <summary>What some recipes of one operator show; all dashes where there are none.</summary>
    public static OperatorSupport Of(IReadOnlyList<OperatorRecipe> recipes)
    {
        if (recipes.Count == 0)
        {
            return new(None, None, None, None);
        }
        string types = string.Join(", ", Kinds.Where(kind => kind.Types.All(type => recipes.Any(recipe => Takes(recipe, type)))).Select(kind => kind.Kind));
        if (!recipes[0].GivesReals)
        {
            return new(None, None, None, types);
        }
        using Ledger ledger = new();
        OperatorLayer[] layers = [.. recipes.SelectMany(recipe => Enumerable.Range(0, Draws).Select(k => new OperatorLayer(OperatorCase.Of(recipe, new Xoshiro((ulong)k), small: true))))];
        bool exact = layers.All(layer => layer.Forward(Lifted(layer.At)).All(y => y.Values.All(v => v.Extra == 0)));
        return new(exact ? "exact" : Yes, Word(layers, Pushforward), Word(layers, Pullback), layers.Any(layer => layer.At.Length > 0) ? types : None);
    }

    private static string Word(OperatorLayer[] layers, Func<OperatorLayer, IEnumerable<Tracked>> derivative)
    {
        Tracked[] all = [.. layers.Where(layer => layer.At.Length > 0).SelectMany(derivative)];
        return !all.Any(v => double.IsFinite(v.Value)) ? None : all.All(v => v.Value == 0) ? Zero : Yes;
    }

    private static IEnumerable<Tracked> Pushforward(OperatorLayer layer) => LayerPoint<Tracked>.Flat(DualOracle.Pushforward(layer, Lifted(layer.At), Lifted(Ones(layer.At))));

    private static IEnumerable<Tracked> Pullback(OperatorLayer layer) => LayerPoint<Tracked>.Flat(TapeOracle.Pullback(layer, Lifted(layer.At), Lifted(Ones(layer.Forward(layer.At)))));

    // Not all alike: a softmax, for one, has no derivative along a constant.
    private static Tensor<double>[] Ones(Tensor<double>[] like) => [.. like.Select(t => new Tensor<double>([.. t.Values.Select((_, i) => 1.0 + i)], t.Shape))];

    private static Tensor<Tracked>[] Lifted(Tensor<double>[] tensors) => [.. tensors.Select(t => new Tensor<Tracked>(Array.ConvertAll(t.Values, v => (Tracked)v), t.Shape))];

    private static bool Takes(OperatorRecipe recipe, ElementType type)
    {
        try
        {
            OperatorCase node = OperatorCase.Of(recipe, new Xoshiro(1), small: true, type);
            return new Evaluator<double>(node.Model).Run(node.Inputs).Count > 0;
        }
        catch (OnnxException)
        {
            return false;
        }
    }
}
