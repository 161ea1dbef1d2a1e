using System.Globalization;
using System.Text;
using Verification.Properties.Claims;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Checker;

/// <summary>Which faults the checker finds: <c>Gradients/Faults.md</c> is this table, and no fault is passed.</summary>
public sealed class FaultTableTests
{
    private const int LargestInFloat = 1000;

    [Fact]
    public void The_table_of_faults_is_current()
    {
        StringBuilder table = new("# What the gradient checker says of planted faults\n\n");
        table.Append("Each function is right, its pullback has one fault; the same pullback without the fault is checked beside it. `Gradient.Check`, default options. Asserted current by `FaultTableTests`.\n\n");
        table.Append("| fault | shape | number type | with the fault | without |\n|---|---|---|---|---|\n");
        foreach (Fault fault in Faults.All)
        {
            Append<double>(table, fault);
            if (Shape.Count(fault.Shape) <= LargestInFloat)
            {
                Append<float>(table, fault);
            }
        }
        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../Faults.md")), text = table.ToString();
        if (Environment.GetEnvironmentVariable("VERIFY_ACCEPT") is "1")
        {
            File.WriteAllText(path, text);
        }
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text, $"{path} is not what the checker says now; VERIFY_ACCEPT=1 writes it:\n{text}");
    }

    private static void Append<T>(StringBuilder table, Fault fault) where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        Verdict wrong = fault.Check<T>(wrong: true).Verdict, right = fault.Check<T>(wrong: false).Verdict;
        Assert.NotEqual(Verdict.Holds, wrong);
        Assert.NotEqual(Verdict.Refuted, right);
        string type = typeof(T) == typeof(double) ? "double" : "float";
        table.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | [{string.Join(", ", fault.Shape)}] | {type} | {Word(wrong)} | {Word(right)} |\n");
    }

    private static string Word(Verdict verdict) => verdict switch { Verdict.Holds => "holds", Verdict.Refuted => "refuted", _ => "undecided" };

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
