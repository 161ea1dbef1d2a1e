using Onnx;
using Verification.Properties.Cases;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Properties.Operators;

/// <summary>One node as a model of its own, with inputs.</summary>
/// <param name="Recipe">What drew it.</param>
/// <param name="Model">The model.</param>
/// <param name="Inputs">The inputs by name, in the model's order.</param>
public sealed record OperatorCase(OperatorRecipe Recipe, Model Model, IReadOnlyDictionary<string, Value> Inputs)
{
    /// <summary>The names of the inputs that hold reals, in the model's order.</summary>
    public IReadOnlyList<string> RealInputs { get; } = [.. Model.Graph.Inputs.Select(input => input.Name).Where(name => Inputs[name] is Tensor<float>)];

    /// <summary>The values of <see cref="RealInputs"/>, in their order.</summary>
    public IEnumerable<Tensor<float>> Reals => RealInputs.Select(name => (Tensor<float>)Inputs[name]);

    /// <summary>Draws a case: the same generator, the same case.</summary>
    /// <param name="recipe">Of which operator.</param>
    /// <param name="random">The case's generator.</param>
    /// <param name="small">Whether sizes and numbers are kept ordinary.</param>
    /// <param name="inputs">The element type of what is drawn as reals.</param>
    public static OperatorCase Of(OperatorRecipe recipe, Xoshiro random, bool small, ElementType inputs = ElementType.Float)
    {
        GraphProto graph = new() { Name = recipe.Op };
        Dictionary<string, Value> values = [];
        recipe.Draw(new GraphDraft(graph, values, random, "t", small, recipe.Domain) { InputType = inputs });
        ModelProto proto = new()
        {
            IrVersion = 13,
            Graph = graph,
            OpsetImport = { new OperatorSetIdProto { Version = recipe.Domain.Length == 0 ? recipe.Opset : OperatorRecipe.UsualOpset } },
        };
        if (recipe.Domain.Length > 0)
        {
            proto.OpsetImport.Add(new OperatorSetIdProto { Domain = recipe.Domain, Version = recipe.Opset });
        }
        return new(recipe, ModelLoader.Convert(proto, recipe.Op, null), values);
    }

    /// <summary>The outputs that hold reals, evaluated in some number type at given real inputs.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="reals">Values of <see cref="RealInputs"/>, in their order.</param>
    /// <exception cref="OnnxException">The node refuses its inputs.</exception>
    public Tensor<T>[] Outputs<T>(Tensor<T>[] reals) where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        Dictionary<string, Value> given = Inputs.ToDictionary(input => input.Key, input => input.Value);
        for (int i = 0; i < reals.Length; i++)
        {
            // In a number type of its own, but still a tensor of float: as it is declared.
            given[RealInputs[i]] = new Tensor<T>(reals[i].Values, reals[i].Shape, ElementType.Float);
        }
        IReadOnlyDictionary<string, Value> outputs = new Evaluator<T>(Model).Run(given);
        return [.. Model.Graph.Outputs.Select(output => outputs[output.Name]).OfType<Tensor<T>>()];
    }
}
