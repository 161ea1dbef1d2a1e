using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Verification.Properties.Claims;

namespace Verification.Properties.Xunit;

/// <summary>The five checks of every claim of a catalogue, for theories whose data are <see cref="Ids"/>; each throws where it does not hold.</summary>
/// <param name="catalogue">The claims.</param>
/// <param name="command">What replays a case, its <c>id:seed:case</c> to be appended: <c>verify identities --replay</c>.</param>
/// <param name="plan">Which cases; those that the environment asks for where it is null.</param>
public sealed class ClaimTheories(IReadOnlyList<Check> catalogue, string command, Plan? plan = null)
{
    /// <summary>The fewest mutants of a claim that holds.</summary>
    public const int FewestMutants = 2;

    /// <summary>The least <see cref="Report.Sharpness"/> of a bound that means something.</summary>
    public const double LeastSharpness = 1e-3;

    private readonly Plan plan = plan ?? Plan.FromEnvironment;
    private readonly ConcurrentDictionary<string, Report> reports = new();

    /// <summary>The claims' ids, in the catalogue's order.</summary>
    public IReadOnlyList<string> Ids { get; } = [.. catalogue.Select(c => c.Id)];

    /// <summary>The claim comes to the verdict that it must come to.</summary>
    public void ComesToItsVerdict(string id)
    {
        Report report = ReportOf(id);
        Require(report.IsAsExpected, () => FailureText.Of(report, plan.Seed, report.Check.CasesOf(plan), command));
    }

    /// <summary>The claim has mutants, and some case refutes each.</summary>
    public void RejectsEveryMutant(string id)
    {
        Check check = Find(id);
        int fewest = check.Expected == Verdict.Holds ? FewestMutants : 0;
        Require(check.Mutants.Count >= fewest, () => $"{id} has {check.Mutants.Count} mutants: need at least {fewest}");
        MutantReport[] survivors = [.. Enumerable.Range(0, check.Mutants.Count).Select(m => check.Reject(m, plan)).Where(m => !m.Rejected)];
        Require(survivors.Length == 0, () => List($"{id} does not reject", survivors.Select(m => $"'{m.Name}' in {m.Cases} cases")));
    }

    /// <summary>Some case is each of the domain's edges.</summary>
    public void ReachesTheEdgesOfItsDomain(string id)
    {
        Check check = Find(id);
        (string Edge, long Case)[] missed = [.. check.Reach(plan).Where(e => e.Case < 0)];
        Require(missed.Length == 0, () => List($"{check.CasesOf(plan)} cases of {id} ({check.Domain}) never reach", missed.Select(m => $"'{m.Edge}'")));
    }

    /// <summary>Some case comes near its bound, or the claim says why none can; not both. What must be refuted has no bound to come near.</summary>
    public void HasATightBoundOrSaysWhyNot(string id)
    {
        Report report = ReportOf(id);
        if (report.Check.Expected == Verdict.Refuted)
        {
            return;
        }
        string loose = report.Check.Loose;
        string comes = string.Create(CultureInfo.InvariantCulture, $"{id} comes within {report.Sharpness:G3} of its bound");
        Require(report.Sharpness >= LeastSharpness || loose.Length > 0, () => string.Create(CultureInfo.InvariantCulture, $"{comes}: need {LeastSharpness:G3}, or the reason in Loose"));
        // Of a single input, how near it comes is luck that another processor need not have.
        Require(!(report.Sharpness >= LeastSharpness) || loose.Length == 0 || report.Cases == 1, () => $"{comes}, and says that none does: '{loose}'");
    }

    /// <summary>The claim's source is in the bibliography; what is false names the claim that says it rightly, which holds.</summary>
    public void CitesTheBibliography(string id)
    {
        Check check = Find(id);
        Require(Sources.All.Contains(check.Source.Document), () => $"{id} cites {check.Source}, which is not in Sources.All");
        Require(check.Expected == Verdict.Holds || check.Corrected.Length > 0, () => $"{id} must be refuted and names no corrected claim");
        Require(check.Corrected.Length == 0 || catalogue.Any(c => c.Id == check.Corrected && c.Expected == Verdict.Holds), () => $"{id} names '{check.Corrected}' as its correction: need a claim of this catalogue that holds");
    }

    /// <summary>The claims about means are no more than those among which the false-alarm probability of a run is shared.</summary>
    public void HaveAShareOfTheFalseAlarm()
    {
        int means = catalogue.Count(c => c.Kind == "mean");
        Require(means <= Sampling<int>.MostClaims, () => $"{means} claims are about means: the false-alarm probability of a run is shared among {Sampling<int>.MostClaims}");
    }

    /// <summary>All ids are in kebab case, and no two are the same.</summary>
    public void HaveUniqueIds()
    {
        string[] repeated = [.. Ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key)], odd = [.. Ids.Where(id => !IsKebab(id))];
        Require(repeated.Length == 0, () => List("ids of several claims", repeated));
        Require(odd.Length == 0, () => List("ids that are not in kebab case", odd));
    }

    private Report ReportOf(string id) => reports.GetOrAdd(id, _ => Find(id).Run(plan));

    private Check Find(string id) => catalogue.FirstOrDefault(c => c.Id == id) ?? throw new ArgumentException($"there is no claim '{id}': need one of {string.Join(", ", Ids)}", nameof(id));

    private static bool IsKebab(string id) => id.Length > 0 && id.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private static string List(string title, IEnumerable<string> items)
    {
        StringBuilder text = new(title + ":");
        foreach (string item in items)
        {
            text.Append("\n  ").Append(item);
        }
        return text.ToString();
    }

    private static void Require(bool holds, Func<string> otherwise)
    {
        if (!holds)
        {
            throw new ClaimFailedException(otherwise());
        }
    }
}
