using System.Numerics;
using System.Runtime.CompilerServices;
using Verification.Properties.Cases;
using Verification.Properties.Domains;
using Verification.Properties.Statistics;
using Verification.Reference.Numbers;

namespace Verification.Properties.Claims;

/// <summary>How the two sides of a claim are related.</summary>
public enum Relation
{
    /// <summary>left = right.</summary>
    Equal,

    /// <summary>left ≤ right.</summary>
    AtMost,

    /// <summary>The left side is a mean of random samples, the right side its expectation.</summary>
    Expectation,

    /// <summary>The left side is a derivative, the right side differences that estimate their own error.</summary>
    Derivative,

    /// <summary>The left side is as near to the right one as that says itself.</summary>
    Within,
}

/// <summary>A claim in some number type: <c>Tracked</c> to be judged, <c>TrackedWide</c> where that cannot tell.</summary>
/// <typeparam name="T">The number type.</typeparam>
public abstract class Claim<T> where T : struct, IFloatingPointIeee754<T>
{
    private protected Claim()
    {
    }

    /// <summary>Its permanent name, in kebab case: <c>softmax-shift-invariance</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The formula, as text.</summary>
    public required string Statement { get; init; }

    /// <summary>Where it is from.</summary>
    public required Source Source { get; init; }

    /// <summary>The verdict that a check must come to: <see cref="Verdict.Refuted"/> for a statement that is printed or believed, and false.</summary>
    public Verdict Expected { get; init; } = Verdict.Holds;

    /// <summary>The id of the claim that says it rightly; required where the verdict to come to is <see cref="Verdict.Refuted"/>.</summary>
    public string Corrected { get; init; } = "";

    /// <summary>The widest bound, relative to max(1, |left|, |right|), that decides anything: beyond it a case is undecided. No gap passes because of it.</summary>
    /// <remarks>For a mean, the radius is a confidence radius in the samples' own unit: unless a claim says otherwise, any finite one decides, and the report says what error it detects.</remarks>
    public double Resolution { get => stated ?? (Relation == Relation.Expectation ? double.MaxValue : 1e-6); init => stated = value; }

    private readonly double? stated;

    /// <summary>How the sides are related.</summary>
    public Relation Relation { get; private protected init; }

    /// <summary>Why no case comes within a thousandth of the bound; empty where one must.</summary>
    public string Loose { get; init; } = "";

    /// <summary>How many cases a run of usual effort has.</summary>
    public int Cases { get; init; } = Plan.UsualCases;

    /// <exception cref="InvalidOperationException">The claim states no relation or several, or has mutants that its relation cannot judge.</exception>
    internal abstract Check Checked(Claim<TrackedWide>? wide, string subject);
}

/// <summary>A claim about inputs of some type, as its check sees it.</summary>
/// <typeparam name="TInput">The type of an input.</typeparam>
/// <typeparam name="T">The number type.</typeparam>
public abstract class Claim<TInput, T> : Claim<T> where T : struct, IFloatingPointIeee754<T>
{
    private protected Claim()
    {
    }

    /// <summary>Where the inputs come from.</summary>
    public required Domain<TInput> Domain { get; init; }

    internal abstract IReadOnlyList<string> MutantNames { get; }

    /// <summary>The evidence of one input, for the claim itself (−1) or for one of its mutants.</summary>
    /// <param name="input">The input.</param>
    /// <param name="random">The case's generator, which goes on where the input's drawing ended.</param>
    /// <param name="falseAlarm">For a mean: the probability that this case may be refuted although the claim is true.</param>
    /// <param name="mutant">Which variant.</param>
    /// <param name="detectable">For a mean: the smallest error found with probability 0.99.</param>
    internal abstract Evidence Examine(TInput input, Xoshiro random, double falseAlarm, int mutant, out double detectable);

    internal override Check Checked(Claim<TrackedWide>? wide, string subject)
    {
        RefuseWhatCannotBeJudged();
        return new Check<TInput>((Claim<TInput, Tracked>)(object)this, (Claim<TInput, TrackedWide>?)wide, subject);
    }

    private protected abstract void RefuseWhatCannotBeJudged();
}

