using Verification.Models.Audit;
using Verification.Models.Profiles;
using Verification.Properties.Cases;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Audit;

public sealed class NodeAuditTests
{
    [Fact]
    public void The_rounded_exact_result_is_faithful()
    {
        SingleNode exp = new("Exp", [], Tensor<float>.Vector(-2, 0, 1, 50));
        Assert.Equal(NodeClass.Faithful, exp.Judge([.. exp.Exact.Select(v => (float)v)], 4).Class);
    }

    [Fact]
    public void Ordinary_rounding_is_within_bound()
    {
        Xoshiro random = new(1);
        Tensor<float> a = Matrix(random, 20, 300), b = Matrix(random, 300, 20);
        SingleNode product = new("MatMul", [], a, b);
        NodeResult result = product.Judge(product.Rounded, 20, 20);
        Assert.Equal(NodeClass.WithinBound, result.Class);
        Assert.InRange(result.Ratio, 0.001, 1);
    }

    [Fact]
    public void Errors_that_add_up_in_one_direction_are_suspicious()
    {
        // 0.1f summed a million times in sequence: each partial sum is rounded the same way for long stretches.
        float[] tenths = new float[1 << 20];
        Array.Fill(tenths, 0.1f);
        float sum = 0;
        foreach (float tenth in tenths)
        {
            sum += tenth;
        }
        SingleNode total = new("ReduceSum", [("keepdims", 0L)], Tensor<float>.Vector(tenths));
        Assert.Equal(NodeClass.Suspicious, total.Judge([sum]).Class);
        Assert.Equal(NodeClass.Faithful, total.Judge([(float)total.Exact[0]]).Class);
    }

    [Fact]
    public void One_rounding_of_the_inputs_is_conditioning()
    {
        // Logits of 10⁴: an ulp of the largest moves its neighbour's probability by a tenth of a percent; the operator itself is good to 10⁻⁶.
        float[] logits = [9999, 10000, 9998.5f];
        SingleNode softmax = new("Softmax", [], Tensor<float>.Vector(logits));
        SingleNode perturbed = new("Softmax", [], Tensor<float>.Vector(logits[0], MathF.BitDecrement(logits[1]), logits[2]));
        Assert.Equal(NodeClass.WithinConditioning, softmax.Judge([.. perturbed.Exact.Select(v => (float)v)], 3).Class);
        Assert.Equal(NodeClass.Violated, softmax.Judge([.. perturbed.Exact.Select(v => (float)v * 1.01f)], 3).Class);
    }

    [Fact]
    public void A_legitimate_form_is_accepted_and_named_and_a_one_pass_variance_is_not()
    {
        Xoshiro random = new(3);
        int n = 64;
        float[] x = [.. Enumerable.Range(0, n).Select(_ => (float)(4096 + random.Uniform()))];
        float scale = 1.5f, bias = 0.25f, mean = 4096.5f, variance = 0.08f, epsilon = 1e-5f;
        Tensor<float> One(float v) => new([v], [1]);
        SingleNode normalization = new("BatchNormalization", [("epsilon", epsilon)], new Tensor<float>(x, [n, 1, 1]), One(scale), One(bias), One(mean), One(variance));
        float k = scale / MathF.Sqrt(variance + epsilon), c = bias - mean * k;
        NodeResult folded = normalization.Judge([.. x.Select(v => v * k + c)], n, 1, 1);
        Assert.Equal(NodeClass.WithinBound, folded.Class);
        Assert.Contains("folded", folded.Reason, StringComparison.Ordinal);

        SingleNode layer = new("LayerNormalization", [], Tensor<float>.Vector(x), new Tensor<float>([.. Enumerable.Repeat(1f, n)], [n]));
        float average = x.Sum() / n, onePass = MathF.Abs(x.Sum(v => v * v) / n - average * average);
        Assert.Equal(NodeClass.Violated, layer.Judge([.. x.Select(v => (v - average) / MathF.Sqrt(onePass + epsilon))], n).Class);
    }

