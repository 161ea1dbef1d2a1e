using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>The last steps for the few elements of an output that no interval bound explains.</summary>
internal sealed class OpenElements(NodeCase node, int output, Tensor got, Pairs worst, BoundedReference reference, Evaluator<Augmented<Widening>> wide, string? form = null)
{
    /// <summary>Operators whose result jumps where a choice between samples is open: the tape follows one choice, so that their interval bound has the last word.</summary>
    private static readonly string[] Jumping = ["Resize", "Upsample"];

    /// <summary>Elements looked at through the tape, at most: each costs a backward sweep.</summary>
    private const int AdjointElements = 256;

    /// <summary>Second-order terms of a bound that is small against its value are far below a part in 64 of it.</summary>
    private const double FirstOrderMargin = 1 + 1.0 / 64;

    /// <summary>Scalar steps of a node that a tape may hold, at most: 40 bytes each.</summary>
    private const long TapeSteps = 1 << 24;

    // By place, the bounds along the tape, where the interval bound is infinite or says nothing.
    private readonly Dictionary<int, FirstOrder> firstOrderBounds = [];
    private readonly Format format = Format.Of(got.ElementType);

    public NodeResult Settle(Comparison.Result scan, NodeResult result)
    {
        // An interval bound that was only found too wide for comfort still stands where the tape gives none.
        List<int> undecided = [.. Adjoint(scan.Undecided, scan.Beyond, scan.Largest, out bool firstOrder).Where(place => !(worst[place].Extra < Comparison.Useless * scan.Largest && Within(place)))];
        List<int> beyond = scan.Beyond;
        NodeClass explained = firstOrder ? NodeClass.WithinBound : NodeClass.Suspicious;
        string reason = firstOrder ? "of the first-order bound along the tape" : "";
        if (beyond.Count > 0)
        {
            beyond = BeyondConditioning(beyond);
            if (beyond.Count == 0)
            {
                explained = NodeClass.WithinConditioning;
                reason = "one rounding of the inputs moves the exact result as far";
            }
        }
        if (beyond.Count > 0)
        {
            beyond = BeyondWide(beyond, out string confirmation);
            reason = confirmation;
        }
        if (beyond.Count > 0)
        {
            int place = beyond.MaxBy(i => Ratio(i, worst[i].Value));
            double value = worst[place].Value, bound = Bound(place), g = Elements.At(got, place);
            return result with
            {
                Class = NodeClass.Violated,
                Reason = $"{beyond.Count} of {got.Count} elements; {reason}",
                Gap = Math.Abs(g - value),
                Bound = bound,
                Ratio = Ratio(place, value),
                Worst = FormattableString.Invariant($"{Index.Text(place, got.Shape)}: {g:G9}, expected {value:G9} ± {bound:G3}"),
                Operands = Operands.Text(node, place, got.Shape),
                UndecidedElements = undecided.Count,
            };
        }
        return undecided.Count > 0
            ? result with { Class = NodeClass.Undecided, Reason = $"{undecided.Count} of {got.Count} elements have no useful bound", UndecidedElements = undecided.Count }
            : result with { Class = explained, Reason = reason, UndecidedElements = 0 };
    }

    private double Ratio(int place, double value)
    {
        double ratio = Math.Abs(Elements.At(got, place) - value) / Bound(place);
        return double.IsNaN(ratio) ? double.PositiveInfinity : ratio;
    }

    private bool Within(int place) => Math.Abs(Elements.At(got, place) - worst[place].Value) <= worst[place].Extra;

    private double Bound(int place) => firstOrderBounds.TryGetValue(place, out FirstOrder tape) ? tape.Rounding : worst[place].Extra;

    // Interval bounds of recurrent or correlated computations grow without meaning; their first-order bound does not.
    private List<int> Adjoint(List<int> undecided, List<int> beyond, double largest, out bool firstOrder)
    {
        firstOrder = false;
        if (undecided.Count is 0 or > AdjointElements || Steps() > TapeSteps || Jumping.Contains(node.Node.OpType))
        {
            return undecided;
        }
        List<int> left = [];
        foreach ((int place, FirstOrder bound) in reference.Adjoint(node, output, undecided, form))
        {
            firstOrderBounds[place] = bound with { Rounding = bound.Rounding * FirstOrderMargin, Conditioning = bound.Conditioning * FirstOrderMargin };
        }
        foreach (int place in undecided)
        {
            double g = Elements.At(got, place);
            bool useful = firstOrderBounds.TryGetValue(place, out FirstOrder bound) && bound.Rounding < Comparison.Useless * largest;
            bool mayOverflow = double.IsInfinity(g) && Math.Abs(bound.Value) + bound.Rounding > format.Largest;
            if (!useful || mayOverflow)
            {
                left.Add(place);
            }
            else if (!(Math.Abs(g - bound.Value) <= bound.Rounding))
            {
                beyond.Add(place);
            }
            else
            {
                firstOrder = true;
            }
        }
        return left;
    }

    private List<int> BeyondConditioning(List<int> places)
    {
        Pairs reach = places.All(firstOrderBounds.ContainsKey) ? Pairs.None : reference.Pairs(reference.Conditioning(node)[output]);
        List<int> left = [];
        foreach (int place in places)
        {
            double moved = firstOrderBounds.TryGetValue(place, out FirstOrder bound) ? bound.Conditioning : reach[place].Extra;
            if (!(Math.Abs(Elements.At(got, place) - worst[place].Value) <= Bound(place) + moved) || moved == double.PositiveInfinity)
            {
                left.Add(place);
            }
        }
        return left;
    }

    // An independent route: the same operator in double-double arithmetic, through none of the vectorised kernels.
    private List<int> BeyondWide(List<int> places, out string confirmation)
    {
        Tensor<Augmented<Widening>> exact = (Tensor<Augmented<Widening>>)wide.Apply(node.Node, node.Inputs, node.Captured, form)[output]!;
        List<int> left = [.. places.Where(place => !(Math.Abs(Elements.At(got, place) - exact[place].Value) <= Bound(place)))];
        double largest = left.Count == 0 ? 0 : left.Max(place => Ratio(place, exact[place].Value));
        confirmation = FormattableString.Invariant($"confirmed in double-double, up to {largest:G3} x the bound");
        return left;
    }

    // No operator takes more steps than the product of its two largest operands' sizes would; most take far fewer.
    private long Steps() => node.Inputs.OfType<Tensor>().Sum(t => (long)t.Count) * 64 + got.Count * 64L;
}
