using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Classical machine learning on reals (ai.onnx.ml).</summary>
internal static class FeatureRecipes
{
    private static readonly string[] Kernels = ["LINEAR", "POLY", "RBF", "SIGMOID"];

    public static IEnumerable<OperatorRecipe> All =>
    [
        Learned("Scaler", d =>
        {
            int features = d.Between(1, 4);
            d.Node("Scaler", [d.Real([d.Between(1, 3), features])], Reals(d, "offset", features), Reals(d, "scale", features));
        }),
        Learned("Normalizer", d => d.Node("Normalizer", [d.Real([d.Between(1, 3), d.Between(1, 4)])], Text("norm", d.Pick("MAX", "L1", "L2")))),
        Learned("Binarizer", d => d.Node("Binarizer", [d.Real([d.Between(1, 3), d.Between(1, 4)])], Float("threshold", d.Random.Uniform(-1, 1)))) with { IsDifferentiable = false },
        Learned("Imputer", d =>
        {
            int features = d.Between(1, 4);
            d.Node("Imputer", [d.Real([d.Between(1, 3), features])], Reals(d, "imputed_value_floats", features), Float("replaced_value_float", double.NaN));
        }),
        Learned("FeatureVectorizer", d => { int rows = d.Between(1, 3); d.Node("FeatureVectorizer", [d.Real([rows, 2]), d.Real([rows, 1])], Ints("inputdimensions", 2, 1)); }),
        Learned("ArrayFeatureExtractor", d => { int n = d.Between(1, 4); d.Node("ArrayFeatureExtractor", [d.Real([d.Between(1, 3), n]), d.Longs(d.Below(n), d.Below(n))]); }),
        Learned("LinearRegressor", d =>
        {
            int features = d.Between(1, 4), targets = d.Between(1, 3);
            d.Node(
                "LinearRegressor", [d.Real([d.Between(1, 3), features])], Reals(d, "coefficients", features * targets), Reals(d, "intercepts", targets), Int("targets", targets),
                Text("post_transform", d.Pick("NONE", "SOFTMAX", "LOGISTIC")));
        }),
        Learned("LinearClassifier", d =>
        {
            int features = d.Between(1, 4);
            d.Node(
                "LinearClassifier", [d.Real([d.Between(1, 3), features])], 2, Reals(d, "coefficients", features * 3), Reals(d, "intercepts", 3), Ints("classlabels_ints", 0, 1, 2),
                Text("post_transform", d.Pick("NONE", "SOFTMAX", "LOGISTIC")));
        }),
        Learned("SVMRegressor", d =>
        {
            int features = d.Between(1, 3);
            d.Node(
                "SVMRegressor", [d.Real([d.Between(1, 3), features])], Text("kernel_type", d.Pick(Kernels.AsSpan())), Int("n_supports", 2), Reals(d, "support_vectors", 2 * features),
                Reals(d, "coefficients", 2), Reals(d, "rho", 1), GraphDraft.Floats("kernel_params", 0.5, 0.25, 2));
        }),
    ];

    private static OperatorRecipe Learned(string op, Action<GraphDraft> draw) => new(op, draw) { Domain = "ai.onnx.ml", Opset = 4 };

    private static Onnx.AttributeProto Reals(GraphDraft d, string name, int count) => GraphDraft.Floats(name, [.. Enumerable.Range(0, count).Select(_ => d.Random.Uniform(-2, 2))]);
}
