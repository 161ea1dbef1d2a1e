using Verification.Identities.Claims;
using Verification.Properties.Claims;

namespace Verification.Identities.Subjects;

/// <summary>Every claim about the information measures, checked of somebody else's.</summary>
public static class Audit
{
    /// <summary>Checks every claim whose measures the subject has; where the plan replays a case, that case alone.</summary>
    /// <param name="subject">The measures.</param>
    /// <param name="plan">Which cases; those that the environment asks for where nothing is given.</param>
    /// <exception cref="ArgumentException">The plan replays a case of no claim about measures.</exception>
    public static AuditReport Of(InformationMeasures subject, Plan? plan = null)
    {
        plan ??= Plan.FromEnvironment;
        Judged judged = new(subject);
        List<Report> reports = [];
        List<(string Claim, string Measure)> skipped = [];
        Check[] checks = [.. InformationClaims.About(judged).Where(c => c.Expected == Verdict.Holds && (plan.Replay is not { } one || one.Claim == c.Id)).Select(c => Checks.Of(c, subject.Name))];
        if (checks.Length == 0)
        {
            throw new ArgumentException($"the case to replay is of '{plan.Replay!.Value.Claim}': need a claim about the information measures", nameof(plan));
        }
        foreach (Check check in checks)
        {
            try
            {
                check.Replay(plan.Seed, 0, 1); // a measure that is missing is missing at the first case, and not on many threads
                reports.Add(check.Run(plan));
            }
            catch (InvalidOperationException unexamined) when (unexamined.InnerException is MissingMeasureException missing)
            {
                skipped.Add((check.Id, missing.Measure));
            }
        }
        return new AuditReport { Subject = subject.Name, Plan = plan, Reports = reports, Skipped = skipped, Thrown = judged.Thrown };
    }

    /// <summary>The claims about measures that each ask for one of them, whether or not the subject has it.</summary>
    internal static IReadOnlyList<Check> Asking(InformationMeasures subject, string measure)
    {
        Judged judged = new(subject);
        List<Check> asking = [];
        foreach (Check check in InformationClaims.About(judged).Where(c => c.Expected == Verdict.Holds).Select(c => Checks.Of(c, subject.Name)))
        {
            judged.Asked.Clear();
            check.Replay(Plan.FromEnvironment.Seed, 0, 1);
            if (judged.Asked.Contains(measure))
            {
                asking.Add(check);
            }
        }
        return asking;
    }
}
