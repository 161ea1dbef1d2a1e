using System.Runtime.CompilerServices;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using Verification.Reference.Tests.Operators;

namespace Verification.Reference.Tests.Onnx.Catalogue;

/// <summary>The catalogue against the standard's list of every version of every operator, <c>OperatorVersions.csv</c> beside this file.</summary>
public class OperatorVersionTests
{
    private static readonly (string Domain, string OpType, int Since, string Status)[] Standard = [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, "OperatorVersions.csv"))
        .Skip(1).Select(line => line.Split(';')).Select(parts => (parts[0], parts[1], int.Parse(parts[2], null), parts[3]))];

    [Fact]
    public void Every_version_of_the_standard_has_one_of_ours_that_is_no_newer() =>
        Assert.DoesNotContain(Standard, o => Catalogue<double>.Find(o.Domain, o.OpType, o.Since) is null);

    [Fact]
    public void Every_version_of_ours_is_one_of_the_standards() =>
        Assert.Empty(Catalogue<double>.All.Where(o => !Standard.Any(s => (s.Domain, s.OpType, s.Since) == (o.Domain, o.OpType, o.Since))).Select(o => $"{o.Domain} {o.OpType}-{o.Since}"));

    [Fact]
    public void No_operator_is_ours_before_it_is_the_standards() =>
        Assert.DoesNotContain(Standard.GroupBy(o => (o.Domain, o.OpType)), o => Catalogue<double>.Find(o.Key.Domain, o.Key.OpType, o.Min(v => v.Since) - 1) is not null);

    [Fact]
    public void What_the_standard_has_withdrawn_is_refused_with_the_name_of_its_successor()
    {
        (string Domain, string OpType, int Since, string Status)[] withdrawn = [.. Standard.Where(o => o.Status is "deprecated" or "dropped")];
        Assert.Equal((4, 9), (withdrawn.Count(o => o.Status == "deprecated"), withdrawn.Count(o => o.Status == "dropped")));
        Assert.All(Standard, o => Assert.Equal(withdrawn.Contains(o), Catalogue<double>.Find(o.Domain, o.OpType, o.Since)?.Successor is not null));
        Assert.All(withdrawn, o =>
        {
            string message = Assert.Throws<UnsupportedException>(() => OneNode.In<double>(o.Domain, o.OpType, o.Since, 1, [])).Message;
            Assert.Contains($"withdrawn {o.OpType} from opset {o.Since} on: use ", message);
        });
    }

    [Fact]
    public void Scatter_and_Upsample_run_up_to_the_version_before()
    {
        Tensor<double> x = OneNode.Reals([1, 1, 1, 2], 1, 2);
        Assert.Equal([1, 1, 2, 2], OneNode.Real("Upsample", 9, [x, OneNode.Reals([4], 1, 1, 1, 2)]).Values);
        Assert.Equal([1, 9], OneNode.Real("Scatter", 10, [OneNode.Reals([2], 1, 2), OneNode.Longs(1), OneNode.Reals([1], 9)]).Values);
    }

    [Theory]
    [InlineData("Affine", new[] { -1.0, 0, 3 }, "alpha", 2f, "beta", 1f)]
    [InlineData("Scale", new[] { -2.0, -1, 2 }, "scale", 2f, "", 0f)]
    [InlineData("ScaledTanh", new[] { -2.8920827402274507, -2.2847824678672946, 2.8920827402274507 }, "alpha", 3f, "beta", 2f)]
    [InlineData("ThresholdedRelu", new[] { 0.0, 0, 1 }, "alpha", 0.5f, "", 0f)]
    public void What_the_first_versions_tried_runs_as_they_say(string opType, double[] expected, string first, float a, string second, float b)
    {
        double[] x = [-1, -0.5, 1];
        (string, object)[] attributes = second.Length > 0 ? [(first, a), (second, b)] : [(first, a)];
        double[] found = OneNode.Real(opType, 7, [Tensor<double>.Vector(x)], attributes).Values;
        Assert.All(expected.Zip(found), p => Assert.Equal(p.First, p.Second, 1e-14));
    }

    [Fact]
    public void Images_are_scaled_and_cropped_and_constants_filled_as_the_first_versions_say()
    {
        Tensor<double> image = OneNode.Counted(1, 2, 3, 4);
        Assert.Equal([10, 12, 14, 16], OneNode.Real("ImageScaler", 5, [image], ("scale", 2f), ("bias", new[] { 10f, -24f })).Values[..4]);
        Assert.Equal([0.0, 2], OneNode.Real("ImageScaler", 5, [image], ("scale", 2f), ("bias", new[] { 10f, -24f })).Values[12..14]);
        Assert.Equal([5, 6, 17, 18], OneNode.Real("Crop", 5, [image], ("border", new long[] { 1, 1, 1, 1 })).Values);
        Assert.Equal([5, 6, 7, 17, 18, 19], OneNode.Real("Crop", 5, [image], ("border", new long[] { 1, 1, 0, 0 }), ("scale", new long[] { 1, 3 })).Values);
        long[] tooWide = [3, 0, 2, 0];
        Assert.Throws<OnnxException>(() => OneNode.Real("Crop", 5, [image], ("border", tooWide)));
        Assert.Equal(3 * Math.Log(1 + Math.Exp(2)), OneNode.Real("ParametricSoftplus", 5, [OneNode.Reals([1], 1)], ("alpha", 3f), ("beta", 2f)).Values[0], 1e-14);
        Assert.Equal([7, 7], OneNode.Of<double, long>("ConstantFill", 5, [OneNode.Longs(2)], ("value", 7f), ("dtype", 7L), ("input_as_shape", 1L)).Values);
        Assert.Equal([2, 3, 1], OneNode.Real("ConstantFill", 5, [OneNode.Reals([2, 3], 0, 0, 0, 0, 0, 0)], ("extra_shape", new long[] { 1 })).Shape);
        float[] given = [1.5f, 2.5f];
        Assert.Equal([1.5, 2.5], OneNode.Real("GivenTensorFill", 5, [], ("values", given), ("shape", new long[] { 2 })).Values);
        Assert.Equal([2.0], OneNode.Real("DynamicSlice", 5, [OneNode.Reals([3], 1, 2, 3), OneNode.Longs(1), OneNode.Longs(2)]).Values);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
