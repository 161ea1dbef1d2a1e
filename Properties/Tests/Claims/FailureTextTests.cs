using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Properties.Tests.Claims;

public sealed class FailureTextTests
{
    [Fact]
    public void Says_what_is_refuted_where_and_how_to_see_it_again()
    {
        Check check = Claim(x => x * x, x => x + x);
        Assert.Equal(
            """
            square-is-double is refuted: x² = 2x
              left    1 (0x3FF0000000000000)      right   2 (0x4000000000000000)
              gap     1.00e+0 = 1.5e+15 x the bound 6.7e-16
              input   1
              found   case 0 of 1000, shrunk 1 times           replay  verify sample --replay square-is-double:20261121:0
              source  [T] A textbook, Page 1
            """, Text(check), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Says_that_a_NaN_is_within_no_bound() => Assert.Contains("\n  gap     NaN, which no bound contains (here 0.0e+0)\n", Text(Claim(_ => new Tracked(double.NaN), x => x)), StringComparison.Ordinal);

    [Fact]
    public void Says_that_exact_sides_differ()
    {
        Report report = Claim(x => x + new Tracked(1), x => x).Run(new());
        Report exact = report with { Counterexample = new(3, 0, "0", new Evidence(1, 0, 1, 0, 2)) };
        string text = FailureText.Of(exact, 1, 10, "verify");
        Assert.Contains("\n  gap     1.00e+0, and the bound is 0: both sides are exact\n", text, StringComparison.Ordinal);
        Assert.Contains("right   0 (0x0000000000000000) at entry 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_many_cases_are_undecided() =>
        Assert.Equal(
            "square-is-double is undecided: x² = 2x\n  cases   1000, of which 1000 undecided\n  source  [T] A textbook, Page 1",
            Text(Claim(_ => new Tracked(1, double.PositiveInfinity), x => x)));

    [Fact]
    public void Names_whose_implementation_it_is() =>
        Assert.StartsWith("square-is-double is refuted for SomeLibrary 1.2: x² = 2x\n", Text(Claim(x => x * x, x => x + x, "SomeLibrary 1.2")), StringComparison.Ordinal);

    private static string Text(Check check) => FailureText.Of(check.Run(new()), new Plan().Seed, 1000, "verify sample --replay");

    private static Check Claim(Func<Tracked, Tracked> left, Func<Tracked, Tracked> right, string subject = Checks.Ours) => Checks.Of(new Claim<double, Tracked, Tracked>
    {
        Id = "square-is-double",
        Statement = "x² = 2x",
        Source = Samples.Source,
        Domain = Reals.Between(0, 10),
        Given = x => new(x),
        Equal = (left, right),
    }, subject);
}
