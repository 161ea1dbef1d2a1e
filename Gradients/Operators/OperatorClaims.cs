using System.Numerics;
using Verification.Gradients.Claims;
using Verification.Gradients.Oracles;
using Verification.Properties.Claims;
using Verification.Properties.Operators;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Operators;

/// <summary>What is claimed of every differentiable ONNX operator: its dual numbers agree with differences, its tape with its dual numbers.</summary>
/// <remarks>
/// The two together leave a wrong derivative no place: differences know nothing of the rules, and where the rules run in the other order nothing is lost or counted twice.<br/>
/// A claim is about one <c>op_type</c>, whatever recipe draws the node.
/// </remarks>
public sealed class OperatorClaims : IClaims
{
    private const int Usual = 40;

    // A relative error that nobody would see in float, and that must be seen here.
    private const double Slight = 1e-6;

    private static readonly string[] SameOrder =
    [
        "Abs", "Neg", "Exp", "Sin", "Cos", "Tan", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Erf", "Sigmoid", "Softplus", "Relu", "Reciprocal", "Identity", "Log", "Sqrt", "Asin", "Acos",
        "Atanh", "Acosh", "LeakyRelu", "ThresholdedRelu", "HardSigmoid", "Shrink", "Clip", "Add", "Max", "Min", "Mod", "Where", "ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin",
        "ReduceL1", "ReduceSumSquare", "ReduceLogSum", "CumSum", "Einsum", "MaxPool", "GlobalAveragePool", "GlobalMaxPool", "Pad", "Slice", "Gather", "GatherElements", "GatherND", "Concat",
        "Split", "Transpose", "Reshape", "Flatten", "Expand", "Tile", "Unsqueeze", "DepthToSpace", "SpaceToDepth", "Trilu", "TopK", "ReverseSequence", "Compress", "ScatterND", "Scatter",
        "TensorScatter", "Unique", "Squeeze", "CenterCropPad", "Col2Im", "Cast", "Dropout", "MaxRoiPool", "MaxUnpool", "Scaler", "Imputer", "FeatureVectorizer", "ArrayFeatureExtractor",
    ];

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
        OperatorRecipes.OfEachOperator(recipe => recipe.IsDifferentiable).SelectMany(recipes => (Claim<T>[])[Tangent<T>(recipes), Pullback<T>(recipes)]);

    private static Claim<OperatorPoint<double>, OperatorPoint<T>, T> Tangent<T>(OperatorRecipe[] recipes) where T : struct, IFloatingPointIeee754<T> => new()
    {
        Id = $"{recipes[0].Id}-tangent",
        Statement = $"{recipes[0].Op}: J(x)·ẋ by dual numbers = lim (f(x + hẋ) − f(x − hẋ)) ÷ 2h",
        Source = recipes[0].Source,
        Domain = OperatorPoints.WithTangents(recipes),
        Given = point => point.In<T>(),
        Cases = Usual,
        Derivative = (Pushed, p => DifferenceQuotient.Of<T>(h => Along(p, h))),
        MutantsOfEach =
        [
            new("every second number's tangent is lost") { Left = p => Pushed(p with { At = p.At with { Cotangents = Thinned(p.At.Cotangents) } }) },
            new("every tangent has the other sign") { Left = p => Array.ConvertAll(Pushed(p), v => -v) },
            new("a relative error of 10⁻⁶ in the greatest tangent") { Left = p => Disturbed(Pushed(p)) },
        ],
    };

    private static Claim<OperatorPoint<double>, OperatorPoint<T>, T> Pullback<T>(OperatorRecipe[] recipes) where T : struct, IFloatingPointIeee754<T> => new()
    {
        Id = $"{recipes[0].Id}-pullback",
        Statement = $"{recipes[0].Op}: Jᵀ(x)·ȳ by a tape, back once = ⟨ȳ, J(x)·eᵢ⟩ by dual numbers, for every i",
        Source = recipes[0].Source,
        Domain = OperatorPoints.WithCotangents(recipes),
        Given = point => point.In<T>(),
        Cases = Usual,
        Loose = SameOrder.Contains(recipes[0].Op) ? "each cotangent meets one slope, or is only added: both sides do the same operations" : "",
        EqualEach = (Pulled, p => LayerPoint<T>.Flat(DualOracle.Pullback(p.Layer, p.At.X, p.At.Cotangents))),
        MutantsOfEach =
        [
            new("every second number's cotangent is lost") { Left = p => Pulled(p with { At = p.At with { Cotangents = Thinned(p.At.Cotangents) } }) },
            new("the cotangents are counted twice") { Left = p => Array.ConvertAll(Pulled(p), v => v + v) },
            new("a relative error of 10⁻⁶ in the greatest gradient") { Left = p => Disturbed(Pulled(p)) },
        ],
    };

    private static T[] Pushed<T>(OperatorPoint<T> p) where T : struct, IFloatingPointIeee754<T> => LayerPoint<T>.Flat(DualOracle.Pushforward(p.Layer, p.At.X, p.At.Cotangents));

    private static T[] Pulled<T>(OperatorPoint<T> p) where T : struct, IFloatingPointIeee754<T> => LayerPoint<T>.Flat(p.Layer.Pullback(p.At.X, p.At.Cotangents));

    private static T[] Along<T>(OperatorPoint<T> p, T h) where T : struct, IFloatingPointIeee754<T> => LayerPoint<T>.Flat(p.Layer.Forward(
        [.. p.At.X.Zip(p.At.Cotangents, (x, direction) => new Tensor<T>([.. x.Values.Zip(direction.Values, (value, tangent) => value + h * tangent)], x.Shape))]));

    private static Tensor<T>[] Thinned<T>(Tensor<T>[] tensors) where T : struct, IFloatingPointIeee754<T>
    {
        int place = 0;
        return [.. tensors.Select(t => new Tensor<T>(Array.ConvertAll(t.Values, v => place++ % 2 == 0 ? T.Zero : v), t.Shape))];
    }

    private static T[] Disturbed<T>(T[] values) where T : struct, IFloatingPointIeee754<T>
    {
        int greatest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            greatest = T.Abs(values[i]) > T.Abs(values[greatest]) ? i : greatest;
        }
        return [.. values.Select((v, i) => i == greatest ? v * T.CreateChecked(1 + Slight) : v)];
    }
}
