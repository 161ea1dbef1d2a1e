using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Every operator that the reference has: one line per version, in one file per family.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public static partial class Catalogue<T> where T : struct, IFloatingPointIeee754<T>
{
    private static readonly Dictionary<(string Domain, string OpType), List<Operator<T>>> Operators = [];

    static Catalogue()
    {
        Elementwise();
        Logic();
        Activations();
        Reductions();
        Shapes();
        Indexing();
        Products();
        Pooling();
        Normalizations();
        Recurrence();
        ControlFlow();
        Sequences();
        Conversions();
        Quantization();
        Images();
        Signals();
        Losses();
        Attentions();
        Random();
        Text();
        Training();
        MachineLearning();
        Experimental();
    }

    /// <summary>All versions of all operators.</summary>
    public static IEnumerable<Operator<T>> All => Operators.Values.SelectMany(versions => versions);

    /// <summary>The version of an operator that an opset has; null if the reference has none.</summary>
    public static Operator<T>? Find(string domain, string opType, int version) =>
        Operators.TryGetValue((Domain(domain), opType), out List<Operator<T>>? versions) ? versions.Where(o => o.Since <= version).MaxBy(o => o.Since) : null;

    /// <summary>ONNX writes its own domain as "" or as "ai.onnx".</summary>
    public static string Domain(string domain) => domain == "ai.onnx" ? "" : domain;

    private static Operator<T> On(string opType, int since, Func<Call<T>, Value?[]> evaluate, string domain = "")
    {
        Operator<T> added = new() { OpType = opType, Domain = domain, Since = since, Evaluate = evaluate };
        if (!Operators.TryGetValue((domain, opType), out List<Operator<T>>? versions))
        {
            Operators[(domain, opType)] = versions = [];
        }
        versions.Add(added);
        return added;
    }

    // A version from which on the standard calls the operator deprecated: models that import it must not use the operator.
    private static void Withdrawn(string opType, int since, string successor, string domain = "")
    {
        Operators[(domain, opType)].Add(new Operator<T>
        {
            OpType = opType,
            Domain = domain,
            Since = since,
            Successor = successor,
            Evaluate = c => throw c.Unsupported($"the standard has withdrawn {opType} from opset {since} on: use {successor} ({c.Node.Describe()})"),
        });
    }

    private static Operator<T> On(string opType, int since, Func<Call<T>, Value> evaluate, string domain = "") =>
        On(opType, since, c => [evaluate(c)], domain);

    static partial void Elementwise();
    static partial void Logic();
    static partial void Activations();
    static partial void Reductions();
    static partial void Shapes();
    static partial void Indexing();
    static partial void Products();
    static partial void Pooling();
    static partial void Normalizations();
    static partial void Recurrence();
    static partial void ControlFlow();
    static partial void Sequences();
    static partial void Conversions();
    static partial void Quantization();
    static partial void Images();
    static partial void Signals();
    static partial void Losses();
    static partial void Attentions();
    static partial void Random();
    static partial void Text();
    static partial void Training();
    static partial void MachineLearning();
    static partial void Experimental();
}
