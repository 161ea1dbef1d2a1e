using Verification.Models.Audit;
using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Conformance;

/// <summary>Where the expected reals of a test lie beside the bound that the reference derives for its whole graph: what the official tolerances, 10⁻³ relative, do not ask.</summary>
/// <remarks>
/// Method: the graph is evaluated in numbers that carry the error of any implementation at the precision of the expected tensor (float, double, float16, bfloat16).<br/>
/// Where one node is the whole graph, each of its operator's legitimate formulas may explain the expectation.<br/>
/// An expectation is within it if it is no farther from the exact value than the bound, or is one of the two numbers of its format around it.
/// </remarks>
public sealed record ExpectationBound
{
    /// <summary>How many elements were compared.</summary>
    public required long Elements { get; init; }

    /// <summary>How many of them no bound decides.</summary>
    public required long Open { get; init; }

    /// <summary>The largest distance, in bounds, of an element that is not the exact value rounded.</summary>
    public required double Ratio { get; init; }

    /// <summary>The worst element that is beyond its bound; empty where none is.</summary>
    public required string Worst { get; init; }

    /// <summary>Whether an expectation is beyond the bound.</summary>
    public bool IsBeyond => Worst.Length > 0;

    /// <summary>within, beyond, or open where nothing is decided.</summary>
    public string Verdict => IsBeyond ? "beyond" : Open == Elements ? "open" : "within";

    /// <summary>Compares all data sets of a test; null where no real of these formats is expected.</summary>
    /// <param name="test">A test that the reference passes.</param>
    public static ExpectationBound? Of(TestFolder test)
    {
        Model model = ModelLoader.Convert(ModelLoader.Read(test.ModelPath), test.ModelPath, new ExternalData(test.Path));
        ExpectationBound? plain = Of(test, model, null);
        return plain is { IsBeyond: true } && model.Graph.Nodes is [var only] ? Forms(model, only).Select(form => Of(test, model, form)!).FirstOrDefault(other => !other.IsBeyond) ?? plain : plain;
    }

    private static IEnumerable<string> Forms(Model model, Node node) =>
        Catalogue<double>.Find(node.Domain, node.OpType, model.Opsets[Catalogue<double>.Domain(node.Domain)]) is { } known ? known.Forms.Keys : [];

    private static ExpectationBound? Of(TestFolder test, Model model, string? form)
    {
        Tally tally = new();
        foreach (string set in test.DataSets)
        {
            Dictionary<string, Value> inputs = TestFolder.Inputs(set, model);
            foreach (IGrouping<ElementType, KeyValuePair<string, Value>> format in TestFolder.Outputs(set, model).Where(o => o.Value is Tensor).GroupBy(o => ((Tensor)o.Value).ElementType))
            {
                switch (format.Key)
                {
                    case ElementType.Float: Compare<Binary32>(model, inputs, format, form, tally); break;
                    case ElementType.Double: Compare<Binary64>(model, inputs, format, form, tally); break;
                    case ElementType.Float16: Compare<Binary16>(model, inputs, format, form, tally); break;
                    case ElementType.BFloat16: Compare<Brain16>(model, inputs, format, form, tally); break;
                    default: break;
                }
            }
        }
        return tally.Elements == 0 ? null : new ExpectationBound { Elements = tally.Elements, Open = tally.Open, Ratio = tally.Ratio, Worst = tally.Worst };
    }

    private static void Compare<TProfile>(Model model, Dictionary<string, Value> inputs, IGrouping<ElementType, KeyValuePair<string, Value>> outputs, string? form, Tally tally) where TProfile : struct, IProfile
    {
        Evaluator<Augmented<Tracking<TProfile>>> evaluator = new(model);
        IReadOnlyDictionary<string, Value> bounded = form is null ? evaluator.Run(inputs) : Named(model.Graph.Nodes[0], node => evaluator.Apply(
            node, [.. node.Inputs.Select(name => inputs.GetValueOrDefault(name) ?? (Value?)model.Graph.Initializers.GetValueOrDefault(name))], _ => null, form));
        foreach ((string name, Value expected) in outputs)
        {
            if (bounded[name] is Tensor<Augmented<Tracking<TProfile>>> reference)
            {
                double[] values = ((Tensor<double>)Lifting.To<double>((Tensor)expected)).Values;
                for (int i = 0; i < values.Length; i++)
                {
                    tally.Count(values[i], reference[i].Value, reference[i].Extra, Format.Of(outputs.Key), $"output '{name}', element {i}");
                }
            }
        }
    }

    private static Dictionary<string, Value> Named(Node node, Func<Node, Value?[]> evaluate)
    {
        Value?[] values = evaluate(node);
        return node.Outputs.Zip(values).Where(output => output.Second is not null).ToDictionary(output => output.First, output => output.Second!);
    }

    private sealed class Tally
    {
        public long Elements { get; private set; }

        public long Open { get; private set; }

        public double Ratio { get; private set; }

        public string Worst { get; private set; } = "";

        public void Count(double expected, double value, double radius, Format format, string place)
        {
            Elements++;
            double gap = Math.Abs(expected - value);
            if (expected.Equals(value) || gap <= format.Ulp(value))
            {
                return;
            }
            if (!(radius < double.PositiveInfinity))
            {
                Open++;
                return;
            }
            double ratio = double.IsNaN(gap) || radius == 0 ? double.PositiveInfinity : gap / radius;
            if (!(gap <= radius) && (Worst.Length == 0 || ratio > Ratio))
            {
                Worst = FormattableString.Invariant($"{place} is {expected:R}, exactly {value:R} ± {radius:G3}: {ratio:G3} bounds away");
            }
            Ratio = Math.Max(Ratio, ratio);
        }
    }
}
