using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Classical machine learning (ai.onnx.ml).</summary>
public static partial class Catalogue<T>
{
    private const string MachineLearningDomain = "ai.onnx.ml";

    static partial void MachineLearning()
    {
        Learned("LabelEncoder", 1, c => Encoded(c, "classes_strings"));
        Learned("LabelEncoder", 2, c => Mapping.Of(c.Any(0), Listed(c, "keys"), Listed(c, "values"), Default(c, Listed(c, "values"))));
        Learned("CategoryMapper", 1, c => Encoded(c, "cats_strings"));
        Learned("CastMap", 1, c => c.Text("map_form", "DENSE") switch
        {
            "DENSE" => Maps.Dense<T>(c.Map(0), CastTo(c)),
            "SPARSE" => Maps.Sparse<T>(c.Map(0), CastTo(c), c.Int("max_map", 1)),
            string other => throw c.Error($"'map_form' is '{other}': need DENSE or SPARSE"),
        });
        Learned("DictVectorizer", 1, c => Maps.Vectorize<T>(c.Map(0), Named(c, "string_vocabulary", "int64_vocabulary")));
        Learned("ZipMap", 1, c => Maps.Zip(c.Real(0), Named(c, "classlabels_strings", "classlabels_int64s")));
        Learned("Binarizer", 1, c => Features.Binarize(c.Real(0), c.Float("threshold", 0)));
        Learned("Scaler", 1, c => Features.Scale(Numbers(c, 0), c.Numbers("offset"), c.Numbers("scale")));
        Learned("Normalizer", 1, c => Features.Normalize(Numbers(c, 0), c.Text("norm", "MAX")));
        Learned("Imputer", 1, c => c.Any(0) is Tensor<long> x ? Features.Impute(x, c.Ints("imputed_value_int64s"), c.Int("replaced_value_int64", 0))
            : Features.Impute(c.Real(0), c.Numbers("imputed_value_floats"), c.Float("replaced_value_float", 0)));
        Learned("OneHotEncoder", 1, c => Features.OneHot<T>(
            c.Any(0) is Tensor<string> ? c.Any(0) : Integers(c), c.Has("cats_strings") ? Tensor<string>.Vector(c.Texts("cats_strings")) : Tensor<long>.Vector(c.Ints("cats_int64s")), c.Flag("zeros", true)));
        Learned("ArrayFeatureExtractor", 1, c => Features.Extract(c.Any(0), c.Longs(1)));
        Learned("FeatureVectorizer", 1, c => Features.Vectorize(c.Every(i => Numbers(c, i)), c.Ints("inputdimensions")));
        Learned("LinearRegressor", 1, c => LinearModel.Regress(
            Numbers(c, 0), c.Numbers("coefficients"), c.Numbers("intercepts"), (int)c.Int("targets", 1), Transform(c)));
        Learned("LinearClassifier", 1, c => (Value?[])LinearModel.Classify(
            Numbers(c, 0), c.Numbers("coefficients"), c.Numbers("intercepts"), Labels(c, "classlabels_ints"), Transform(c)));
        Learned("SVMRegressor", 1, c => Vectors(c).Regress(Numbers(c, 0), (int)c.Int("n_supports", 0), c.Flag("one_class"), Transform(c)));
        Learned("SVMClassifier", 1, c => (Value?[])Vectors(c).Classify(Numbers(c, 0), Labels(c, "classlabels_ints"), [.. c.Ints("vectors_per_class").Select(n => (int)n)], Transform(c)));
        Learned("TreeEnsembleRegressor", 1, c => Regressed(c, ForestReader.Named(c, "target", (int)c.Int("n_targets", 1)), c.Text("aggregate_function", "SUM"), ElementType.Float, Transform(c)));
        Learned("TreeEnsembleClassifier", 1, Classified);
        Withdrawn("TreeEnsembleRegressor", 5, "TreeEnsemble", MachineLearningDomain);
        Withdrawn("TreeEnsembleClassifier", 5, "TreeEnsemble", MachineLearningDomain);
        Learned("TreeEnsemble", 5, c => Regressed(c, ForestReader.Joined(c), Aggregates[(int)c.Int("aggregate_function", 1)], c.Real(0).ElementType,
            Transforms[(int)c.Int("post_transform", 0)]));
    }

    private static readonly string[] Aggregates = ["AVERAGE", "SUM", "MIN", "MAX"], Transforms = ["NONE", "SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT"];

    private static void Learned(string opType, int since, Func<Call<T>, Value> evaluate) => On(opType, since, evaluate, MachineLearningDomain);

    private static void Learned(string opType, int since, Func<Call<T>, Value?[]> evaluate) => On(opType, since, evaluate, MachineLearningDomain);

