using System.Numerics;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Properties.Tests.Claims;

public sealed class CheckTests
{
    private const double Inf = double.PositiveInfinity, Nan = double.NaN;
    private static readonly Plan Plan = new() { Cases = 1000, Threads = 1 };
    private static readonly Tracked One = new(1);
    private static readonly int[] Threads = [1, 2, 7];

    public static TheoryData<double, double, double, Verdict> Sides => new()
    {
        { 1, 1, 0, Verdict.Holds }, { 1, 1.0000001, 0, Verdict.Refuted }, { 1, 1, Inf, Verdict.Undecided }, { 1, 2, Inf, Verdict.Undecided },
        { Nan, 1, 0, Verdict.Refuted }, { 1, Nan, 0, Verdict.Refuted }, { Nan, Nan, 0, Verdict.Refuted },
        { Inf, Inf, 0, Verdict.Holds }, { -Inf, -Inf, 0, Verdict.Holds }, { Inf, Inf, Inf, Verdict.Undecided },
        { Inf, -Inf, 0, Verdict.Refuted }, { Inf, 1, 0, Verdict.Refuted }, { 1, Inf, 0, Verdict.Refuted },
    };

    [Theory, MemberData(nameof(Sides))]
    public void An_equality_comes_to_its_verdict(double left, double right, double radius, Verdict expected)
    {
        Assert.Equal(expected, Samples.Equal(_ => new Tracked(left, radius), _ => new Tracked(right)).Run(Plan).Verdict);
        Assert.Equal(expected, Samples.Each(_ => [One, new Tracked(left, radius)], _ => [One, new Tracked(right)]).Run(Plan).Verdict);
    }

    [Theory]
    [InlineData(1, 1, 0, Verdict.Holds)]
    [InlineData(1, 2, 0, Verdict.Holds)]
    [InlineData(2, 1, 0, Verdict.Refuted)]
    [InlineData(2, 1, Inf, Verdict.Undecided)]
    [InlineData(1, 2, Inf, Verdict.Undecided)]
    [InlineData(Nan, 1, 0, Verdict.Refuted)]
    [InlineData(1, Nan, 0, Verdict.Refuted)]
    [InlineData(Nan, Nan, 0, Verdict.Refuted)]
    [InlineData(Inf, Inf, 0, Verdict.Holds)]
    [InlineData(-Inf, 1, 0, Verdict.Holds)]
    [InlineData(1, Inf, 0, Verdict.Holds)]
    [InlineData(Inf, 1, 0, Verdict.Refuted)]
    public void An_inequality_comes_to_its_verdict(double left, double right, double radius, Verdict expected) =>
        Assert.Equal(expected, Samples.AtMost(_ => new Tracked(left, radius), _ => new Tracked(right)).Run(Plan).Verdict);

    [Fact]
    public void Rounding_alone_refutes_nothing_and_comes_near_the_bound()
    {
        Report report = Samples.Equal(x => x * new Tracked(0.1) * new Tracked(10), x => x).Run(Plan);
        Assert.Equal(Verdict.Holds, report.Verdict);
        Assert.InRange(report.Sharpness, 1e-3, 1);
        Assert.Equal(1000, report.Cases);
    }

    [Fact]
    public void An_infinity_on_both_sides_makes_no_inequality_sharp()
    {
        Assert.Equal(0, Samples.AtMost(_ => new Tracked(Inf), _ => new Tracked(Inf)).Run(Plan).Sharpness);
        Assert.Equal(1, Samples.AtMost(_ => One, _ => One).Run(Plan).Sharpness);
    }

    [Fact]
    public void Nothing_to_compare_decides_nothing() => Assert.Equal(Verdict.Undecided, Samples.Each(_ => [], _ => []).Run(Plan).Verdict);

