using Verification.Models.Conformance;
using Verification.Reference.Onnx;

namespace Verification.Models.Tests.Conformance;

/// <summary>The catalogue's names against those that ONNX's own tests use.</summary>
public sealed class OperatorNameTests
{
    /// <summary>Operators of the standard for which not every copy of its tests has one.</summary>
    private static readonly HashSet<string> Untested =
    [
        "ConvInteger", "GlobalLpPool", "MaxRoiPool", "Multinomial", "Optional", "RandomNormal", "RandomNormalLike", "RandomUniform",
        "ai.onnx.ml.ArrayFeatureExtractor", "ai.onnx.ml.CastMap", "ai.onnx.ml.DictVectorizer", "ai.onnx.ml.ZipMap",
        "ai.onnx.ml.CategoryMapper", "ai.onnx.ml.FeatureVectorizer", "ai.onnx.ml.Imputer", "ai.onnx.ml.LinearClassifier", "ai.onnx.ml.LinearRegressor",
        "ai.onnx.ml.Normalizer", "ai.onnx.ml.OneHotEncoder", "ai.onnx.ml.SVMClassifier", "ai.onnx.ml.SVMRegressor", "ai.onnx.ml.Scaler",
        "ai.onnx.ml.TreeEnsembleClassifier", "ai.onnx.ml.TreeEnsembleRegressor",
        "Affine", "ConstantFill", "Crop", "DynamicSlice", "GivenTensorFill", "ImageScaler", "ParametricSoftplus", "Scale", "ScaledTanh",
    ];

    [Fact]
    public void Every_operator_of_the_catalogue_is_named_as_in_the_official_tests() => Empty(Names().Except(Official()).Except(Untested));

    [Fact]
    public void Every_operator_of_the_official_tests_is_in_the_catalogue() => Empty(Official().Except(Names()));

    private static void Empty(IEnumerable<string> names) => Assert.Equal("", string.Join(' ', names.Order(StringComparer.Ordinal)));

    private static IEnumerable<string> Names() => Catalogue<double>.All.Select(o => Name(o.Domain, o.OpType)).Distinct();

    private static HashSet<string> Official()
    {
        HashSet<string> found = [];
        foreach (TestFolder test in OnnxCorpus.Kinds.SelectMany(OnnxCorpus.Tests))
        {
            Model model = ModelLoader.Load(test.ModelPath);
            Collect(model.Graph, model, found);
            foreach (FunctionBody function in model.Functions.Values)
            {
                Collect(function.Body, model, found);
            }
        }
        return found;
    }

    private static void Collect(Graph graph, Model model, HashSet<string> found)
    {
        foreach (Node node in graph.Nodes)
        {
            if (!model.Functions.Keys.Any(key => key.Domain == node.Domain && key.Name == node.OpType))
            {
                found.Add(Name(node.Domain, node.OpType));
            }
            foreach (Graph body in node.Attributes.Values.OfType<Graph>())
            {
                Collect(body, model, found);
            }
        }
    }

    private static string Name(string domain, string opType) => Catalogue<double>.Domain(domain) is { Length: > 0 } other ? $"{other}.{opType}" : opType;
}
