using System.Text;
using System.Text.Json;
using Verification.Reference.Numbers;
using Verification.Reference.Operators;

namespace Verification.Tools.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void Its_table_of_what_is_verified_is_current()
    {
        StringBuilder table = new("| id | statement | source |\n|---|---|---|\n");
        foreach (JsonElement entry in VerifyProcess.Json("list").GetProperty("results").EnumerateArray())
        {
            string Cell(string name) => entry.GetProperty(name).GetString()!.Replace("|", "\\|", StringComparison.Ordinal);
            table.Append($"| `{Cell("id")}` | {Cell("statement")} | {Cell("source")} |\n");
        }
        string readme = File.ReadAllText(Path.Combine(VerifyProcess.Repository(), "README.md")).ReplaceLineEndings("\n");
        Assert.Contains($"<!-- generated from Models/Zoo; a test asserts that it is current -->\n{table}<!-- end -->\n", readme, StringComparison.Ordinal);
        Assert.True(readme.Split('\n').Length <= 201, "the README is longer than 200 lines");
    }

    [Fact]
    public void Its_example_of_a_test_accepts_a_softmax_and_rejects_one_without_the_shift()
    {
        Assert.True(Agrees(MySoftmax));
        Assert.False(Agrees(x => [.. x.Select(v => MathF.Exp(v) / x.Sum(MathF.Exp))]));

        static bool Agrees(Func<float[], float[]> subject)
        {
            float[] x = [1, 2, 3, 1e4f], mine = subject(x);
            var bounded = Array.ConvertAll(x, v => new Augmented<Tracking<Binary32>>(v));
            Softmax.Normalize<Augmented<Tracking<Binary32>>>(bounded);
            return Enumerable.Range(0, x.Length).All(i => Math.Abs(mine[i] - bounded[i].Value) <= bounded[i].Extra);
        }

        static float[] MySoftmax(float[] x)
        {
            float largest = x.Max(), total = x.Sum(v => MathF.Exp(v - largest));
            return [.. x.Select(v => MathF.Exp(v - largest) / total)];
        }
    }
}
