using System.Globalization;
using Spectre.Console;
using Verification.Properties.Cases;
using Verification.Properties.Claims;

namespace Verification.Tools.Verify;

/// <summary>How the results of a catalogue are shown.</summary>
internal static class ClaimsText
{
    public static void Print(IReadOnlyList<ClaimResult> results, Plan plan, string command)
    {
        Table table = Screen.Table("claim", "kind", "verdict", ">cases", ">undecided", ">worst gap/bound", ">mutants rejected", ">s");
        foreach (ClaimResult result in results)
        {
            Report report = result.Report;
            string verdict = Verdict(report);
            Screen.Row(table, result.IsGood ? "green" : report.Verdict == Properties.Claims.Verdict.Undecided ? "yellow" : "red", 2,
                report.Check.Id, report.Check.Kind, verdict, Count(report.Cases), Count(report.Undecided), Screen.Number(report.Worst.Ratio),
                report.Check.Mutants.Count == 0 ? "" : $"{result.Mutants.Count(m => m.Rejected)} of {result.Mutants.Count}", report.Seconds.ToString("F2", CultureInfo.InvariantCulture));
        }
        Screen.Print(table);
        foreach (ClaimResult result in results.Where(r => r.Report.Counterexample is not null && r.Report.IsAsExpected))
        {
            Counterexample found = result.Report.Counterexample!;
            Console.WriteLine($"  {result.Report.Check.Id}: false as stated, {result.Report.Check.Statement}");
            Console.WriteLine($"    {found.Input} gives {found.Evidence.Left:R} and {found.Evidence.Right:R}; '{result.Report.Check.Corrected}' says it rightly  {result.Report.Check.Source}");
        }
        foreach (Report mean in results.Select(r => r.Report).Where(r => r.Detectable > 0))
        {
            Console.WriteLine($"  {mean.Check.Id}: an error of {Screen.Number(mean.Detectable)} or more is found with probability 0.99");
        }
        PrintFailures(results, plan, command);
        Console.WriteLine(Totals(results));
    }

    /// <summary>The claims that did not come to their verdict, and the mutants that were not rejected.</summary>
    public static void PrintFailures(IReadOnlyList<ClaimResult> results, Plan plan, string command)
    {
        foreach (ClaimResult result in results.Where(r => !r.Report.IsAsExpected))
        {
            Console.WriteLine();
            Console.WriteLine(FailureText.Of(result.Report, plan.Seed, result.Report.Check.CasesOf(plan), Replays(plan, command)));
        }
        foreach ((ClaimResult result, MutantReport mutant) in results.SelectMany(r => r.Mutants.Where(m => !m.Rejected).Select(m => (r, m))))
        {
            Console.WriteLine($"  {result.Report.Check.Id} does not reject the mutant '{mutant.Name}' in {Count(mutant.Cases)} cases");
        }
    }

    /// <summary>The last line: how many of everything.</summary>
    public static string Totals(IReadOnlyList<ClaimResult> results)
    {
        IEnumerable<Report> reports = results.Select(r => r.Report);
        int refutations = reports.Count(r => r.Check.Expected == Properties.Claims.Verdict.Refuted && r.IsAsExpected);
        int means = reports.Count(r => r.Detectable > 0);
        return $"{reports.Count(r => r.Verdict == Properties.Claims.Verdict.Holds && r.IsAsExpected)} hold, {reports.Count(r => r.Verdict == Properties.Claims.Verdict.Refuted && !r.IsAsExpected)} refuted, "
            + $"{reports.Count(r => r.Verdict == Properties.Claims.Verdict.Undecided)} undecided; {refutations} false statements refuted; "
            + $"{results.Sum(r => r.Mutants.Count(m => m.Rejected))} of {results.Sum(r => r.Mutants.Count)} mutants rejected; {Count(reports.Sum(r => r.Undecided))} of {Count(reports.Sum(r => r.Cases))} cases undecided"
            + (means > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {means} statistical claims, false alarm in at most {Sampling<int>.FalseAlarmOfRun:0e+0} of runs") : "");
    }

    /// <summary>One case that was looked at alone.</summary>
    public static string Case(Report report, CaseSeed which, Plan plan, string command)
    {
        Check check = report.Check;
        if (report.Counterexample is not null)
        {
            return FailureText.Of(report, which.Seed, check.CasesOf(plan), Replays(plan, command));
        }
        string verdict = report.Verdict == Properties.Claims.Verdict.Holds ? "holds" : "is undecided";
        return $"{check.Id} {verdict} in case {which.Case}: {check.Statement}\n"
            + $"  left    {FailureText.Number(report.Worst.Left)}      right   {FailureText.Number(report.Worst.Right)}\n"
            + string.Create(CultureInfo.InvariantCulture, $"  gap     {report.Worst.Gap:0.00e+0}, bound {report.Worst.Bound:0.0e+0}\n")
            + $"  input   {check.Input(which.Seed, which.Case)}\n  source  {check.Source}";
    }

    /// <summary>A claim's result as it stands in the JSON file.</summary>
    public static object Json(ClaimResult result, Plan plan, string command)
    {
        Report report = result.Report;
        Evidence evidence = report.Counterexample?.Evidence ?? report.Worst;
        long at = report.Counterexample?.Case ?? report.WorstCase;
        return new
        {
            report.Check.Id,
            report.Check.Subject,
            report.Check.Kind,
            Verdict = report.Verdict.ToString().ToLowerInvariant(),
            Expected = report.Check.Expected.ToString().ToLowerInvariant(),
            report.Cases,
            report.Undecided,
            evidence.Gap,
            evidence.Bound,
            evidence.Ratio,
            Input = report.Counterexample?.Input ?? (at < 0 ? "" : report.Check.Input(plan.Seed, at)),
            Replay = at < 0 ? "" : $"{Replays(plan, command)} {report.Check.Replays(plan.Seed, at)}",
            Source = report.Check.Source.ToString(),
            Mutants = result.Mutants.Select(m => new { m.Name, m.Rejected, m.Cases }),
            report.Detectable,
            report.Seconds,
        };
    }

    /// <summary>The counts of the JSON file.</summary>
    public static object Summary(IReadOnlyList<ClaimResult> results) => new
    {
        Holds = results.Count(r => r.Report.Verdict == Properties.Claims.Verdict.Holds && r.Report.IsAsExpected),
        Refuted = results.Count(r => r.Report.Verdict == Properties.Claims.Verdict.Refuted && !r.Report.IsAsExpected),
        Undecided = results.Count(r => r.Report.Verdict == Properties.Claims.Verdict.Undecided),
        Refutations = results.Count(r => r.Report.Check.Expected == Properties.Claims.Verdict.Refuted && r.Report.IsAsExpected),
        Mutants = results.Sum(r => r.Mutants.Count),
        MutantsRejected = results.Sum(r => r.Mutants.Count(m => m.Rejected)),
    };

    private static string Verdict(Report report) => report.Verdict switch
    {
        Properties.Claims.Verdict.Holds => report.IsAsExpected ? "holds" : "not refuted",
        Properties.Claims.Verdict.Refuted => report.IsAsExpected ? "refuted, as it must be" : "refuted",
        _ => "undecided",
    };

    private static string Replays(Plan plan, string command) => $"verify {command}{(plan.Cases is { } cases ? $" --cases {cases.ToString(CultureInfo.InvariantCulture)}" : "")} --replay";

    private static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
