namespace Verification.Properties.Claims;

/// <summary>What the cases of a run add up to; the same for any number of threads.</summary>
internal sealed class Tally
{
    public long Cases { get; private set; }
    public long Undecided { get; private set; }
    public long Retried { get; private set; }
    public long FirstRefuted { get; private set; } = -1;
    public Evidence Worst { get; private set; }
    public long WorstCase { get; private set; } = -1;

    // The ratio of the worst case, +∞ where that is no number, so that cases have an order.
    public double WorstRatio { get; private set; }
    public double Detectable { get; private set; }
    public double LeastDistance { get; private set; } = double.PositiveInfinity;

    // What an examination threw: cases after it do not count, as after a refuted one.
    public Exception? Failure { get; set; }
    public bool IsOver => FirstRefuted >= 0 || Failure is not null;

    public void Count(in Evidence evidence, long index, double resolution, Relation relation, bool retried, double detectable)
    {
        Verdict verdict = evidence.Judge(resolution);
        Cases++;
        Retried += retried ? 1 : 0;
        Detectable = Math.Max(Detectable, detectable);
        if (verdict == Verdict.Undecided)
        {
            Undecided++;
            return;
        }
        if (verdict == Verdict.Refuted && (FirstRefuted < 0 || index < FirstRefuted))
        {
            FirstRefuted = index;
        }
        double ratio = double.IsNaN(evidence.Ratio) ? double.PositiveInfinity : evidence.Ratio;
        if (WorstCase < 0 || ratio > WorstRatio || (ratio == WorstRatio && index < WorstCase))
        {
            (Worst, WorstCase, WorstRatio) = (evidence, index, ratio);
        }
        if (relation == Relation.AtMost && evidence.Distance < LeastDistance)
        {
            LeastDistance = evidence.Distance;
        }
    }

    public void Merge(Tally other)
    {
        Cases += other.Cases;
        Failure ??= other.Failure;
        Undecided += other.Undecided;
        Retried += other.Retried;
        Detectable = Math.Max(Detectable, other.Detectable);
        LeastDistance = Math.Min(LeastDistance, other.LeastDistance);
        if (other.FirstRefuted >= 0 && (FirstRefuted < 0 || other.FirstRefuted < FirstRefuted))
        {
            FirstRefuted = other.FirstRefuted;
        }
        if (other.WorstCase >= 0 && (WorstCase < 0 || other.WorstRatio > WorstRatio || (other.WorstRatio == WorstRatio && other.WorstCase < WorstCase)))
        {
            (Worst, WorstCase, WorstRatio) = (other.Worst, other.WorstCase, other.WorstRatio);
        }
    }
}
