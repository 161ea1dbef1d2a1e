using Verification.Reference.Numbers;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Whether what a format computed, and what is exact, lie within a tracked number's radius.</summary>
/// <remarks>Written so that NaN fails: <c>!(gap &lt;= radius)</c>. An infinite radius is no verdict and counted.</remarks>
public sealed class Containment
{
    public int Decided { get; private set; }

    public int Undecided { get; private set; }

    /// <summary>The largest gap, in radii, of a computed number from its value.</summary>
    public double Worst { get; private set; }

    public List<string> Violations { get; } = [];

    public void Computed<TRule>(double got, Augmented<TRule> bound, Func<string> what) where TRule : struct, IRule => Check(got, bound, what);

    public void Exact<TRule>(Wide exact, Augmented<TRule> bound, Func<string> what) where TRule : struct, IRule
    {
        if (double.IsFinite(bound.Value) && double.IsFinite(bound.Extra))
        {
            // The gap in two words: the radius may be as small as a rounding of our own double.
            Wide gap = Wide.Abs(exact - bound.Value);
            if (!(gap.Value <= bound.Extra * (1 + 1e-15)))
            {
                Violations.Add($"{what()}: exact {exact} is not {bound}");
            }
        }
    }

    private void Check<TRule>(double got, Augmented<TRule> bound, Func<string> what) where TRule : struct, IRule
    {
        if (!double.IsFinite(bound.Extra))
        {
            Undecided++;
            return;
        }
        Decided++;
        bool same = got.Equals(bound.Value) || got == bound.Value;
        double gap = same ? 0 : Math.Abs(got - bound.Value);
        if (!(gap <= bound.Extra))
        {
            Violations.Add($"{what()}: computed {got:R} is not {bound}");
        }
        Worst = Math.Max(Worst, gap == 0 ? 0 : gap / bound.Extra);
    }
}