/// <summary>A claim whose two sides are functions of what is given, written once for every number type.</summary>
/// <remarks>
/// Set one of <see cref="Equal"/>, <see cref="EqualEach"/>, <see cref="Derivative"/>, <see cref="EachWithin"/>, <see cref="AtMost"/> or <see cref="Mean"/>, and at least two mutants of its kind.
/// The bound is never set: it is the error radius that the sides carry.
/// </remarks>
/// <typeparam name="TInput">The type of an input, in plain doubles.</typeparam>
/// <typeparam name="TGiven">What the sides are given: the input in the number type.</typeparam>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Claim<TInput, TGiven, T> : Claim<TInput, T> where T : struct, IFloatingPointIeee754<T>
{
    private Func<TGiven, T>? left, right;
    private Func<TGiven, T[]>? lefts, rights;
    private Func<TGiven, (T[] Value, double[] Error)>? stating;
    private Sampling<TGiven>? sampling;
    private int relations;

    /// <summary>The input in the number type; made once, for both sides.</summary>
    public required Func<TInput, TGiven> Given { get; init; }

    /// <summary>left = right.</summary>
    public (Func<TGiven, T> Left, Func<TGiven, T> Right) Equal
    {
        init => (Relation, left, right, relations) = (Relation.Equal, value.Left, value.Right, relations + 1);
    }

    /// <summary>leftᵢ = rightᵢ for every entry i.</summary>
    public (Func<TGiven, T[]> Left, Func<TGiven, T[]> Right) EqualEach
    {
        init => (Relation, lefts, rights, relations) = (Relation.Equal, value.Left, value.Right, relations + 1);
    }

    /// <summary>leftᵢ is the derivative that differences, by <see cref="DifferenceQuotient"/>, estimate with an error of their own; a case whose estimate is useless is undecided.</summary>
    public (Func<TGiven, T[]> Left, Func<TGiven, (T[] Value, double[] Error)> Right) Derivative
    {
        init => (Relation, lefts, stating, relations) = (Relation.Derivative, value.Left, value.Right, relations + 1);
    }

    /// <summary>|leftᵢ − rightᵢ| ≤ the error that the right side states for each entry, which is added to the bound.</summary>
    public (Func<TGiven, T[]> Left, Func<TGiven, (T[] Value, double[] Error)> Right) EachWithin
    {
        init => (Relation, lefts, stating, relations) = (Relation.Within, value.Left, value.Right, relations + 1);
    }

    /// <summary>left ≤ right.</summary>
    public (Func<TGiven, T> Left, Func<TGiven, T> Right) AtMost
    {
        init => (Relation, left, right, relations) = (Relation.AtMost, value.Left, value.Right, relations + 1);
    }

    /// <summary>The mean of samples is, but for a deviation that their law makes all but impossible, the right side.</summary>
    public (Sampling<TGiven> Left, Func<TGiven, T> Right) Mean
    {
        init => (Relation, sampling, right, relations) = (Relation.Expectation, value.Left, value.Right, relations + 1);
    }

    /// <summary>Wrong variants that must be rejected; of a claim about a mean, wrong expectations.</summary>
    public IReadOnlyList<Mutant<TGiven, T>> Mutants { get; init; } = [];

    /// <summary>Wrong variants of vector-valued sides.</summary>
    public IReadOnlyList<Mutant<TGiven, T[]>> MutantsOfEach { get; init; } = [];

    /// <summary>Wrong samplers of a claim about a mean.</summary>
    public IReadOnlyList<(string Name, Sampling<TGiven> Sampling)> MutantsOfMean { get; init; } = [];

    internal override IReadOnlyList<string> MutantNames => [.. Mutants.Select(m => m.Name), .. MutantsOfEach.Select(m => m.Name), .. MutantsOfMean.Select(m => m.Name)];

    internal override Evidence Examine(TInput input, Xoshiro random, double falseAlarm, int mutant, out double detectable)
    {
        TGiven given = Given(input);
        if (sampling is not null)
        {
            return Sampled(given, random, falseAlarm, mutant, out detectable);
        }
        detectable = 0;
        if (lefts is not null)
        {
            Mutant<TGiven, T[]>? wrong = mutant < 0 ? null : MutantsOfEach[mutant];
            T[] left = (wrong?.Left ?? lefts)(given);
            (T[] right, double[]? error) = stating is not null ? stating(given) : ((wrong?.Right ?? rights!)(given), null);
            return WorstOf(left, right, error);
        }
        return mutant < 0 ? Between(left!(given), right!(given)) : Between((Mutants[mutant].Left ?? left!)(given), (Mutants[mutant].Right ?? right!)(given));
    }

    private Evidence Sampled(TGiven given, Xoshiro random, double falseAlarm, int mutant, out double detectable)
    {
        Sampling<TGiven> sampler = mutant < Mutants.Count ? sampling! : MutantsOfMean[mutant - Mutants.Count].Sampling;
        Estimate estimate = sampler.Estimate(given, random, falseAlarm);
        detectable = estimate.Detectable;
        T expectation = (mutant >= 0 && mutant < Mutants.Count ? Mutants[mutant].Right! : right!)(given);
        double value = double.CreateTruncating(expectation);
        return new(estimate.Mean, value, Math.Abs(estimate.Mean - value), (estimate.Radius + Special.Radius(expectation)) * (1 + 8 * Rounding));
    }

    private protected override void RefuseWhatCannotBeJudged()
    {
        if (relations != 1)
        {
            throw new InvalidOperationException($"'{Id}' states {relations} relations: need exactly one of Equal, EqualEach, Derivative, EachWithin, AtMost and Mean");
        }
        bool isMean = sampling is not null, isEach = lefts is not null;
        if ((isEach && Mutants.Count > 0) || (!isEach && MutantsOfEach.Count > 0) || (!isMean && MutantsOfMean.Count > 0) || (stating is not null && MutantsOfEach.Any(m => m.Right is not null)) || (isMean && Mutants.Any(m => m.Left is not null || m.Right is null)))
        {
            throw new InvalidOperationException($"'{Id}' has a mutant of another kind than its sides: need Mutants for Equal and AtMost, MutantsOfEach for EqualEach, with a left side for Derivative and EachWithin, MutantsOfMean or Mutants with a right side for Mean");
        }
        if (Mutants.Any(m => m.Left is null && m.Right is null) || MutantsOfEach.Any(m => m.Left is null && m.Right is null))
        {
            throw new InvalidOperationException($"'{Id}' has a mutant that changes neither side");
        }
    }

    private const double Rounding = 1.1102230246251565e-16;

    private Evidence WorstOf(T[] left, T[] right, double[]? error)
    {
        if (left.Length != right.Length)
        {
            throw new InvalidOperationException($"'{Id}' compares {left.Length} entries with {right.Length}: need as many on both sides");
        }
        // Where there is nothing to compare, nothing is decided.
        Evidence worst = new(0, 0, 0, double.PositiveInfinity);
        for (int i = 0; i < left.Length; i++)
        {
            Evidence entry = Between(left[i], right[i]) with { Entry = i };
            entry = error is null ? entry : entry with { Bound = (entry.Bound + error[i]) * (1 + 8 * Rounding) };
            if (i == 0 || entry.IsWorseThan(worst, Resolution))
            {
                worst = entry;
            }
        }
        return worst;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Evidence Between(T left, T right)
    {
        double l = double.CreateTruncating(left), r = double.CreateTruncating(right);
        if (!double.IsFinite(l) || !double.IsFinite(r))
        {
            // The class is compared before the value: the same infinity on both sides has no gap, NaN is neither equal to nor less than anything.
            double apart = double.IsNaN(l) || double.IsNaN(r) ? double.NaN : l.Equals(r) || (Relation == Relation.AtMost && l < r) ? 0 : double.PositiveInfinity;
            return new(l, r, apart, Special.Radius(left) + Special.Radius(right));
        }
        T difference = left - right;
        double gap = double.CreateTruncating(difference), bound = Special.Radius(difference);
        return new(l, r, Relation != Relation.AtMost ? Math.Abs(gap) : gap <= 0 ? 0 : gap, bound);
    }
}
