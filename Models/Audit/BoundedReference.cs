using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Evaluates single nodes with error bounds in some profile's arithmetic.</summary>
public abstract class BoundedReference
{
    /// <summary>The unit roundoff of the profile.</summary>
    public abstract double UnitRoundoff { get; }

    /// <summary>The node's outputs with the bound that sums keep unless rounding errors conspire.</summary>
    public abstract Value?[] Likely(NodeCase node, string? form = null);

    /// <summary>Says that outputs of <see cref="Likely"/> are read no more, so that the next ones may use their memory.</summary>
    public abstract void Release(NodeCase node, Value?[] outputs);

    /// <summary>The node's outputs with the bound that no faithful implementation exceeds.</summary>
    public abstract Value?[] Worst(NodeCase node, string? form = null);

    /// <summary>The node's outputs with the reach of perturbing each of its inputs by one rounding.</summary>
    public abstract Value?[] Conditioning(NodeCase node);

    /// <summary>Values and radii of an output of one of these evaluations; none if it is no tensor of reals.</summary>
    public abstract Pairs Pairs(Value? output);

    /// <summary>First-order bounds of single elements, from a tape.</summary>
    public abstract Dictionary<int, FirstOrder> Adjoint(NodeCase node, int output, IReadOnlyCollection<int> places, string? form = null);
}

/// <summary>What a backward sweep from one element tells.</summary>
/// <param name="Value">The element's value.</param>
/// <param name="Rounding">Σ |∂out/∂step| · rounding of the step.</param>
/// <param name="Conditioning">Σ |∂out/∂input| · u|input|: the reach of one rounding of every input.</param>
public readonly record struct FirstOrder(double Value, double Rounding, double Conditioning);

/// <summary>A node with the inputs that the backend gave it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">Its inputs in order; null where omitted.</param>
/// <param name="Captured">Values that its subgraphs use from the enclosing graph.</param>
public sealed record NodeCase(Node Node, Value?[] Inputs, Func<string, Value?> Captured);

/// <summary>The bounded reference of one profile.</summary>
/// <typeparam name="TProfile">The profile.</typeparam>
internal sealed class BoundedReference<TProfile>(Model model) : BoundedReference where TProfile : struct, IProfile
{
    private readonly Evaluator<Augmented<Tracking<Likely<TProfile>>>> likely = new(model);
    private readonly Lazy<Evaluator<Augmented<Tracking<TProfile>>>> worst = new(() => new(model));
    private readonly Lazy<Evaluator<Augmented<Tracking<Conditioning<TProfile>>>>> conditioning = new(() => new(model));
    private readonly Lazy<Evaluator<Augmented<Taping>>> taping = new(() => new(model));

    public override double UnitRoundoff => TProfile.UnitRoundoff;

    public override Value?[] Likely(NodeCase node, string? form) => likely.Apply(node.Node, node.Inputs, node.Captured, form);

    public override void Release(NodeCase node, Value?[] outputs) => likely.Release(node.Node, node.Inputs, outputs);

    public override Value?[] Worst(NodeCase node, string? form) => worst.Value.Apply(node.Node, node.Inputs, node.Captured, form);

    public override Value?[] Conditioning(NodeCase node) =>
        conditioning.Value.Apply(node.Node, Array.ConvertAll(node.Inputs, Perturbed), name => Perturbed(node.Captured(name)));

    public override Pairs Pairs(Value? output) => output switch
    {
        Tensor<Augmented<Tracking<Likely<TProfile>>>> x => new Pairs<Tracking<Likely<TProfile>>>(x),
        Tensor<Augmented<Tracking<TProfile>>> x => new Pairs<Tracking<TProfile>>(x),
        Tensor<Augmented<Tracking<Conditioning<TProfile>>>> x => new Pairs<Tracking<Conditioning<TProfile>>>(x),
        _ => Audit.Pairs.None,
    };

    public override Dictionary<int, FirstOrder> Adjoint(NodeCase node, int output, IReadOnlyCollection<int> places, string? form)
    {
        using Tape tape = new(new ProfileRounding<TProfile>());
        List<Augmented<Taping>> leaves = [];
        Value?[] results = taping.Value.Apply(node.Node, Array.ConvertAll(node.Inputs, x => Leaves(x, tape, leaves)), name => Leaves(node.Captured(name), tape, leaves), form);
        Dictionary<int, FirstOrder> bounds = [];
        if (results[output] is Tensor<Augmented<Taping>> values)
        {
            foreach (int place in places)
            {
                double[] adjoints = tape.Adjoints([values[place]], [1]);
                double reach = leaves.Sum(leaf => leaf.Value == 0 ? 0 : Math.Abs(adjoints[Tape.Place(leaf)] * leaf.Value));
                bounds[place] = new FirstOrder(values[place].Value, tape.RoundingBound(adjoints), TProfile.UnitRoundoff * reach);
            }
        }
        return bounds;
    }

    private static Value? Perturbed(Value? x) => x switch
    {
        Tensor<float> t => new Tensor<Augmented<Tracking<Conditioning<TProfile>>>>(Array.ConvertAll(t.Values, v => Around(v)), t.Shape, t.ElementType),
        Tensor<double> t => new Tensor<Augmented<Tracking<Conditioning<TProfile>>>>(Array.ConvertAll(t.Values, Around), t.Shape, t.ElementType),
        _ => x,
    };

    private static Augmented<Tracking<Conditioning<TProfile>>> Around(double v) => new(v, double.IsFinite(v) ? TProfile.UnitRoundoff * Math.Abs(v) : 0);

    private static Value? Leaves(Value? x, Tape tape, List<Augmented<Taping>> leaves)
    {
        Tensor<Augmented<Taping>>? taped = x switch
        {
            Tensor<float> t => new(Array.ConvertAll(t.Values, v => tape.Variable(v)), t.Shape, t.ElementType),
            Tensor<double> t => new(Array.ConvertAll(t.Values, tape.Variable), t.Shape, t.ElementType),
            _ => null,
        };
        leaves.AddRange(taped?.Values ?? []);
        return taped ?? x;
    }
}
