using Verification.Properties.Claims;

namespace Verification.Identities.Subjects;

/// <summary>What an audit found.</summary>
public sealed record AuditReport
{
    /// <summary>Whose measures it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Which cases were looked at.</summary>
    public required Plan Plan { get; init; }

    /// <summary>What was checked, claim by claim.</summary>
    public required IReadOnlyList<Report> Reports { get; init; }

    /// <summary>The claims that were not checked, and the measure that each lacks.</summary>
    public required IReadOnlyList<(string Claim, string Measure)> Skipped { get; init; }

    /// <summary>The last exception that the subject threw, if it threw one.</summary>
    public Exception? Thrown { get; init; }

    /// <summary>The text of every claim that does not hold, or of which no case could be decided: formula, both values, gap ÷ bound, the simplest input, how to replay it, source.</summary>
    public IReadOnlyList<string> Failures => [.. Reports.Where(r => !r.IsAsExpected).Select(Text)];

    /// <summary>Passes where every claim that was checked holds, and at least one was.</summary>
    /// <exception cref="AuditException">One does not; its message is the text of all that do not.</exception>
    public void ShouldHold()
    {
        if (Reports.Count == 0)
        {
            throw new AuditException($"no claim about {Subject} was checked: need at least one measure (missing: {string.Join(", ", Skipped.Select(s => s.Measure).Distinct())})");
        }
        if (Failures.Count > 0)
        {
            throw new AuditException($"{Failures.Count} of {Reports.Count} claims about {Subject} do not hold:\n\n{string.Join("\n\n", Failures)}\n\n{Summary}");
        }
    }

    /// <summary>How many hold, how many cases were undecided, and what was skipped, in a line each.</summary>
    public string Summary => $"{Subject}: {Reports.Count(r => r.IsAsExpected)} of {Reports.Count} claims hold; {Reports.Sum(r => r.Undecided)} of {Reports.Sum(r => r.Cases)} cases undecided"
        + string.Concat(Skipped.GroupBy(s => s.Measure).Select(g => $"\n  skipped for want of {g.Key}: {string.Join(", ", g.Select(s => s.Claim))}"))
        + (Thrown is null ? "" : $"\n  threw {Thrown.GetType().Name}: {Thrown.Message}");

    private string Text(Report report) => FailureText.Of(report, Plan.Replay?.Seed ?? Plan.Seed, report.Check.CasesOf(Plan), "VERIFY_REPLAY=");
}
