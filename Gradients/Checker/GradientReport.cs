using Verification.Properties.Claims;

namespace Verification.Gradients;

/// <summary>One derivative that was looked at: the pullback's value beside the one it is compared with.</summary>
/// <param name="Input">Where in the inputs, flattened one after another.</param>
/// <param name="Output">Where in the outputs; −1 where all of them are weighted by a cotangent.</param>
/// <param name="Pullback">What the pullback says.</param>
/// <param name="Oracle">What it is compared with.</param>
/// <param name="Bound">How far the two may be apart.</param>
public readonly record struct GradientEntry(int Input, int Output, double Pullback, double Oracle, double Bound)
{
    /// <summary>|pullback − oracle|; NaN where one is NaN.</summary>
    public double Gap => Math.Abs(Pullback - Oracle);

    /// <summary>The greater magnitude of the two.</summary>
    public double Magnitude => Math.Max(Math.Abs(Pullback), Math.Abs(Oracle));

    /// <summary>Gap ÷ bound: above 1 the entry is refuted.</summary>
    public double Ratio => Gap == 0 ? 0 : Gap / Bound;

    /// <summary>The ratio by which entries are ordered, the worst last: a NaN is worse than any number.</summary>
    internal double Rank => double.IsNaN(Ratio) ? double.PositiveInfinity : Ratio;
}

/// <summary>What a check of a gradient found.</summary>
public sealed record GradientReport
{
    /// <summary>Refuted: an entry is wrong, or the pullback does what none may do. Undecided: an entry could not be told from a wrong one. Holds: neither. The second order counts.</summary>
    public Verdict Verdict => Parts[0].First;

    /// <summary>The verdict on the first order alone.</summary>
    internal Verdict First => Refuted.Count > 0 || Misdeeds.Count > 0 ? Verdict.Refuted
        : Undecided > 0 || Decided == 0 ? Verdict.Undecided
        : Verdict.Holds;

    /// <summary>This report and those of the second order, the worst first.</summary>
    internal GradientReport[] Parts => [.. SecondOrder.Prepend(this).OrderBy(part => part.First switch { Verdict.Refuted => 0, Verdict.Undecided => 1, _ => 2 })];

    /// <summary>What is checked.</summary>
    public required string Title { get; init; }

    /// <summary>What the pullback is compared with: <c>differences, every entry</c>.</summary>
    public required string Method { get; init; }

    /// <summary>How many entries are right to within the resolution.</summary>
    public required long Decided { get; init; }

    /// <summary>Entries at a kink, a tie or a jump, or too uncertain for any other reason, one way or the other.</summary>
    public required long Unresolved { get; init; }

    /// <summary>Entries that the pullback has zero where the function does not change near the point but does change far from it: an exact zero, or a saturated one.</summary>
    public required long Flat { get; init; }

    /// <summary>All entries that are neither right nor wrong for certain.</summary>
    public long Undecided => Unresolved + Flat;

    /// <summary>Wrong entries, the worst first; not all where there are many.</summary>
    public required IReadOnlyList<GradientEntry> Refuted { get; init; }

    /// <summary>How many entries are wrong, or look so; at least as many as <see cref="Refuted"/> shows.</summary>
    public required long Wrong { get; init; }

    /// <summary>Some of the undecided entries.</summary>
    public required IReadOnlyList<GradientEntry> Examples { get; init; }

    /// <summary>What no pullback may do and this one does: write to its inputs, depend on calls before, return another shape, be nonlinear in the cotangent.</summary>
    public required IReadOnlyList<string> Misdeeds { get; init; }

    /// <summary>The greatest absolute error that a decided entry may have unseen: the minimum detectable error of the check.</summary>
    public required double Detectable { get; init; }

    /// <summary>The same relative to the largest entry of the same input.</summary>
    public required double RelativeDetectable { get; init; }

    /// <summary>The probability that errors in several entries which cancel one another were missed; 0 where every entry was looked at by itself.</summary>
    public double Missed { get; init; }

    /// <summary>How often the function was evaluated.</summary>
    public required int Evaluations { get; init; }

    /// <summary>How often the pullback was.</summary>
    public required int Pullbacks { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The point of the check.</summary>
    internal GradientPoint Point { get; init; } = new([], [], [], []);

    /// <summary>What the wrong entries have in common; empty where nothing shows.</summary>
    public string Diagnosis { get; init; } = "";

    /// <summary>What was found of the second order, where that was asked for: whether the pullback is a field of gradients, and whether its double backward is its pullback.</summary>
    public IReadOnlyList<GradientReport> SecondOrder { get; init; } = [];

    /// <summary>What the text calls things.</summary>
    internal GradientWords Words { get; init; } = new();

    /// <summary>Throws unless the gradient holds.</summary>
    /// <returns>This report.</returns>
    /// <exception cref="GradientException">It is refuted or undecided; the message is the report as text.</exception>
    public GradientReport Enforce() => Verdict == Verdict.Holds ? this : throw new GradientException(ToString());

    /// <summary>The report as text: what is wrong, where, by how much, and what the wrong entries have in common.</summary>
    public override string ToString() => GradientText.Of(this);
}

/// <summary>The inputs of a check, for its text.</summary>
/// <param name="X">All numbers, one tensor after another.</param>
/// <param name="InputShapes">The inputs' shapes.</param>
/// <param name="OutputShapes">The outputs' shapes.</param>
/// <param name="Names">The inputs' names.</param>
internal sealed record GradientPoint(double[] X, int[][] InputShapes, int[][] OutputShapes, IReadOnlyList<string> Names);
