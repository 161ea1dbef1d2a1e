using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.ControlFlow;

public sealed class LoopTests
{
    // (i, go, x) → (go, x + x, x): doubles x, and collects what it was.
    private static readonly Graph Doubling = Graph([Node("Add", ["x", "x"], ["next"]), Node("Expand", ["go", "scalar"], ["still"])],
        ["i", "go", "x"], ["still", "next", "x"], ("scalar", new Tensor<long>([0])));

    [Fact]
    public void Carries_values_and_collects_others()
    {
        Value?[] results = Run<double>("Loop", 16, [Tensor<long>.Scalar(6), null, Reals([2], 1, 3)], ("body", Doubling));
        Assert.Equal([64, 192], Doubles(results[0]));
        Assert.Equal([6, 2], ((Tensor)results[1]!).Shape);
        Assert.Equal([1, 3, 2, 6, 4, 12, 8, 24, 16, 48, 32, 96], Doubles(results[1]));
    }

    [Fact]
    public void Collects_nothing_in_no_iteration()
    {
        Value?[] results = Run<double>("Loop", 16, [Tensor<long>.Scalar(6), Tensor<bool>.Scalar(false), Reals([2], 1, 3)], ("body", Doubling));
        Assert.Equal([1, 3], Doubles(results[0]));
        Assert.Equal([0, 2], ((Tensor)results[1]!).Shape);
    }

    [Fact]
    public void Refuses_to_run_without_end() => Assert.Throws<OnnxException>(() => Run<double>("Loop", 16, [null, null, Reals([1], 1)], ("body", Doubling)));

    [Fact]
    public void Runs_the_branch_that_the_condition_names()
    {
        Graph one = Graph([], [], ["c"], ("c", Reals([1], 1))), two = Graph([], [], ["c"], ("c", Reals([1], 2)));
        Assert.Equal([2.0], Doubles(Run<double>("If", 13, [Tensor<bool>.Scalar(false)], ("then_branch", one), ("else_branch", two))[0]));
    }

    private static readonly long[] SecondAxis = [1], LastAxis = [-1];

    // (sum, x) → (sum + x, sum + x): running sums.
    private static readonly Graph Summing = Graph([Node("Add", ["s", "x"], ["sum"])], ["s", "x"], ["sum", "sum"]);

    [Theory]
    [InlineData(0, 0, 0d, 1d, 3d, 6d)]
    [InlineData(1, 0, 3d, 5d, 6d, 6d)]
    [InlineData(0, 1, 6d, 3d, 1d, 0d)]
    [InlineData(1, 1, 6d, 6d, 5d, 3d)]
    public void Scans_in_both_directions(long input, long output, params double[] expected) => Assert.Equal(expected, Doubles(Run<double>(
        "Scan", 16, [Reals([], 0), Counted(4)], ("body", Summing), ("num_scan_inputs", 1L), ("scan_input_directions", new[] { input }), ("scan_output_directions", new[] { output }))[1]));

    [Fact]
    public void Scans_along_other_axes()
    {
        Value?[] results = Run<double>("Scan", 16, [Reals([2], 0, 0), Counted(2, 3)], ("body", Summing), ("num_scan_inputs", 1L),
            ("scan_input_axes", SecondAxis), ("scan_output_axes", LastAxis));
        Assert.Equal([3, 12], Doubles(results[0]));
        Assert.Equal([0, 1, 3, 3, 7, 12], Doubles(results[1]));
    }

    [Fact]
    public void Scans_each_batch_entry_to_its_length_in_opset_8()
    {
        Value?[] results = Run<double>("Scan", 8, [Longs(3, 2), Reals([2], 0, 0), Counted(2, 3)], ("body", Summing), ("num_scan_inputs", 1L));
        Assert.Equal([3, 7], Doubles(results[0]));
        Assert.Equal([0, 1, 3, 3, 7, 0], Doubles(results[1]));
    }
}
