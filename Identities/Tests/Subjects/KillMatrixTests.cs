using System.Runtime.CompilerServices;
using System.Text;
using Verification.Identities.Subjects;
using Verification.Properties.Claims;

namespace Verification.Identities.Tests.Subjects;

/// <summary>Which claims find which planted fault: <c>Identities/KillMatrix.md</c> is this table, and every fault is found.</summary>
public sealed class KillMatrixTests
{
    private const int Cases = 60;

    [Fact]
    public void Every_fault_is_found_and_the_table_is_current()
    {
        string[] rows = new string[Fault.All.Count];
        Parallel.For(0, rows.Length, i => rows[i] = Row(Fault.All[i]));
        StringBuilder table = new("# Planted faults, and the claims that find them\n\n");
        table.Append($"A textbook implementation of the information measures in double, one of them wrong; each claim that asks for it is run on {Cases} cases of the default seed, the claims about 10⁵ outcomes left out. Asserted current by `KillMatrixTests`.\n\n");
        table.Append("| measure | fault | found by | claims |\n|---|---|---|---|\n").AppendJoin('\n', rows).Append('\n');
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../KillMatrix.md")), current = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (current != table.ToString() && Environment.GetEnvironmentVariable("VERIFY_ACCEPT") is "1")
        {
            File.WriteAllText(path, table.ToString());
            return;
        }
        Assert.Equal(table.ToString(), current);
        Assert.All(rows, row => Assert.DoesNotContain("| 0 of", row, StringComparison.Ordinal));
    }

    private static string Row(Fault fault)
    {
        Check[] asking = [.. Audit.Asking(fault.Subject, fault.Measure).Where(c => c.CasesOf(new Plan()) is 1 or >= 1000)];
        string[] killers = [.. asking.Where(c => c.Run(new Plan { Cases = Math.Min(Cases, c.CasesOf(new Plan())), Threads = 1 }).Verdict == Verdict.Refuted).Select(c => c.Id)];
        return $"| {fault.Measure} | {fault.Name} | {killers.Length} of {asking.Length} | {string.Join(", ", killers)} |";
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
