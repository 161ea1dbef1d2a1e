using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Properties.Xunit;

namespace Verification.Properties.Tests.Xunit;

public sealed class ClaimTheoriesTests
{
    private static readonly Tracked One = new(1);
    private static readonly Func<Tracked, Tracked> There = x => x * new Tracked(0.1) * new Tracked(10);
    private static readonly Mutant<Tracked, Tracked>[] Wrong = [new("plus one", x => x + One), new("minus one", x => x - One)];

    private static readonly Domain<double> Edgy = new()
    {
        Description = "digits",
        Draw = r => r.Below(10),
        Shrink = _ => [],
        Show = Reals.Show,
        Edges = [new("nine", x => x == 9), new("ten", x => x == 10)],
    };

    private static readonly ClaimTheories Claims = new(
    [
        Claim("good"),
        Claim("false", c => c.Right = x => x + One),
        Claim("few-mutants", c => c.Mutants = Wrong[..1]),
        Claim("survivor", c => c.Mutants = [Wrong[0], new("there and back", x => x)]),
        Claim("far-edge", c => c.Domain = Edgy),
        Claim("exact", c => c.Left = x => x),
        Claim("exact-by-design", c =>
        {
            c.Left = x => x;
            c.Loose = "both sides are exact";
        }),
        Claim("not-loose", c => c.Loose = "it is said to be"),
        Claim("uncited", c => c.Source = new Document("?", "Hearsay").At("")),
        Claim("uncorrected", c => (c.Right, c.Expected) = (x => x + One, Verdict.Refuted)),
        Claim("wrongly-corrected", c => (c.Right, c.Expected, c.Corrected) = (x => x + One, Verdict.Refuted, "uncorrected")),
        Claim("corrected", c => (c.Right, c.Expected, c.Corrected) = (x => x + One, Verdict.Refuted, "good")),
    ], "verify sample --replay");

    [Fact]
    public void A_good_claim_passes_all_five()
    {
        Claims.ComesToItsVerdict("good");
        Claims.RejectsEveryMutant("good");
        Claims.ReachesTheEdgesOfItsDomain("good");
        Claims.HasATightBoundOrSaysWhyNot("good");
        Claims.HasATightBoundOrSaysWhyNot("exact-by-design");
        Claims.CitesTheBibliography("good");
        Claims.CitesTheBibliography("corrected");
        Claims.ComesToItsVerdict("corrected");
        Claims.HaveUniqueIds();
    }

    [Fact]
    public void A_false_claim_fails_with_the_text_of_its_counterexample() => Fails(() => Claims.ComesToItsVerdict("false"), "false is refuted: x = x\n  left    0 ");

    [Fact]
    public void Too_few_or_surviving_mutants_fail_by_name()
    {
        Fails(() => Claims.RejectsEveryMutant("few-mutants"), "few-mutants has 1 mutants: need at least 2");
        Fails(() => Claims.RejectsEveryMutant("survivor"), "survivor does not reject:\n  'there and back' in 1000 cases");
    }

    [Fact]
    public void An_edge_never_reached_fails_by_name() => Fails(() => Claims.ReachesTheEdgesOfItsDomain("far-edge"), "1000 cases of far-edge (digits) never reach:\n  'ten'");

    [Fact]
    public void A_bound_that_nothing_comes_near_fails_and_so_does_a_wrong_excuse()
    {
        Fails(() => Claims.HasATightBoundOrSaysWhyNot("exact"), "exact comes within 0 of its bound: need 0.001, or the reason in Loose");
        Fails(() => Claims.HasATightBoundOrSaysWhyNot("not-loose"), "not-loose comes within ");
    }

    [Fact]
    public void A_source_outside_the_bibliography_and_a_missing_correction_fail()
    {
        Fails(() => Claims.CitesTheBibliography("uncited"), "uncited cites [?] Hearsay, which is not in Sources.All");
        Fails(() => Claims.CitesTheBibliography("uncorrected"), "uncorrected must be refuted and names no corrected claim");
        Fails(() => Claims.CitesTheBibliography("wrongly-corrected"), "wrongly-corrected names 'uncorrected' as its correction");
    }

    [Fact]
    public void Ids_that_repeat_or_are_not_kebab_fail()
    {
        Fails(() => new ClaimTheories([Claim("a"), Claim("a")], "").HaveUniqueIds(), "ids of several claims:\n  a");
        Fails(() => new ClaimTheories([Claim("Not_kebab")], "").HaveUniqueIds(), "ids that are not in kebab case:\n  Not_kebab");
    }

    [Fact]
    public void An_unknown_id_is_named() => Assert.StartsWith("there is no claim 'none'", Assert.Throws<ArgumentException>(() => Claims.ComesToItsVerdict("none")).Message, StringComparison.Ordinal);

    private static void Fails(Action check, string message) => Assert.StartsWith(message, Assert.Throws<ClaimFailedException>(check).Message, StringComparison.Ordinal);

    private static Check Claim(string id, Action<Draft>? change = null)
    {
        Draft draft = new();
        change?.Invoke(draft);
        return Checks.Of(new Claim<double, Tracked, Tracked>
        {
            Id = id,
            Statement = "x = x",
            Source = draft.Source,
            Domain = draft.Domain,
            Given = x => new(x),
            Equal = (draft.Left, draft.Right),
            Mutants = draft.Mutants,
            Loose = draft.Loose,
            Expected = draft.Expected,
            Corrected = draft.Corrected,
        });
    }

    private sealed class Draft
    {
        public Source Source { get; set; } = Sources.Higham.At("§2.2");

        public Domain<double> Domain { get; set; } = Reals.Between(-1000, 1000);

        public Func<Tracked, Tracked> Left { get; set; } = There;

        public Func<Tracked, Tracked> Right { get; set; } = x => x;

        public Mutant<Tracked, Tracked>[] Mutants { get; set; } = Wrong;

        public string Loose { get; set; } = "";

        public Verdict Expected { get; set; }

        public string Corrected { get; set; } = "";
    }
}
