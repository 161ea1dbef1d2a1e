using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Compares a backend's final outputs with the reference's own evaluation of the whole graph in double.</summary>
internal static class InheritedErrors
{
    public static IEnumerable<OutputError> Of(Model model, IReadOnlyDictionary<string, Value> inputs, IReadOnlyDictionary<string, Value> got)
    {
        IReadOnlyDictionary<string, Value> expected;
        string problem;
        try
        {
            expected = new Evaluator<double>(model) { KeepsConstants = false }.Run(inputs);
            problem = "";
        }
        catch (OnnxException e)
        {
            expected = new Dictionary<string, Value>();
            problem = e.Message;
        }
        foreach (ValueInfo output in model.Graph.Outputs)
        {
            Value? value = got.GetValueOrDefault(output.Name);
            yield return expected.TryGetValue(output.Name, out Value? reference) && value is not null
                ? Compare(output.Name, value, reference)
                : new OutputError(output.Name, value?.Describe() ?? "", double.NaN, double.NaN, problem);
        }
    }

    private static OutputError Compare(string name, Value got, Value expected)
    {
        if (got is not Tensor a || expected is not Tensor b || !a.Shape.AsSpan().SequenceEqual(b.Shape))
        {
            return new OutputError(name, got.Describe(), double.NaN, double.NaN, $"the reference has {expected.Describe()}");
        }
        if (!a.ElementType.IsReal())
        {
            int? difference = Discretes.FirstDifference(a, b);
            return new OutputError(name, a.Describe(), difference is null ? 0 : 1, difference is null ? 0 : 1);
        }
        double gap = 0, largest = 0;
        Tensor<double> exact = (Tensor<double>)b;
        for (int i = 0; i < a.Count; i++)
        {
            double g = Elements.At(a, i), difference = g.Equals(exact[i]) ? 0 : Math.Abs(g - exact[i]);
            gap = difference <= gap ? gap : difference;
            largest = Math.Max(largest, double.IsFinite(exact[i]) ? Math.Abs(exact[i]) : 0);
        }
        return new OutputError(name, a.Describe(), gap, gap == 0 ? 0 : gap / largest);
    }
}
