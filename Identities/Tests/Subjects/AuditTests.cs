using Verification.Identities.Subjects;
using Verification.Properties.Cases;
using Verification.Properties.Claims;

namespace Verification.Identities.Tests.Subjects;

public sealed class AuditTests
{
    private static readonly Plan Few = new() { Cases = 100 };

    // The ten-line test of the guide: all that somebody needs to have own measures audited.
    [Fact]
    public void Textbook_measures_hold()
    {
        InformationMeasures mine = new()
        {
            Name = "MyLibrary",
            Entropy = Textbook.Entropy,
            Kl = Textbook.Kl,
        };
        Audit.Of(mine, Few).ShouldHold();
    }

    [Fact]
    public void All_measures_of_a_textbook_hold_and_few_cases_are_undecided()
    {
        AuditReport report = Audit.Of(Textbook.Measures, new Plan { Cases = 300 });
        report.ShouldHold();
        Assert.Empty(report.Skipped);
        Assert.True(report.Reports.Sum(r => r.Undecided) <= 0.06 * report.Reports.Sum(r => r.Cases), report.Summary);
    }

    [Fact]
    public void Measures_in_bits_hold_where_the_base_is_said_and_fail_where_it_is_not()
    {
        InformationMeasures Bits(double logBase) => new() { Name = "Bits", LogBase = logBase, Entropy = p => -p.Sum(x => x > 0 ? x * Math.Log2(x) : 0), Kl = (p, q) => p.Zip(q, (x, y) => x > 0 ? x * Math.Log2(x / y) : 0).Sum() };
        Audit.Of(Bits(2), Few).ShouldHold();
        Assert.Throws<AuditException>(Audit.Of(Bits(Math.E), Few).ShouldHold);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Other_textbook_forms_hold(int form)
    {
        InformationMeasures other = new()
        {
            Name = "Other forms",
            Kl = form switch
            {
                0 => (p, q) => p.Zip(q, (x, y) => x > 0 ? x * (Math.Log(x) - Math.Log(y)) : 0).Sum(),
                1 => (p, q) => Textbook.CrossEntropy(p, q) - Textbook.Entropy(p),
                _ => NormalisedFromTheEnd,
            },
            JensenShannon = (p, q) => Textbook.Entropy(Textbook.Middle(p, q)) - (Textbook.Entropy(p) + Textbook.Entropy(q)) / 2,
            Mutual = p => Textbook.Entropy(Rows(p)) + Textbook.Entropy(Rows(Textbook.Transposed(p))) - Textbook.Entropy([.. p.Cast<double>()]),
            ConditionalEntropy = p => Textbook.Entropy([.. p.Cast<double>()]) - Textbook.Entropy(Rows(p)),
        };
        Audit.Of(other, Few).ShouldHold();
    }

    [Fact]
    public void A_missing_measure_is_skipped_visibly()
    {
        AuditReport report = Audit.Of(new() { Name = "Only KL", Kl = Textbook.Kl }, Few);
        report.ShouldHold();
        Assert.Contains(("kl-is-cross-entropy-less-entropy", "CrossEntropy"), report.Skipped);
        Assert.Contains(report.Reports, r => r.Check.Id == "kl-is-defined");
        Assert.Contains("skipped for want of CrossEntropy: ", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_check_is_no_pass() => Assert.Contains("no claim about Empty was checked", Assert.Throws<AuditException>(Audit.Of(new() { Name = "Empty" }, Few).ShouldHold).Message, StringComparison.Ordinal);

    public static TheoryData<string> WrongKl => [.. Fault.All.Where(f => f.Measure == "Kl").Select(f => f.Name)];

    [Theory, MemberData(nameof(WrongKl))]
    public void A_wrong_divergence_fails_by_its_definition(string fault)
    {
        AuditReport report = Audit.Of(new() { Name = fault, Kl = Fault.All.Single(f => f.Measure == "Kl" && f.Name == fault).Subject.Kl }, Few);
        Report refuted = Assert.Single(report.Reports, r => r.Check.Id == (fault.StartsWith("outcomes without", StringComparison.Ordinal) ? "kl-missing-support" : "kl-is-defined"));
        Assert.Equal(Verdict.Refuted, refuted.Verdict);
        Assert.Throws<AuditException>(report.ShouldHold);
    }

    [Fact]
    public void The_failure_names_formula_input_values_gap_replay_and_source()
    {
        AuditReport report = Audit.Of(new() { Name = "Swapped", Kl = (p, q) => Textbook.Kl(q, p) }, Few);
        string text = report.Failures.Single(f => f.StartsWith("kl-is-defined", StringComparison.Ordinal));
        Assert.StartsWith("kl-is-defined is refuted for Swapped: KL(p, q) = Σ pᵢ ln(pᵢ ÷ qᵢ)\n  left    ", text, StringComparison.Ordinal);
        Assert.Contains("\n  gap     ", text, StringComparison.Ordinal);
        Assert.Contains("  input   p = [", text, StringComparison.Ordinal);
        Assert.Contains("replay  VERIFY_REPLAY=kl-is-defined:20261121:", text, StringComparison.Ordinal);
        Assert.EndsWith("source  [TTIC19] TTIC 31230 Fundamentals of Deep Learning, Problems for Backpropagation, 2019, Problem 0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_of_the_subject_is_a_failure_that_is_told()
    {
        AuditReport report = Audit.Of(new() { Name = "Throwing", Entropy = p => p[p.Length] }, Few);
        Assert.NotEmpty(report.Failures);
        Assert.Contains("threw IndexOutOfRangeException", Assert.Throws<AuditException>(report.ShouldHold).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_runs_one_case_of_one_claim_and_finds_the_same()
    {
        InformationMeasures swapped = new() { Name = "Swapped", Kl = (p, q) => Textbook.Kl(q, p) };
        Report whole = Audit.Of(swapped, Few).Reports.Single(r => r.Check.Id == "kl-is-defined");
        CaseSeed at = CaseSeed.Parse(whole.Check.Replays(Few.Seed, whole.Counterexample!.Case));
        Report one = Assert.Single(Audit.Of(swapped, Plan.Of(null, at.ToString())).Reports);
        Assert.Equal((1L, whole.Counterexample.Input), (one.Cases, one.Counterexample!.Input));
        Assert.Throws<ArgumentException>(() => Audit.Of(swapped, Plan.Of(null, "no-such-claim:1:2")));
    }

    private static double NormalisedFromTheEnd(double[] p, double[] q)
    {
        double ps = p.Sum(), qs = q.Sum();
        return p.Zip(q, (x, y) => x > 0 ? x / ps * Math.Log(x / ps / (y / qs)) : 0).Reverse().Sum();
    }

    private static double[] Rows(double[,] p) => [.. Enumerable.Range(0, p.GetLength(0)).Select(x => Enumerable.Range(0, p.GetLength(1)).Sum(y => p[x, y]))];
}
