namespace Verification.Benchmarks;

/// <summary>Where a model's time goes: the least that each node took over some runs, added up by operator.</summary>
internal static class PerOperator
{
    private const int Runs = 7;

    internal static void Print(Func<List<(string Operator, double Seconds)>> run)
    {
        List<(string Operator, double Seconds)> least = run();
        for (int r = 1; r < Runs; r++)
            least = [.. least.Zip(run(), (a, b) => (a.Operator, Math.Min(a.Seconds, b.Seconds)))];

        foreach (IGrouping<string, (string Operator, double Seconds)> group in least.GroupBy(node => node.Operator).OrderByDescending(g => g.Sum(node => node.Seconds)))
            Console.WriteLine($"         {group.Key,-24} {group.Count(),4} nodes {group.Sum(node => node.Seconds) * 1e3,8:f2} ms");
    }
}
