using System.Globalization;
using System.Numerics;
using Verification.Models.Audit;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Properties.Operators;
using Verification.Reference.Tensors;

namespace Verification.Models.Claims;

/// <summary>What an audit rests on, claimed of every operator on reals: a run in float lies within the bound that is derived for any run in float.</summary>
/// <remarks>
/// Inputs are of every palette: ordinary ones, large offsets, sums that cancel, tiny ones, zeros of both signs, ties; in one case of eight NaN, infinities, subnormals and numbers near
/// overflow are strewn among them. What is no number must be the same on both sides.
/// </remarks>
public sealed class OperatorBoundClaims : IClaims
{
    private const int Usual = 48;

    private static readonly float[] Special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0.0f, float.Epsilon, -1e-40f, float.MaxValue, -3e38f];

    /// <summary>Operators that only move, choose or negate numbers, which no rounding touches.</summary>
    internal static readonly string[] Exact =
    [
        "Abs", "Neg", "Identity", "Floor", "Ceil", "Round", "Sign", "Relu", "ThresholdedRelu", "Clip", "Mod", "Max", "Min", "Where", "ReduceMax", "ReduceMin", "Hardmax", "MaxPool", "GlobalMaxPool",
        "MaxRoiPool", "MaxUnpool", "Pad", "Slice", "Gather", "GatherElements", "GatherND", "Concat", "Split", "Transpose", "Reshape", "Flatten", "Expand", "Tile", "Unsqueeze", "Squeeze",
        "DepthToSpace", "SpaceToDepth", "Trilu", "TopK", "OneHot", "ReverseSequence", "Compress", "Scatter", "TensorScatter", "Unique", "CenterCropPad", "Cast", "Dropout", "Imputer", "Binarizer",
        "FeatureVectorizer", "ArrayFeatureExtractor",
    ];

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> => OperatorRecipes.OfEachOperator(recipe => recipe.GivesReals).Select(Bound<T>);

    private static Claim<OperatorCase, FloatRun<T>, T> Bound<T>(OperatorRecipe[] recipes) where T : struct, IFloatingPointIeee754<T> => new()
    {
        Id = $"{recipes[0].Id}-bound",
        Statement = $"{recipes[0].Op}: |float run − exact| ≤ the bound tracked for unit roundoff 2⁻²⁴",
        Source = recipes[0].Source,
        Domain = Nodes(recipes),
        Given = FloatRun<T>.Of,
        Cases = Usual,
        Resolution = Comparison.Useless,
        Loose = Exact.Contains(recipes[0].Op) ? "it is exact: there is no gap" : "",
        EachWithin = (run => run.Got, run => (run.Exact, run.Radius)),
        MutantsOfEach =
        [
            new("every result is greater by a part in 1024") { Left = run => Array.ConvertAll(run.Got, v => v * T.CreateChecked(1 + Math.ScaleB(1, -10))) },
            new("the greatest result is off by four bounds") { Left = run => Disturbed(run) },
            new("neighbouring results are swapped") { Left = run => Swapped(run.Got) },
        ],
    };

    private static T[] Disturbed<T>(FloatRun<T> run) where T : struct, IFloatingPointIeee754<T>
    {
        T[] values = [.. run.Got];
        int greatest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            greatest = T.Abs(values[i]) > T.Abs(values[greatest]) ? i : greatest;
        }
        if (values.Length > 0)
        {
            values[greatest] += T.Max(T.CreateChecked(Math.Max(4 * run.Radius[greatest], 1e-30)), T.Abs(values[greatest]) * T.CreateChecked(Math.ScaleB(1, -40)));
        }
        return values;
    }

    private static T[] Swapped<T>(T[] got)
    {
        T[] values = [.. got];
        for (int i = 1; i < values.Length; i += 2)
        {
            (values[i - 1], values[i]) = (values[i], values[i - 1]);
        }
        return values;
    }

    private static Domain<OperatorCase> Nodes(OperatorRecipe[] recipes) => new()
    {
        Description = "nodes with drawn attributes and shapes, inputs of every palette, special values among them in one case of eight",
        Draw = random =>
        {
            OperatorCase node = OperatorCase.Of(recipes[random.Below(recipes.Length)], random, small: random.Below(4) > 0);
            return random.Below(8) == 0 ? Strewn(node, random) : node;
        },
        Shrink = Simpler,
        Edges = [new("no number, an infinity, a subnormal or −0", node => node.RealInputs.Count == 0 || node.Reals.Any(x => x.Values.Any(IsSpecial)))],
        Show = node => $"{node.Recipe.Op}: {string.Join(", ", node.Reals.Select(Text))}",
    };

    private static bool IsSpecial(float v) => !float.IsFinite(v) || float.IsSubnormal(v) || (v == 0 && float.IsNegative(v));

    private static OperatorCase Strewn(OperatorCase node, Xoshiro random) => node with
    {
        Inputs = node.Inputs.ToDictionary(input => input.Key, input => input.Value is not Tensor<float> x ? input.Value
            : new Tensor<float>(Array.ConvertAll(x.Values, v => random.Below(4) == 0 ? Special[random.Below(Special.Length)] : v), x.Shape)),
    };

    private static IEnumerable<OperatorCase> Simpler(OperatorCase node)
    {
        foreach (string input in node.RealInputs)
        {
            Tensor<float> x = (Tensor<float>)node.Inputs[input];
            for (int i = 0; i < x.Count; i++)
            {
                foreach (double simpler in Reals.Simpler(x[i]))
                {
                    if ((float)simpler != x[i])
                    {
                        float[] values = [.. x.Values];
                        values[i] = (float)simpler;
                        yield return node with { Inputs = node.Inputs.ToDictionary(p => p.Key, p => p.Key == input ? new Tensor<float>(values, x.Shape) : p.Value) };
                    }
                }
            }
        }
    }

    private static string Text(Tensor<float> x) => $"[{string.Join(", ", x.Values.Take(64).Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}{(x.Count > 64 ? ", …" : "")}] {Shape.Text(x.Shape)}";
}