    [Fact]
    public void Without_a_bound_there_is_no_verdict()
    {
        // The largest float is e^88.72284: whether a faithful exp overflows there is not decided by its accuracy.
        SingleNode exp = new("Exp", [], Tensor<float>.Vector(88.722839f));
        Assert.Equal(NodeClass.Undecided, exp.Judge([float.PositiveInfinity], 1).Class);
        Assert.Equal(NodeClass.Violated, exp.Judge([3.4e38f], 1).Class);
        Assert.Equal(NodeClass.Violated, exp.Judge([float.NaN], 1).Class);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    public void A_wrong_element_is_violated_and_located(float wrong)
    {
        SingleNode tanh = new("Tanh", [], new Tensor<float>([0.1f, 0.2f, 0.3f, 0.4f], [2, 2]));
        float[] output = tanh.Rounded;
        output[2] = wrong;
        NodeResult result = tanh.Judge(output, 2, 2);
        Assert.Equal(NodeClass.Violated, result.Class);
        Assert.StartsWith("[1, 0]", result.Worst, StringComparison.Ordinal);
        Assert.Contains("double-double", result.Reason, StringComparison.Ordinal);
        Assert.Contains("= 0.3", result.Operands, StringComparison.Ordinal);
    }

    [Fact]
    public void Infinities_and_NaN_are_right_where_the_mathematics_has_them()
    {
        SingleNode reciprocal = new("Reciprocal", [], Tensor<float>.Vector(0, -0f, float.PositiveInfinity, float.NaN));
        Assert.Equal(NodeClass.Faithful, reciprocal.Judge([float.PositiveInfinity, float.NegativeInfinity, 0, float.NaN], 4).Class);
        Assert.Equal(NodeClass.Violated, reciprocal.Judge([float.PositiveInfinity, float.PositiveInfinity, 0, float.NaN], 4).Class);
        Assert.Equal(NodeClass.Violated, reciprocal.Judge([float.PositiveInfinity, float.NegativeInfinity, 0, 0], 4).Class);
    }

    [Fact]
    public void A_wrong_shape_or_type_is_violated()
    {
        SingleNode relu = new("Relu", [], Tensor<float>.Vector(1, -1));
        Assert.Equal(NodeClass.Violated, relu.Judge([1, 0], 2, 1).Class);
        Assert.Equal(NodeClass.Violated, relu.Judge(new Tensor<double>([1, 0], [2])).Class);
    }

    [Fact]
    public void Integers_must_be_equal_except_across_a_tie_of_the_format()
    {
        SingleNode largest = new("ArgMax", [], new Tensor<float>([1, 3, 2], [1, 3]));
        Assert.Equal(NodeClass.Faithful, largest.Judge(new Tensor<long>([0, 0, 0], [1, 3])).Class);
        Assert.Equal(NodeClass.Violated, largest.Judge(new Tensor<long>([1, 0, 0], [1, 3])).Class);
    }

    [Fact]
    public void A_recurrence_of_50_steps_is_decided_along_the_tape_where_intervals_are_useless()
    {
        Xoshiro random = new(5);
        const int steps = 50, size = 4;
        Tensor<float> x = Matrix(random, steps, size).Reshaped(steps, 1, size);
        Tensor<float> w = Matrix(random, 3 * size, size).Reshaped(1, 3 * size, size), r = Matrix(random, 3 * size, size).Reshaped(1, 3 * size, size);
        SingleNode gru = new("GRU", [("hidden_size", (long)size)], x, w, r);
        float[] output = gru.Rounded;
        NodeResult good = gru.Judge(output, steps, 1, 1, size);
        Assert.Contains(good.Class, new[] { NodeClass.Faithful, NodeClass.WithinBound });
        output[^1] += 1e-3f;
        Assert.Equal(NodeClass.Violated, gru.Judge(output, steps, 1, 1, size).Class);
    }

    [Fact]
    public void An_operator_that_the_reference_lacks_is_unsupported_by_name()
    {
        SingleNode unknown = new("Frobnicate", [], Tensor<float>.Vector(1));
        NodeResult result = unknown.Judge([1], 1);
        Assert.Equal(NodeClass.Unsupported, result.Class);
        Assert.Contains("Frobnicate", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_judged_by_the_arithmetic_that_is_asked_for()
    {
        // WGSL promises tanh to 10⁻⁵ only: the same deviation holds there and is wrong in IEEE arithmetic.
        SingleNode tanh = new("Tanh", [], Tensor<float>.Vector(0.5f));
        float[] off = [tanh.Rounded[0] + 5e-6f];
        Assert.Equal(NodeClass.WithinBound, tanh.Judge(new Tensor<float>(off, [1]), Arithmetic.WebGpu).Class);
        Assert.Equal(NodeClass.Violated, tanh.Judge(new Tensor<float>(off, [1])).Class);
    }

    private static Tensor<float> Matrix(Xoshiro random, int rows, int columns) =>
        new([.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.Uniform(-1, 1))], [rows, columns]);

    // 6 → 10 by floor: place 2 lies at (2 + ½) · 0.6 − ½ = 1, place 7 at 4, each within its rounding.
    [Theory]
    [InlineData(1, 4, NodeClass.WithinBound)]
    [InlineData(0, 3, NodeClass.WithinBound)]
    [InlineData(1, 3, NodeClass.WithinBound)]
    [InlineData(2, 4, NodeClass.Violated)]
    [InlineData(1, 5, NodeClass.Violated)]
    public void A_tie_between_two_samples_is_open_and_no_other_sample_is(int second, int seventh, NodeClass expected)
    {
        SingleNode resize = new("Resize", [("mode", "nearest"), ("nearest_mode", "floor")],
            new Tensor<float>([1, 20, 300, 4000, 50000, 600000], [6]), new Tensor<float>([], [0]), new Tensor<float>([], [0]), Tensor<long>.Vector(10));
        float[] sample = [1, 20, 300, 4000, 50000, 600000];
        float[] got = [sample[0], sample[0], sample[second], sample[1], sample[2], sample[2], sample[3], sample[seventh], sample[4], sample[5]];
        NodeResult node = resize.Judge(new Tensor<float>(got, [10]));
        Assert.True(node.Class == expected || (expected == NodeClass.WithinBound && node.Class == NodeClass.Faithful), $"{node.Class.Text()}: {node.Worst} {node.Reason}");
    }
}
