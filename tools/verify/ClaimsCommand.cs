using System.CommandLine;
using Spectre.Console;
using Verification.Properties.Cases;
using Verification.Properties.Claims;

namespace Verification.Tools.Verify;

/// <summary><c>verify identities</c> and its like: the claims of one catalogue.</summary>
internal static class ClaimsCommand
{
    public static Command Create(Catalogues room)
    {
        (string name, string description, IReadOnlyList<Check> catalogue) = room;
        Option<ulong> seed = Shared.Seed();
        Option<long?> cases = new("--cases") { Description = "Cases of each claim instead of 1000; dearer claims keep their proportion" };
        Option<string> filter = Shared.Filter("claims whose id");
        Option<string?> shard = Shared.Shard();
        Option<string?> replay = new("--replay") { Description = "Check one case alone, as CLAIM:SEED:CASE" };
        Option<FileInfo?> json = Shared.Json();
        Command command = new(name, description) { seed, cases, filter, shard, replay, json };
        command.SetAction(parsed =>
        {
            Plan plan = new() { Seed = parsed.GetValue(seed), Cases = Positive(parsed.GetValue(cases)), Shard = Shard.Parse(parsed.GetValue(shard)) };
            if (parsed.GetValue(replay) is { } text)
            {
                return Replay(name, catalogue, CaseSeed.Parse(text), plan, parsed.GetValue(json));
            }
            IReadOnlyList<Check> chosen = [.. catalogue.Where(c => c.Id.Contains(parsed.GetValue(filter)!, StringComparison.Ordinal))];
            if (chosen.Count == 0)
            {
                throw new UsageException($"--filter is '{parsed.GetValue(filter)}': no claim has it in its id ('verify list' lists them)");
            }
            IReadOnlyList<ClaimResult> results = Screen.Progress(name, progress => ClaimResult.Of(chosen, plan, progress));
            ClaimsText.Print(results, plan, name);
            JsonReport.Write(parsed.GetValue(json), name, plan.Seed, results.Select(r => ClaimsText.Json(r, plan, name)), ClaimsText.Summary(results));
            return results.All(r => r.IsGood) ? Exit.Good : Exit.Refuted;
        });
        return command;
    }

    private static int Replay(string name, IReadOnlyList<Check> catalogue, CaseSeed which, Plan plan, FileInfo? json)
    {
        Check check = catalogue.FirstOrDefault(c => c.Id == which.Claim) ?? throw new UsageException($"--replay names the claim '{which.Claim}': 'verify {name}' has no such claim");
        plan = plan with { Seed = which.Seed };
        if (which.Case >= check.CasesOf(plan))
        {
            throw new UsageException($"--replay names case {which.Case}: a run of '{which.Claim}' has {check.CasesOf(plan)} cases, counted from 0 (--cases changes that)");
        }
        ClaimResult result = new(check.Replay(which.Seed, which.Case, check.CasesOf(plan)), []);
        Console.WriteLine(ClaimsText.Case(result.Report, which, plan, name));
        JsonReport.Write(json, name, which.Seed, [ClaimsText.Json(result, plan, name)], ClaimsText.Summary([result]));
        return result.Report.Verdict == Verdict.Refuted && check.Expected != Verdict.Refuted ? Exit.Refuted : Exit.Good;
    }

    private static long? Positive(long? cases) => cases is null or > 0 ? cases : throw new UsageException($"--cases is {cases}: need a whole number of at least 1");
}

/// <summary>What a claim and its mutants came to.</summary>
internal sealed record ClaimResult(Report Report, IReadOnlyList<MutantReport> Mutants)
{
    /// <summary>The claim came to its verdict, and every mutant was rejected.</summary>
    public bool IsGood => Report.IsAsExpected && Mutants.All(m => m.Rejected);

    public static IReadOnlyList<ClaimResult> Of(IReadOnlyList<Check> checks, Plan plan, Action<int, int> progress)
    {
        List<ClaimResult> results = [];
        foreach (Check check in checks)
        {
            // A mutant is looked for among all cases: a shard of few could miss it through no fault of the claim.
            Plan whole = plan with { Shard = Shard.Whole };
            results.Add(new(check.Run(plan), [.. Enumerable.Range(0, check.Mutants.Count).Select(m => check.Reject(m, whole))]));
            progress(results.Count, checks.Count);
        }
        return results;
    }
}
