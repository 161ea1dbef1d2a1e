using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Verification.Identities.Subjects;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Identities.Tests.Subjects;

/// <summary>How many ulps each of MathNet's entropies is off: <c>Identities/MathNetEntropies.md</c> is this table.</summary>
public sealed class MathNetEntropiesTests
{
    private const int Cases = 1000;

    // The mathematics library below differs by an ulp from one machine to another: the worst case may then be another one, of about the same error.
    private const double Drift = 4;

    [Fact]
    public void The_table_is_current()
    {
        Row[] rows = new Row[MathNetEntropies.Entropies.Count];
        Parallel.For(0, rows.Length, i => rows[i] = Row.Of(MathNetEntropies.Entropies[i]));
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../MathNetEntropies.md"));
        if (Environment.GetEnvironmentVariable("VERIFY_ACCEPT") is "1")
        {
            StringBuilder table = new($"# The entropies of {MathNetEntropy.Library}, in ulps\n\n");
            table.Append($"|what it returns − exact value| ÷ ulp of the exact value, worst of {Cases} cases of the default seed; where the formula is refuted, at the simplest counterexample. An entropy passes through zero, where an ulp is small (of zero itself it is taken to be that of one): the verdict is by the bound of the closed form, not by ulps. Asserted current by `MathNetEntropiesTests`.\n\n");
            table.Append("| distribution | formula | worst error in ulps | at parameters | MathNet's value | exact value | verdict |\n|---|---|---|---|---|---|---|\n").AppendJoin('\n', rows.Select(r => r.Text)).Append('\n');
            File.WriteAllText(path, table.ToString());
            return;
        }
        string[][] written = [.. File.ReadAllLines(path).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split(" | ", StringSplitOptions.TrimEntries))];
        Assert.Equal(rows.Select(r => $"| {r.Name} {r.Statement} {r.Verdict} |"), written.Select(w => $"{w[0]} {w[1]} {w[^1]}"));
        Assert.All(rows.Zip(written), r =>
        {
            double was = double.Parse(r.Second[2], CultureInfo.InvariantCulture), now = r.First.Ulps;
            Assert.True(now.Equals(was) || (now <= was * Drift && was <= now * Drift), $"{r.First.Name} is off by {now:G3} ulps, {was:G3} in the table");
        });
    }

    [Theory, InlineData(1.5, 1.5, 0), InlineData(1.0000000000000004, 1, 2), InlineData(double.NaN, 1, double.NaN), InlineData(double.PositiveInfinity, 1, double.PositiveInfinity), InlineData(-1, 1, 9007199254740992), InlineData(8.881784197001252E-16, 0, 4)]
    public void Errors_are_counted_in_ulps_of_the_exact_value(double value, double exact, double ulps) => Assert.Equal(ulps, Row.UlpsOf(value, exact));

    [Fact]
    public void Every_claim_names_the_library() => Assert.All(MathNetEntropies.All, c => Assert.Equal("MathNet.Numerics 5.0.0", c.Subject));

    [Theory]
    [InlineData("pareto", "[1, 1]"), InlineData("bernoulli", "[0]"), InlineData("categorical", "[0]"), InlineData("dirichlet", "[1, 1, 1]"), InlineData("poisson", "[1]")]
    public void A_counterexample_is_made_simple(string name, string simplest) =>
        Assert.Equal(simplest, MathNetEntropies.Entropies.Single(e => e.Name == name).ToCheck().Run(new Plan { Cases = Cases }).Counterexample?.Input);

    private static string Here([CallerFilePath] string path = "") => path;

    private sealed record Row(string Name, string Statement, double Ulps, string Parameters, double Value, double Exact, string Verdict)
    {
        public string Text => string.Create(CultureInfo.InvariantCulture, $"| {Name} | {Statement} | {Ulps:G3} | {Parameters} | {Value:R} | {Exact:R} | {Verdict} |");

        public static Row Of(MathNetEntropy entropy)
        {
            Check check = entropy.ToCheck();
            Report report = check.Run(new Plan { Cases = Cases, Threads = 1 });
            if (report.Counterexample is { } found)
            {
                return new(entropy.Name, entropy.Statement, UlpsOf(found.Evidence.Left, found.Evidence.Right), found.Input, found.Evidence.Left, found.Evidence.Right, $"refuted, see {entropy.Corrected}");
            }
            Row worst = new(entropy.Name, entropy.Statement, -1, "", 0, 0, report.Undecided == 0 ? "holds" : $"holds, {report.Undecided} undecided");
            for (long k = 0; k < Cases; k++)
            {
                double[] x = entropy.Domain.Draw(new Xoshiro(CaseSeed.Of(CaseSeed.Default, CaseSeed.Hash(check.Id), k)));
                D exact = entropy.ExactAt(x);
                double value = entropy.Subject(x), ulps = UlpsOf(value, exact);
                worst = ulps <= worst.Ulps ? worst : worst with { Ulps = ulps, Parameters = Vectors.Show(x), Value = value, Exact = exact.Hi };
            }
            return worst;
        }

        public static double UlpsOf(double value, D exact)
        {
            double size = exact.Hi == 0 ? 1 : Math.Abs(exact.Hi);
            return double.IsFinite(value) ? Math.Abs((value - exact).Hi) / (Math.BitIncrement(size) - size) : Math.Abs(value);
        }
    }
}
