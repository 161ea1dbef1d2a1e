using Verification.Properties.Claims;

namespace Verification.Gradients.Tests.Checker;

public sealed class FaultTests(ITestOutputHelper output)
{
    // What a thousand entries each of them sees takes seconds in float, where steps are tried up and down.
    private const int LargestInFloat = 1000;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Faults.All.Count)];

    public static TheoryData<int> RowsInFloat => [.. Enumerable.Range(0, Faults.All.Count).Where(IsForFloat)];

    [Theory, MemberData(nameof(Rows))]
    public void A_fault_is_never_passed_in_double(int row) => NeverPassed(Faults.All[row].Check<double>(wrong: true));

    [Theory, MemberData(nameof(RowsInFloat))]
    public void A_fault_is_never_passed_in_float(int row) => NeverPassed(Faults.All[row].Check<float>(wrong: true));

    [Theory, MemberData(nameof(Rows))]
    public void The_right_pullback_is_never_refuted(int row)
    {
        Fault fault = Faults.All[row];
        GradientReport inDouble = fault.Check<double>(wrong: false);
        output.WriteLine(inDouble.ToString());
        Assert.NotEqual(Verdict.Refuted, IsForFloat(row) ? fault.Check<float>(wrong: false).Verdict : Verdict.Holds);

        // Only what is below the last digit of a saturated value is nobody's to see.
        Assert.Equal(fault.Name.Contains("saturated", StringComparison.Ordinal) ? Verdict.Undecided : Verdict.Holds, inDouble.Verdict);
    }

    private static bool IsForFloat(int row) => Verification.Reference.Tensors.Shape.Count(Faults.All[row].Shape) <= LargestInFloat;

    private void NeverPassed(GradientReport report)
    {
        output.WriteLine(report.ToString());
        Assert.NotEqual(Verdict.Holds, report.Verdict);
    }
}