    private static Tensor Encoded(Call<T> c, string attribute)
    {
        Tensor strings = Tensor<string>.Vector(c.Texts(attribute));
        Tensor integers = Tensor<long>.Vector(c.Has("cats_int64s") ? c.Ints("cats_int64s") : [.. Enumerable.Range(0, strings.Count).Select(i => (long)i)]);
        return c.Any(0) is Tensor<string> ? Mapping.Of(c.Any(0), strings, integers, Tensor<long>.Scalar(c.Int("default_int64", -1)))
            : Mapping.Of(c.Any(0), integers, strings, Tensor<string>.Scalar(c.Text("default_string", "_Unused")));
    }

    private static ElementType CastTo(Call<T> c) => c.Text("cast_to", "TO_FLOAT") switch
    {
        "TO_FLOAT" => ElementType.Float,
        "TO_STRING" => ElementType.String,
        "TO_INT64" => ElementType.Int64,
        string other => throw c.Error($"'cast_to' is '{other}': need TO_FLOAT, TO_STRING or TO_INT64"),
    };

    // The keys of a map: one of two lists.
    private static Tensor Named(Call<T> c, string strings, string integers) =>
        c.Has(strings) == c.Has(integers) ? throw c.Error($"need one of the attributes '{strings}' and '{integers}'")
        : c.Has(strings) ? Tensor<string>.Vector(c.Texts(strings)) : Tensor<long>.Vector(c.Ints(integers));

    private static Tensor Listed(Call<T> c, string name) => c.Constant(name + "_tensor")
        ?? (c.Has(name + "_strings") ? Tensor<string>.Vector(c.Texts(name + "_strings"))
        : c.Has(name + "_int64s") ? Tensor<long>.Vector(c.Ints(name + "_int64s"))
        : new Tensor<T>(c.Numbers(name + "_floats"), [c.Floats(name + "_floats").Length], ElementType.Float));

    private static Tensor Default(Call<T> c, Tensor values) => c.Constant("default_tensor") ?? values switch
    {
        Tensor<string> => Tensor<string>.Scalar(c.Text("default_string", "_Unused")),
        Tensor<T> reals => Tensor<T>.Scalar(c.Float("default_float", -0f), reals.ElementType),
        Tensor<long> => Tensor<long>.Scalar(c.Int("default_int64", -1)),
        _ => throw c.Error($"values are {values.Describe()}: need 'default_tensor'"),
    };

    // Reals as they are; integers as float, as these operators compute with them.
    private static Tensor<T> Numbers(Call<T> c, int input) => c.Any(input) switch
    {
        Tensor<long> x => new Tensor<T>(Array.ConvertAll(x.Values, T.CreateChecked), x.Shape, ElementType.Float),
        Tensor<int> x => new Tensor<T>(Array.ConvertAll(x.Values, T.CreateChecked), x.Shape, ElementType.Float),
        _ => c.Real(input),
    };

    private static Tensor<long> Integers(Call<T> c) => c.Any(0) switch
    {
        Tensor<long> x => x,
        Tensor<int> x => new Tensor<long>(Array.ConvertAll(x.Values, v => (long)v), x.Shape),
        _ => new Tensor<long>(Array.ConvertAll(c.Real(0).Values, v => long.CreateTruncating(v)), c.Real(0).Shape),
    };

    private static string Transform(Call<T> c) => c.Text("post_transform", "NONE");

    private static ClassLabels Labels(Call<T> c, string integers) => new(c.Ints(integers), c.Texts("classlabels_strings"));

    private static SupportVectors<T> Vectors(Call<T> c) => new()
    {
        Kernel = c.Text("kernel_type", "LINEAR"),
        Parameters = c.Numbers("kernel_params"),
        Vectors = c.Numbers("support_vectors"),
        Coefficients = c.Numbers("coefficients"),
        Rho = c.Numbers("rho"),
        Sigmoids = (c.Numbers("prob_a"), c.Numbers("prob_b")),
    };

    private static Tensor<T> Regressed(Call<T> c, DecisionForest<T> forest, string aggregate, ElementType type, string transform)
    {
        T[] values = forest.Evaluate(Numbers(c, 0), aggregate);
        for (int r = 0; r < values.Length; r += forest.Targets)
        {
            PostTransform.Apply(values.AsSpan(r, forest.Targets), transform);
        }
        return new Tensor<T>(values, [values.Length / forest.Targets, forest.Targets], type);
    }

    // Weights for one class of two make a score s for the second: (1 - s, s), or (-s, s) before a transformation.
    private static Value?[] Classified(Call<T> c)
    {
        ClassLabels labels = Labels(c, "classlabels_int64s");
        long[] classes = c.Ints("class_ids");
        DecisionForest<T> forest = ForestReader.Named(c, "class", labels.Count);
        T[] scores = forest.Evaluate(Numbers(c, 0), "SUM");
        string transform = Transform(c);
        if (labels.Count == 2 && classes.Distinct().Count() == 1)
        {
            for (int r = 0; r < scores.Length; r += 2)
            {
                T score = scores[r + (int)classes[0]];
                (scores[r], scores[r + 1]) = (transform == "NONE" ? T.One - score : -score, score);
            }
        }
        return labels.Decide(scores, labels.Count, transform);
    }
}
