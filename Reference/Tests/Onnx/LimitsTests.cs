using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

public sealed class LimitsTests
{
    [Fact]
    public void A_tensor_beyond_the_limit_is_refused_before_its_memory_is_asked_for()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<ShapeException>(() => Shape.Allocate<double>([1 << 15, 1 << 15])).Message;
        Assert.Contains("[32768, 32768] needs 8589934592 bytes", message, StringComparison.Ordinal);
        Assert.Contains("VERIFY_MAX_TENSOR_BYTES", message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void The_limit_counts_bytes_not_elements()
    {
        using (new Limits { MaxTensorBytes = 80 }.Apply())
        {
            Assert.Equal(80, Shape.Allocate<byte>([80]).Length);
            Assert.Equal(10, Shape.Allocate<double>([10]).Length);
            Assert.Throws<ShapeException>(() => Shape.Allocate<double>([11]));
        }
    }

    [Fact]
    public void Limits_hold_for_the_code_that_applied_them_and_only_there()
    {
        using (new Limits { MaxNodeRuns = 7 }.Apply())
        {
            using (new Limits { MaxNodeRuns = 5 }.Apply())
            {
                Assert.Equal(5, Limits.Current.MaxNodeRuns);
            }
            Assert.Equal(7, Limits.Current.MaxNodeRuns);
            Parallel.For(0, 4, _ => Assert.Equal(7, Limits.Current.MaxNodeRuns));
        }
        Assert.Same(Limits.Default, Limits.Current);
    }

    [Fact]
    public void Broadcasting_two_small_tensors_cannot_ask_for_all_memory()
    {
        GraphBuilder graph = new("outer-sum");
        string x = graph.Input("x", ElementType.Float, "n", 1), y = graph.Input("y", ElementType.Float, "m");
        graph.Output(graph.Node("z", "Add", [x, y]), ElementType.Float, "n", "m");
        Hostile.Refuses(() => Hostile.Run(graph.Model(21, 10), ("x", new Tensor<float>([1 << 17, 1])), ("y", new Tensor<float>([1 << 17]))), "m.onnx: node 'z' (Add)", "[131072, 131072]");
    }

    /// <summary>An operator, its opset, its inputs as constants, its attributes.</summary>
    public static TheoryData<string, long[][]> Growing => new()
    {
        { "ConstantOfShape", [[1L << 20, 1L << 20]] },
        { "ConstantOfShape", [[int.MaxValue]] },
        { "ConstantOfShape", [[1L << 40]] },
        { "ConstantOfShape", [[-1]] },
        { "Expand", [[1], [1L << 16, 1L << 16]] },
        { "Expand", [[1], [1L << 40]] },
        { "Tile", [[1, 2], [1L << 31]] },
        { "Tile", [[1, 2], [long.MaxValue]] },
        { "Tile", [[1, 2], [-1]] },
        { "Pad", [[1, 2], [0, int.MaxValue]] },
        { "Pad", [[1, 2], [long.MaxValue, long.MaxValue]] },
        { "Reshape", [[1, 2], [1L << 40]] },
        { "OneHot", [[1, 2], [1L << 40], [0, 1]] },
    };

    [Theory]
    [MemberData(nameof(Growing))]
    public void An_operator_that_makes_much_of_little_is_refused(string opType, long[][] inputs)
    {
        GraphBuilder graph = new("growing");
        graph.Output(graph.Node("y", opType, [.. inputs.Select((values, i) => graph.Constant($"c{i}", values))]), ElementType.Undefined);
        graph.Proto.Output[0].Type = null;
        Hostile.Refuses(() => Hostile.Run(graph.Model(21, 10)), "m.onnx: ");
    }

    [Theory]
    [InlineData(0, long.MaxValue, 1)]
    [InlineData(long.MinValue, long.MaxValue, 1)]
    [InlineData(0, 1L << 40, 1)]
    [InlineData(0, int.MaxValue, 1)]
    [InlineData(0, 10, 0)]
    public void A_range_without_end_is_refused(long start, long limit, long delta)
    {
        GraphBuilder graph = new("range");
        graph.Output(graph.Node("y", "Range", [.. new[] { start, limit, delta }.Select((v, i) => graph.Constant($"c{i}", Tensor<long>.Scalar(v)))]), ElementType.Int64, "n");
        Hostile.Refuses(() => Hostile.Run(graph.Model(21, 10)), "m.onnx: ");
    }

    [Fact]
    public void A_loop_without_end_is_refused()
    {
        GraphBuilder body = new("body");
        body.Input("i", ElementType.Int64);
        body.Output(body.Input("go", ElementType.Bool), ElementType.Bool);
        GraphBuilder graph = new("loop");
        graph.Nodes(["y"], "Loop", ["", graph.Constant("go", Tensor<bool>.Scalar(true)), graph.Constant("state", 1)], ("body", body.Proto));
        body.Output(body.Input("s", ElementType.Int64, 1), ElementType.Int64, 1);
        graph.Output("y", ElementType.Int64, 1);
        using (new Limits { MaxNodeRuns = 10_000 }.Apply())
        {
            Hostile.Refuses(() => Hostile.Run(graph.Model(21, 10)), "m.onnx: ");
        }
    }

    [Fact]
    public void Work_is_counted_over_calls_and_anew_in_every_evaluation()
    {
        Evaluator<double> evaluator = new(ModelLoader.Convert(Hostile.Sound(), "m.onnx", null));
        Dictionary<string, Value> inputs = new() { ["x"] = new Tensor<float>([1, 2]) };
        using (new Limits { MaxNodeRuns = 3, MaxElements = 4 }.Apply())
        {
            evaluator.Run(inputs);
            evaluator.Run(inputs);
        }
        using (new Limits { MaxNodeRuns = 2 }.Apply())
        {
            Hostile.Refuses(() => evaluator.Run(inputs), "m.onnx: ", "more than 2 nodes", "'Exp'");
        }
        using (new Limits { MaxElements = 3 }.Apply())
        {
            Hostile.Refuses(() => evaluator.Run(inputs), "m.onnx: ", "more than 3 elements", "'Exp'");
        }
    }
}
