using System.Globalization;
using Verification.Properties.Snapshots;
using Verification.Reference.Tensors;

namespace Verification.Properties.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private static readonly Bound Quarter = Bound.Absolute(0.25, "a quarter, for the test");

    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lays_the_rows_out_by_the_innermost_axis()
    {
        string text = folder.Accept(
            TensorSnapshot.Of("s.grad", new double[,] { { 0.5, -12, 1e-300 }, { double.NaN, double.NegativeInfinity, -0.0 } }, Quarter),
            TensorSnapshot.Of("k", [1, 2, 3, 4], [2, 1, 2]));
        Assert.Equal(
            """
            snapshot 1 of SampleTests.Asks.point: 2 tensors

            tensor s.grad: double [2, 3]
            bound: 0.25 per entry: a quarter, for the test
                    0.5        -12     1E-300
                    NaN  -Infinity         -0

            tensor k: int [2, 1, 2]
            bound: exact: whole numbers
            # [0, *, *]
              1  2

            # [1, *, *]
              3  4

            """.ReplaceLineEndings("\n"),
            text);
        byte[] bytes = File.ReadAllBytes(folder.Place.Verified);
        Assert.Equal((byte)'s', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    [Theory]
    [InlineData(1.25, 0.25, true)]
    [InlineData(0.75, 0.25, true)]
    [InlineData(1.2500000000000002, 0.25, false)]
    [InlineData(0.7499999999999999, 0.25, false)]
    [InlineData(1, 0, true)]
    [InlineData(1.0000000000000002, 0, false)]
    public void Passes_at_exactly_the_bound_and_no_further(double received, double bound, bool passes)
    {
        Bound given = Bound.Absolute(bound, "for the test");
        folder.Accept(TensorSnapshot.Of("x", 1.0, given));
        Exception? failure = Record.Exception(() => folder.Verify(SnapshotFolder.Desk, TensorSnapshot.Of("x", received, given)));
        Assert.Equal(passes, failure is null);
    }

    [Fact]
    public void Judges_the_gap_itself_and_not_its_rounding()
    {
        // 1 − (−2⁻⁶⁰) rounds to 1, the bound, and is more.
        Bound one = Bound.Absolute(1, "for the test");
        folder.Accept(TensorSnapshot.Of("x", 1.0, one));
        folder.Passes(TensorSnapshot.Of("x", 0.0, one));
        folder.Passes(TensorSnapshot.Of("x", Math.ScaleB(1, -60), one));
        Assert.Contains("1 of 1 entries", folder.Fails(TensorSnapshot.Of("x", -Math.ScaleB(1, -60), one)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.MaxValue)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.MaxValue, double.MinValue)]
    public void No_bound_covers_another_class(double verified, double received)
    {
        Bound wide = Bound.Absolute(1e308, "wide, for the test");
        folder.Accept(TensorSnapshot.Of("x", verified, wide));
        folder.Passes(TensorSnapshot.Of("x", verified, wide));
        folder.Fails(TensorSnapshot.Of("x", received, wide));
    }

    [Fact]
    public void A_zero_is_its_negative_and_keeps_its_sign_in_the_file()
    {
        Assert.Contains("  -0\n", folder.Accept(TensorSnapshot.Of("x", -0.0, Bound.Exact("for the test"))), StringComparison.Ordinal);
        folder.Passes(TensorSnapshot.Of("x", 0.0, Bound.Exact("for the test")));
    }

    [Fact]
    public void Says_which_entries_moved_by_how_many_bounds_the_worst_first()
    {
        folder.Accept(TensorSnapshot.Of("w", new double[,] { { 1, 2 }, { 3, 4 } }, Quarter), TensorSnapshot.Of("n", 7));
        string message = folder.Fails(TensorSnapshot.Of("w", new double[,] { { 1.5, 2.25 }, { 3, -4 } }, Quarter), TensorSnapshot.Of("n", 8));
        Assert.StartsWith(
            """
            SampleTests.Asks.point is not as verified
              2 of 4 entries of 'w' moved beyond their bounds (0.25 per entry: a quarter, for the test)
                [1, 1]  verified 4  received -4  moved 8 = 32 x its bound 0.25
                [0, 0]  verified 1  received 1.5  moved 0.5 = 2 x its bound 0.25
              1 of 1 entries of 'n' moved beyond their bounds (exact: whole numbers)
                []  verified 7  received 8  moved 1, must not move
              received: 
            """.ReplaceLineEndings("\n").TrimEnd(), message, StringComparison.Ordinal);
        Assert.Contains("verify accept", message, StringComparison.Ordinal);
        Assert.Equal(["SampleTests.Asks.point.received.txt", "SampleTests.Asks.point.verified.txt"], folder.Files);
    }

    [Fact]
    public void Shows_ten_entries_and_counts_the_others()
    {
        Bound bound = Bound.Absolute(0, "for the test");
        folder.Accept(TensorSnapshot.Of("w", new double[100], bound));
        string message = folder.Fails(TensorSnapshot.Of("w", [.. Enumerable.Range(0, 100).Select(i => (double)i)], [100], bound));
        Assert.Contains("99 of 100 entries", message, StringComparison.Ordinal);
        Assert.Contains("… and 89 more", message, StringComparison.Ordinal);
        Assert.Equal(10, message.Split("verified 0  received").Length - 1);
    }

    public static TheoryData<string> Changes => ["shape", "transposed", "type", "bound", "reason", "kind", "missing", "added", "order", "renamed"];

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_header_does_not_pass(string change)
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        TensorSnapshot a = TensorSnapshot.Of("a", x, [2, 3], Quarter), b = TensorSnapshot.Of("b", x, [6], Quarter);
        folder.Accept(a, b);
        folder.Passes(a, b);
        (TensorSnapshot[] received, string said) = change switch
        {
            "shape" => (new[] { TensorSnapshot.Of("a", new double[5], [5], Quarter), b }, "'a' has shape [5], 5 entries: verified is [2, 3], 6"),
            "transposed" => ([TensorSnapshot.Of("a", x, [3, 2], Quarter), b], "(the same number: reshaped or transposed)"),
            "type" => ([TensorSnapshot.Of("a", Array.ConvertAll(x, v => (float)v), [2, 3], Quarter), b], "'a' is float: verified is double"),
            "bound" => ([TensorSnapshot.Of("a", x, [2, 3], Bound.Absolute(0.5, Quarter.Reason)), b], "the bound of 'a' is 0.5 per entry"),
            "reason" => ([TensorSnapshot.Of("a", x, [2, 3], Bound.Absolute(0.25, "another")), b], "the bound of 'a' is 0.25 per entry: another"),
            "kind" => ([TensorSnapshot.Of("a", x, [2, 3], Bound.Ulps(0.25, Quarter.Reason)), b], "the bound of 'a' is 0.25 ulp per entry"),
            "missing" => ([a], "tensor 'b' is verified, and not received"),
            "added" => ([a, b, TensorSnapshot.Of("c", 1)], "tensor 'c' is received, and not verified"),
            "order" => ([b, a], "the tensors' order is b, a: verified is a, b"),
            _ => ([a, TensorSnapshot.Of("B", x, [6], Quarter)], "tensor 'B' is received"),
        };
        Assert.Contains(said, folder.Fails(received), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_snapshot_fails_and_says_what_to_do()
    {
        string message = folder.Fails(TensorSnapshot.Of("n", 1));
        Assert.Contains("no verified snapshot yet", message, StringComparison.Ordinal);
        Assert.Contains("VERIFY_ACCEPT=1", message, StringComparison.Ordinal);
        Assert.Equal(["SampleTests.Asks.point.received.txt"], folder.Files);
    }

    [Fact]
    public void Passing_deletes_what_was_received_before()
    {
        folder.Accept(TensorSnapshot.Of("n", 1));
        folder.Fails(TensorSnapshot.Of("n", 2));
        folder.Passes(TensorSnapshot.Of("n", 1));
        Assert.Equal(["SampleTests.Asks.point.verified.txt"], folder.Files);
    }

    [Fact]
    public void Accepting_rewrites_what_changed_and_nothing_else()
    {
        TensorSnapshot Near(double x) => TensorSnapshot.Of("x", x, Quarter);
        string first = folder.Accept(Near(1));
        folder.Fails(Near(2));
        Assert.Equal(first, folder.Accept(Near(1.25)));
        Assert.NotEqual(first, folder.Accept(Near(2)));
        folder.Passes(Near(2));
    }

    [Fact]
    public void On_a_build_server_nothing_is_written_and_the_message_says_all()
    {
        Assert.Throws<SnapshotException>(() => folder.Verify(SnapshotFolder.Ci, TensorSnapshot.Of("n", 1)));
        Assert.Empty(folder.Files);
        folder.Accept(TensorSnapshot.Of("n", 1));
        string message = Assert.Throws<SnapshotException>(() => folder.Verify(SnapshotFolder.Ci, TensorSnapshot.Of("n", 2))).Message;
        Assert.Contains("verified 1  received 2", message, StringComparison.Ordinal);
        Assert.Equal(["SampleTests.Asks.point.verified.txt"], folder.Files);
        folder.Fails(TensorSnapshot.Of("n", 2));
        folder.Verify(SnapshotFolder.Ci, TensorSnapshot.Of("n", 1));
        Assert.Equal(2, folder.Files.Length);
        Assert.Contains("VERIFY_ACCEPT is 1 on a build server", Assert.Throws<SnapshotException>(() => folder.Verify(new(IsCi: true, Accepts: true), TensorSnapshot.Of("n", 1))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CI", "true", true)]
    [InlineData("CI", "1", true)]
    [InlineData("GITHUB_ACTIONS", "true", true)]
    [InlineData("TF_BUILD", "True", true)]
    [InlineData("JENKINS_URL", "http://ci", true)]
    [InlineData("CI", "false", false)]
    [InlineData("CI", "0", false)]
    [InlineData("CI", "", false)]
    [InlineData("HOME", "/", false)]
    public void Knows_a_build_server_by_its_variables(string name, string value, bool isCi) =>
        Assert.Equal(isCi, SnapshotSettings.Of(n => n == name ? value : null).IsCi);

    [Fact]
    public void Accepts_only_when_told_so() =>
        Assert.Equal([true, false, false], new[] { "1", "0", null }.Select(v => SnapshotSettings.Of(n => n == "VERIFY_ACCEPT" ? v : null).Accepts));

    [Fact]
    public void Writes_and_reads_the_same_in_every_culture()
    {
        TensorSnapshot x = TensorSnapshot.Of("x", new[] { 1234.5, -1e-7, double.NaN, double.PositiveInfinity }, Bound.Absolute(0.125, "for the test"));
        string text = folder.Accept(x);
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~", NaNSymbol = "kein", PositiveInfinitySymbol = "unendlich", PositiveSign = "#" };
        try
        {
            CultureInfo.CurrentCulture = odd;
            folder.Passes(x);
            File.Delete(folder.Place.Verified);
            Assert.Equal(text, folder.Accept(x));
            Assert.Contains("moved 1 = 8 x its bound 0.125", folder.Fails(TensorSnapshot.Of("x", new[] { 1233.5, -1e-7, double.NaN, double.PositiveInfinity }, Bound.Absolute(0.125, "for the test"))), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a.")]
    [InlineData("a\nb")]
    public void Refuses_names_that_some_file_system_cannot_hold(string name) =>
        Assert.Contains("the snapshot's name", Assert.Throws<SnapshotException>(() => folder.At("SampleTests", "Asks", name)).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_source_folder_that_is_not_there() =>
        Assert.Contains("mapped source paths", Assert.Throws<SnapshotException>(() => SnapshotPlace.Of("/_/Tests/SampleTests.cs", "Asks", "point")).Message, StringComparison.Ordinal);

    [Fact]
    public void Stands_beside_the_source_file_under_the_name_of_class_and_test()
    {
        SnapshotPlace place = SnapshotPlace.Of(Path.Combine(folder.Path, "SampleTests.Gradients.cs"), "Asks", "n=3, tie");
        Assert.Equal(Path.Combine(folder.Path, "SampleTests.Asks.n=3, tie.verified.txt"), place.Verified);
    }

    [Fact]
    public void Needs_tensors_and_each_name_once()
    {
        Assert.Contains("each name once", folder.Fails(), StringComparison.Ordinal);
        Assert.Contains("each name once", folder.Fails(TensorSnapshot.Of("x", 1), TensorSnapshot.Of("x", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_file_is_not_taken_for_its_own()
    {
        folder.Accept(TensorSnapshot.Of("n", 1));
        File.Move(folder.Place.Verified, folder.At("SampleTests", "Asks", "other").Verified);
        string message = Assert.Throws<SnapshotException>(() => Snapshot.Verify(folder.At("SampleTests", "Asks", "other"), [TensorSnapshot.Of("n", 1)], SnapshotFolder.Desk, folder.Registry)).Message;
        Assert.Contains("found the snapshot 'SampleTests.Asks.point', needed 'SampleTests.Asks.other'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_a_tensor_of_the_reference_with_its_declared_type()
    {
        Tensor<float> x = new([1, 1.0078125f], [2], ElementType.BFloat16);
        Assert.Contains("tensor x: bfloat16 in float [2]", folder.Accept(TensorSnapshot.Of("x", x, Bound.Ulps(1, "for the test"))), StringComparison.Ordinal);
        folder.Passes(TensorSnapshot.Of("x", new Tensor<float>([1.0078125f, 1], [2], ElementType.BFloat16), Bound.Ulps(1, "for the test")));
        folder.Fails(TensorSnapshot.Of("x", new Tensor<float>([1.015625f, 1], [2], ElementType.BFloat16), Bound.Ulps(1, "for the test")));
    }
}
