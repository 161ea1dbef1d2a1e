using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Gradient: ∂(Σⱼ yⱼ)/∂x for each x in <c>xs</c>, where y = f(xs, zs) is what the graph around the node makes of these names, at the values of its inputs.</summary>
/// <remarks>
/// Shape: inputs are the values of xs, then those of zs; output i is that of xsᵢ. Of a y that is no scalar, the derivative of the sum of its elements.<br/>
/// Domain: real xs and y. What y depends on and neither list names (weights, inputs of the graph) is constant, and so are the zs.<br/>
/// Method: the graph between is evaluated once in numbers on a tape over T and read backwards once. Its nodes are those that the graph itself runs: every operator
/// has its derivative by that, and the derivative the bound, the tangent or the digits that T keeps. A y that is itself a gradient is one tape over another.<br/>
/// Error: that of the formulas run backwards: sums and products of partial derivatives, each with T's own bound.<br/>
/// Since: ai.onnx.preview.training 1.<br/>
/// Source: ONNX ai.onnx.preview.training Gradient-1; of y with several elements it says nothing: the sum is what TensorFlow's tf.gradients and PyTorch's autograd.grad (of ones) take.
/// </remarks>
public static class Gradient
{
    /// <summary>Each order is a number type of its own, compiled when it is first met.</summary>
    private const int MaxOrder = 3;

    /// <summary>The derivatives that the node asks for; null for an output that it does not name.</summary>
    public static Value?[] Of<T>(Call<T> c) where T : struct, IFloatingPointIeee754<T>
    {
        string[] xs = c.Texts("xs"), names = [.. xs, .. c.Texts("zs")];
        string y = c.Text("y", "");
        Surroundings around = c.Surroundings ?? throw c.Error("it stands in no graph");
        if (Order(typeof(T)) >= MaxOrder)
        {
            throw c.Unsupported($"derivatives of an order above {MaxOrder}");
        }
        if (xs.Length == 0 || y.Length == 0)
        {
            throw c.Error("attributes 'xs' and 'y' are required");
        }
        if (c.Inputs.Length != names.Length || names.Distinct().Count() < names.Length)
        {
            throw c.Error($"{c.Inputs.Length} inputs stand for xs and zs, which name {string.Join(", ", names)}: need one input for each, and each name once");
        }
        DifferentiatedGraph part = DifferentiatedGraph.Of(around.Graph, c.Node);
        if (names.FirstOrDefault(name => !part.Owns(name) && around.Find(name) is null) is { } unknown)
        {
            throw c.Error($"'{unknown}' is the name of nothing in the graph");
        }
        if (part.Free.Count > 0 && xs.FirstOrDefault(name => !part.Owns(name)) is { } outer)
        {
            throw c.Unsupported($"'{outer}' belongs to an enclosing graph, where '{part.Free.First()}' may depend on it ({c.Node.Describe()})");
        }
        using TapeOver<T> tape = new();
        Augmented<TapingOver<T>>[][] variables = [.. xs.Select((_, i) => Array.ConvertAll(c.Real(i).Values, tape.Variable))];
        Dictionary<string, Value> point = [];
        for (int i = 0; i < names.Length; i++)
        {
            point[names[i]] = i < xs.Length ? new Tensor<Augmented<TapingOver<T>>>(variables[i], c.Real(i).Shape, c.Real(i).ElementType)
                : OnTape(c.Inputs[i] ?? throw c.Error($"input {i} is required"), tape);
        }
        foreach (string name in part.Free)
        {
            point[name] = OnTape(around.Find(name) ?? throw c.Error($"'{name}', on which 'y' depends, has no value"), tape);
        }
        Model model = new()
        {
            Graph = part.With([.. point.Select(p => ValueInfo.Of(p.Key, p.Value))], y),
            Opsets = around.Opsets,
            Functions = around.Model.Functions,
            IrVersion = around.Model.IrVersion,
            Source = $"{c.Node.Describe()}, from xs to '{y}'",
        };
        Value found = new Evaluator<Augmented<TapingOver<T>>>(model) { Shared = around.Budget }.Run(point)[y];
        Augmented<TapingOver<T>>[] values = found is Tensor<Augmented<TapingOver<T>>> reals ? reals.Values : throw c.Error($"'{y}' is {found.Describe()}: need a floating-point tensor");
        T[] ones = new T[values.Length];
        Array.Fill(ones, T.One);
        Augmented<TapingOver<T>>[] all = [.. variables.SelectMany(v => v)];
        T[] adjoints = tape.Pullback(values, ones, all);
        int start = 0;
        return [.. xs.Select((_, i) => c.Real(i)).Select(x => new Tensor<T>(adjoints[start..(start += x.Count)], x.Shape, x.ElementType))];
    }

    // Constants of the tape.
    private static Value OnTape<T>(Value x, TapeOver<T> tape) where T : struct, IFloatingPointIeee754<T> =>
        x is Tensor<T> reals ? new Tensor<Augmented<TapingOver<T>>>(Array.ConvertAll(reals.Values, tape.Fixed), reals.Shape, reals.ElementType) : x.Convert(inner => OnTape(inner, tape));

    private static int Order(Type number) =>
        number.IsGenericType && number.GetGenericTypeDefinition() == typeof(Augmented<>) && number.GenericTypeArguments[0] is { IsGenericType: true } rule
        && rule.GetGenericTypeDefinition() == typeof(TapingOver<>) ? 1 + Order(rule.GenericTypeArguments[0]) : 0;
}
