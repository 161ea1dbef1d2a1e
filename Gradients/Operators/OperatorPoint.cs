using System.Globalization;
using System.Numerics;
using Verification.Gradients.Claims;
using Verification.Properties.Domains;
using Verification.Properties.Operators;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Operators;

/// <summary>A node and where it is differentiated: x with a direction ẋ, or x with a cotangent ȳ.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Layer">The node.</param>
/// <param name="At">x, and the direction or the cotangent.</param>
public sealed record OperatorPoint<T>(OperatorLayer Layer, LayerPoint<T> At) where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The same point in another number type.</summary>
    public OperatorPoint<TOther> In<TOther>() where TOther : struct, IFloatingPointIeee754<TOther> => new(Layer, At.In<TOther>());
}

/// <summary>Points of operators.</summary>
internal static class OperatorPoints
{
    /// <summary>Nodes of any of some recipes, each with a direction of its inputs.</summary>
    public static Domain<OperatorPoint<double>> WithTangents(IReadOnlyList<OperatorRecipe> recipes) => Of(recipes, "direction", layer => layer.At);

    /// <summary>Nodes of any of some recipes, each with a cotangent of its outputs.</summary>
    public static Domain<OperatorPoint<double>> WithCotangents(IReadOnlyList<OperatorRecipe> recipes) => Of(recipes, "cotangent", layer => layer.Forward(layer.At));

    private static Domain<OperatorPoint<double>> Of(IReadOnlyList<OperatorRecipe> recipes, string of, Func<OperatorLayer, Tensor<double>[]> like) => new()
    {
        Description = $"nodes with drawn attributes, shapes, normal inputs and a {of} of −1 … 1",
        Draw = random =>
        {
            OperatorLayer layer = new(OperatorCase.Of(recipes[random.Below(recipes.Count)], random, small: true));
            return new(layer, new(layer.At, [.. like(layer).Select(t => new Tensor<double>([.. t.Values.Select(_ => random.Uniform(-1, 1))], t.Shape))]));
        },
        Shrink = point => LayerPoints.Simpler(point.At).Select(simpler => point with { At = simpler }),
        Show = point => $"{Text(point.Layer.Node)}: {LayerPoints.Show(point.At)}",
    };

    private static string Text(Node node) =>
        $"{node.OpType}({string.Join(", ", node.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} = {Text(a.Value)}"))})";

    private static string Text(object? value) => value switch
    {
        System.Collections.IEnumerable list and not string => $"[{string.Join(", ", list.Cast<object>().Select(Text))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