    [Fact]
    public void Sides_of_different_lengths_are_an_error_that_names_the_case()
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => Samples.Each(x => [x, x], x => [x]).Run(Plan));
        Assert.Equal("sample:20261121:0 cannot be examined: 'sample' compares 2 entries with 1: need as many on both sides", e.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void What_a_side_throws_is_told_of_the_first_case_for_any_number_of_threads(int threads)
    {
        Check check = Samples.Equal(x => x.Value > 900 ? throw new ArithmeticException("beyond") : x, x => x);
        long first = Enumerable.Range(0, 5000).First(k => double.Parse(check.Input(Plan.Seed, k)) > 900);
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => check.Run(new() { Cases = 5000, Threads = threads }));
        Assert.StartsWith($"sample:20261121:{first} cannot be examined: beyond", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_entry_of_a_vector_is_told()
    {
        Report report = Samples.Each(x => [x, x, x], x => [x, x + One, x]).Run(Plan);
        Assert.Equal(Verdict.Refuted, report.Verdict);
        Assert.Equal(1, report.Counterexample!.Evidence.Entry);
        Assert.Equal(2, Samples.Each(x => [x, x, new Tracked(Nan)], x => [x, x + One, x]).Run(Plan).Counterexample!.Evidence.Entry);
    }

    [Fact]
    public void A_vector_with_one_entry_undecided_is_undecided() =>
        Assert.Equal(Verdict.Undecided, Samples.Each(x => [x, new Tracked(1, Inf)], x => [x, One]).Run(Plan).Verdict);

    [Fact]
    public void Undecided_cases_are_counted_beside_those_that_hold()
    {
        Report report = Samples.Equal(x => x.Value > 0 ? new Tracked(x.Value, Inf) : x, x => x).Run(Plan);
        Assert.Equal(Verdict.Holds, report.Verdict);
        Assert.InRange(report.Undecided, 300, 700);
    }

    [Fact]
    public void Every_mutant_is_examined_in_its_own_right()
    {
        Check check = Samples.Equal(x => x + One, x => One + x, new("one is two", x => x + One + One), new("no mutant at all", x => x + One), new("the left is wrong") { Left = x => x });
        Assert.Equal(["one is two", "no mutant at all", "the left is wrong"], check.Mutants);
        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(m => check.Reject(m, Plan).Rejected));
        Check each = Samples.Each(x => [x], x => [x], new("is off by one", x => [x + One]), new("no mutant at all", x => [x]));
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(m => each.Reject(m, Plan).Rejected));
    }

    [Fact]
    public void A_mutant_that_is_only_undecided_is_not_rejected() =>
        Assert.False(Samples.Equal(x => x, x => x, new Mutant<Tracked, Tracked>("has no bound", _ => new Tracked(7, Inf))).Reject(0, Plan).Rejected);

    [Fact]
    public void A_mean_has_wrong_samplers_and_wrong_expectations()
    {
        Check check = Checks.Of(Samples.Mean(0.5));
        Assert.Equal(("mean", Verdict.Holds), (check.Kind, check.Run(new()).Verdict));
        Assert.Equal(["the expectation is 0.7", "the square is sampled"], check.Mutants);
        Assert.All([0, 1], m => Assert.True(check.Reject(m, new()).Rejected));
        Assert.Equal(Verdict.Refuted, Checks.Of(Samples.Mean(0.6)).Run(new()).Verdict);
        Assert.Equal(Verdict.Refuted, Checks.Of(Samples.Mean(Nan)).Run(new()).Verdict);
        Assert.InRange(check.Run(new()).Detectable, 0.03, 0.1);
    }

    [Fact]
    public void A_mean_is_not_shrunk() => Assert.Equal(0, Checks.Of(Samples.Mean(0.6)).Run(new()).Counterexample!.Shrinks);

    [Fact]
    public void A_claim_that_must_be_refuted_is_of_that_kind_and_as_expected_when_it_is()
    {
        Check check = Checks.Of(new Claim<double, Tracked, Tracked>
        {
            Id = "sample",
            Statement = "x + 1 = x",
            Source = Samples.Source,
            Domain = Samples.Numbers,
            Given = x => new Tracked(x),
            Expected = Verdict.Refuted,
            Corrected = "other",
            Equal = (x => x + One, x => x),
        });
        Report report = check.Run(Plan);
        Assert.Equal(("refutation", true), (check.Kind, report.IsAsExpected));
        Assert.Equal("0", report.Counterexample!.Input);
        Assert.False(Samples.Equal(x => x + One, x => x).Run(Plan).IsAsExpected);
    }

    [Fact]
    public void What_one_bound_cannot_tell_is_tried_again_in_double_double()
    {
        // x + 10¹² − 10¹² is bounded to 10⁻⁴ in doubles, beyond the resolution.
        Report own = Checks.Of(new Samples.Page().Of<Tracked>().Single()).Run(Plan), retried = Checks.Of(new Samples.Page()).Single().Run(Plan);
        Assert.InRange(own.Undecided, 300, 1000);
        Assert.Equal(0, own.Retried);
        Assert.Equal(own.Undecided, retried.Retried);
        Assert.Equal((Verdict.Holds, 0L), (retried.Verdict, retried.Undecided));
        Assert.Equal(Verdict.Refuted, Checks.Of(new Samples.Page(1 + 1e-9)).Single().Run(Plan).Verdict);
    }

    [Fact]
    public void A_page_must_be_the_same_in_every_number_type() =>
        Assert.Contains("need the same ones in the same order", Assert.Throws<InvalidOperationException>(() => Checks.Of(new Fickle())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-2000)] // holds everywhere
    [InlineData(900)] // refuted by the second case or so
    [InlineData(999.9)] // and by a later one
    public void The_report_is_the_same_for_any_number_of_threads(double limit)
    {
        Check check = Samples.Equal(x => x.Value > limit && limit > 0 ? x + One : x * new Tracked(0.1) * new Tracked(10), x => x);
        Report[] reports = [.. Threads.Select(threads => check.Run(new() { Cases = 40_000, Threads = threads }) with { Seconds = 0 })];
        Assert.All(reports, r => Assert.Equal(reports[0], r));
        Assert.Equal(limit > 0 ? Verdict.Refuted : Verdict.Holds, reports[0].Verdict);
    }

    [Fact]
    public void A_case_that_is_no_number_is_the_worst_for_any_number_of_threads()
    {
        // Found through an error that stood in the merging of tallies: a NaN was the worst case of one thread and lost among two.
        Check check = Samples.Equal(x => x.Value > 990 ? new Tracked(Nan) : x, x => x);
        Assert.All([1, 2], threads => Assert.True(double.IsNaN(check.Run(new() { Cases = 40_000, Threads = threads }).Worst.Gap)));
    }

    [Fact]
    public void The_first_refuted_case_is_the_lowest()
    {
        Check check = Samples.Equal(x => x.Value > 999 ? x + One : x, x => x);
        long lowest = Enumerable.Range(0, 40_000).First(k => double.Parse(check.Input(CaseSeed.Default, k)) > 999);
        Assert.Equal(lowest, check.Run(new() { Cases = 40_000, Threads = 2 }).Counterexample!.Case);
        Report alone = check.Replay(CaseSeed.Default, lowest, 40_000);
        Assert.Equal((Verdict.Refuted, 1L, lowest), (alone.Verdict, alone.Cases, alone.Counterexample!.Case));
    }

    [Fact]
    public void Shards_together_are_the_whole_run()
    {
        Check holds = Samples.Equal(x => x * new Tracked(0.1) * new Tracked(10), x => x), fails = Samples.Equal(x => x.Value > 990 ? x + One : x, x => x);
        Report whole = holds.Run(new() { Cases = 5000 });
        Report[] shards = [.. Enumerable.Range(1, 3).Select(i => holds.Run(new() { Cases = 5000, Shard = new(i, 3) }))];
        Assert.Equal(whole.Cases, shards.Sum(s => s.Cases));
        Assert.Equal((whole.WorstCase, whole.Worst), shards.OrderByDescending(s => s.Worst.Ratio).ThenBy(s => s.WorstCase).Select(s => (s.WorstCase, s.Worst)).First());
        Assert.Equal(
            fails.Run(new() { Cases = 5000 }).Counterexample,
            Enumerable.Range(1, 3).Select(i => fails.Run(new() { Cases = 5000, Shard = new(i, 3) }).Counterexample!).MinBy(c => c.Case));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2, 3, 3)]
    public void A_run_without_cases_decides_nothing(long cases, int index, int count) =>
        Assert.Equal((Verdict.Undecided, 0L), Samples.Equal(x => x, x => x).Run(new() { Cases = cases, Shard = new(index, count) }) is var r ? (r.Verdict, r.Cases) : default);

    [Fact]
    public void Edges_are_reached_or_not()
    {
        Check check = Checks.Of(new Claim<double, Tracked, Tracked>
        {
            Id = "sample",
            Statement = "x = x",
            Source = Samples.Source,
            Given = x => new Tracked(x),
            Equal = (x => x, x => x),
            Domain = new Domain<double> { Description = "", Draw = r => r.Below(10), Shrink = _ => [], Show = Reals.Show, Edges = [new("nine", x => x == 9), new("ten", x => x == 10)] },
        });
        IReadOnlyList<(string Edge, long Case)> reached = check.Reach(Plan);
        Assert.Equal(("ten", -1L), reached[1]);
        Assert.Equal("9", check.Input(Plan.Seed, reached[0].Case));
    }

    private sealed class Fickle : IClaims
    {
        public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
        [
            new Claim<double, T, T> { Id = typeof(T).ToString(), Statement = "", Source = Samples.Source, Domain = Samples.Numbers, Given = T.CreateChecked, Equal = (x => x, x => x) },
        ];
    }
}
