using System.CommandLine;
using Spectre.Console;
using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Inputs;
using Verification.Properties.Claims;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Tools.Verify;

/// <summary>Plain <c>verify</c>: every catalogue of claims, and the bundled models on every backend that this machine has.</summary>
internal static class SuiteCommand
{
    public static void Attach(RootCommand root)
    {
        Option<ulong> seed = Shared.Seed();
        Option<string> filter = Shared.Filter("claims and models whose id");
        Option<FileInfo?> json = Shared.Json();
        root.Options.Add(seed);
        root.Options.Add(filter);
        root.Options.Add(json);
        root.SetAction(parsed => Run(parsed.GetValue(seed), parsed.GetValue(filter)!, parsed.GetValue(json)));
    }

    private static int Run(ulong seed, string filter, FileInfo? json)
    {
        List<BundledModel> models = [.. BundledModel.All().Where(m => m.Id.Contains(filter, StringComparison.Ordinal))];
        Plan plan = new() { Seed = seed };
        List<(Catalogues Room, IReadOnlyList<ClaimResult> Results)> claims = [];
        foreach (Catalogues room in Catalogues.All)
        {
            Check[] chosen = [.. room.Checks.Where(c => c.Id.Contains(filter, StringComparison.Ordinal))];
            if (chosen.Length > 0)
            {
                claims.Add((room, Screen.Progress(room.Name, progress => ClaimResult.Of(chosen, plan, progress))));
            }
        }
        if (models.Count + claims.Count == 0)
        {
            throw new UsageException($"--filter is '{filter}': no claim and no bundled model has it in its id ('verify list' lists them)");
        }
        List<(BundledModel Model, string Backend, ModelReport? Report, string Problem)> rows = Screen.Progress("bundled models", progress =>
        {
            List<(BundledModel, string, ModelReport?, string)> done = [];
            foreach (BundledModel model in models)
            {
                foreach (string name in Backends.Names)
                {
                    done.Add(Audit(model, name, seed));
                    progress(done.Count, models.Count * Backends.Names.Count);
                }
            }
            return done;
        });

        foreach ((Catalogues room, IReadOnlyList<ClaimResult> results) in claims)
        {
            Console.WriteLine($"{room.Name}: {ClaimsText.Totals(results)}");
            ClaimsText.PrintFailures(results, plan, room.Name);
        }
        Table table = Screen.Table("model", "backend", "verdict", ">nodes", ">faithful", ">within bound", ">undecided", ">worst gap/bound", ">inherited error");
        foreach ((BundledModel model, string backend, ModelReport? report, string problem) in rows)
        {
            string verdict = Verdict(report);
            string[] cells = report is null ? ["", "", "", "", "", problem] :
            [
                $"{report.Nodes.Count}", $"{report.Count(NodeClass.Faithful)}", $"{report.Count(NodeClass.WithinBound)}", $"{report.Count(NodeClass.Undecided)}",
                Screen.Number(report.Nodes.Select(n => n.Ratio).DefaultIfEmpty().Max()), Screen.Number(report.Outputs.Select(o => o.Relative).DefaultIfEmpty().Max()),
            ];
            Screen.Row(table, verdict == "holds" ? "green" : verdict == "refuted" ? "red" : "yellow", 2, [model.Id, backend, verdict, .. cells]);
        }
        if (rows.Count > 0)
        {
            Screen.Print(table);
        }
        ClaimResult[] all = [.. claims.SelectMany(c => c.Results)];
        int holds = rows.Count(r => Verdict(r.Report) == "holds") + all.Count(r => r.IsGood);
        int refuted = rows.Count(r => Verdict(r.Report) == "refuted") + all.Count(r => !r.IsGood && r.Report.Verdict != Properties.Claims.Verdict.Undecided);
        int undecided = rows.Count + all.Length - holds - refuted;
        Console.WriteLine($"in all: {holds} as they must be, {refuted} not, {undecided} undecided or unavailable");
        IEnumerable<object> claimed = claims.SelectMany(c => c.Results.Select(r => ClaimsText.Json(r, plan, c.Room.Name)));
        JsonReport.Write(json, "verify", seed, [.. claimed, .. rows.Select(r => new
        {
            r.Model.Id,
            Subject = r.Backend,
            Verdict = Verdict(r.Report),
            Cases = r.Report?.Nodes.Count ?? 0,
            Gap = Worst(r.Report)?.Gap ?? 0,
            Bound = Worst(r.Report)?.Bound ?? 0,
            Ratio = Worst(r.Report)?.Ratio ?? 0,
            Input = r.Report is null ? r.Problem : string.Join("; ", r.Report.Inputs),
            Replay = $"verify --filter {r.Model.Id} --seed {seed}",
            r.Model.Source,
            Seconds = r.Report?.Seconds ?? 0,
        })], new { holds, refuted, undecided, mutants = all.Sum(r => r.Mutants.Count), mutantsRejected = all.Sum(r => r.Mutants.Count(m => m.Rejected)) });
        return refuted > 0 ? Exit.Refuted : Exit.Good;
    }

    private static (BundledModel, string, ModelReport?, string) Audit(BundledModel model, string name, ulong seed)
    {
        IBackend backend = Backends.Find(name);
        try
        {
            Dictionary<string, Value> inputs = new RandomInputs { Seed = seed }.For(ModelLoader.Convert(model.Proto, model.Id, null), _ => null);
            return (model, name, new ModelAudit { Backend = backend }.Run(model.Proto, model.Id, null, inputs), "");
        }
        catch (BackendException e)
        {
            return (model, name, null, e.Message);
        }
    }

    private static NodeResult? Worst(ModelReport? report) => report?.Nodes.MaxBy(n => n.Ratio);

    private static string Verdict(ModelReport? report) => report switch
    {
        null => "unavailable",
        _ when report.Count(NodeClass.Violated) > 0 => "refuted",
        _ when report.Count(NodeClass.Undecided) + report.Count(NodeClass.Unsupported) > 0 => "undecided",
        _ => "holds",
    };
}
