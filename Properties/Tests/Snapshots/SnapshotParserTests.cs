using System.Text;
using Verification.Properties.Snapshots;

namespace Verification.Properties.Tests.Snapshots;

public sealed class SnapshotParserTests : IDisposable
{
    private const string Good =
        """
        snapshot 1 of SampleTests.Asks.point: 2 tensors

        tensor x: double [2, 2]
        bound: 0.25 per entry: for the test
          1  2
          3  4

        tensor t: tracked fp64 [2]
        bound: radius of each entry: radii
          1 ±0.5  2 ±0

        """;

    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reads_what_editors_make_of_a_file()
    {
        TensorSnapshot[] same = [TensorSnapshot.Of("x", new double[,] { { 1, 2 }, { 3, 4 } }, Bound.Absolute(0.25, "for the test")), TensorSnapshot.Of("t", (Tracked[])[new(1, 0.5), new(2, 0)], Bound.PerEntry([0.5, 0], "radii"))];
        foreach (string text in new[] { Good, Good.Replace("\n", "\r\n", StringComparison.Ordinal), Good.TrimEnd(), Good.Replace("  ", "\t \n", StringComparison.Ordinal), "# mine\n\n" + Good + "\n\n" })
        {
            foreach (UTF8Encoding encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true) })
            {
                File.WriteAllText(folder.Place.Verified, text, encoding);
                folder.Passes(same);
            }
        }
    }

    [Theory]
    [InlineData("snapshot 1", "snapshot 2", ":1: found 'snapshot 2 of SampleTests.Asks.point: 2 tensors', needed 'snapshot 1 of ")]
    [InlineData("2 tensors", "two tensors", ":1: found")]
    [InlineData("2 tensors", "1 tensors", ":8: found 'tensor t: tracked fp64 [2]', needed the end of the file after 1 tensors")]
    [InlineData("2 tensors", "3 tensors", ":10: the file ends here, needed 'tensor <name>")]
    [InlineData("tensor x: double [2, 2]", "tensor x: double [2, -2]", ":3: found 'tensor x: double [2, -2]', needed 'tensor <name>")]
    [InlineData("tensor x: double [2, 2]", "tensor x: double [99999, 99999]", ":3: found")]
    [InlineData("tensor x: double [2, 2]", "tensor x: real [2, 2]", ":3: found 'real', needed an element type")]
    [InlineData("tensor x: double [2, 2]", "<<<<<<< HEAD", ":3: found '<<<<<<< HEAD'")]
    [InlineData(": for the test", "", ":4: found 'bound: 0.25 per entry', needed 'bound: <exact")]
    [InlineData("0.25 per entry", "-0.25 per entry", ":4: found '-0.25 per entry', needed 'bound: <exact")]
    [InlineData("0.25 per entry", "1E+999 per entry", ":4: found '1E+999 per entry'")]
    [InlineData("0.25 per entry", "NaN per entry", ":4: found 'NaN per entry'")]
    [InlineData("3  4", "3  four", ":6: found 'four', needed entry 4 of 4 of 'x', double")]
    [InlineData("3  4", "3  1E+999", ":6: found '1E+999', needed entry 4 of 4 of 'x', double")]
    [InlineData("3  4", "3  4,5", ":6: found '4,5', needed entry 4 of 4 of 'x', double")]
    [InlineData("3  4", "3  4  5", ":6: found '5', needed no more than the 4 entries of 'x'")]
    [InlineData("3  4", "3", ":8: found 'tensor', needed entry 4 of 4 of 'x', double")]
    [InlineData("±0.5", "±-0.5", ":10: found '±-0.5', needed a bound '±b', b ≥ 0")]
    [InlineData("±0.5", "", ":10: found '2', needed a bound")]
    [InlineData("  1 ±0.5  2 ±0\n", "  1 ±0.5\n", ":10: the file ends here, needed entry 2 of 2 of 't'")]
    public void What_is_malformed_is_one_line_with_its_place(string was, string @is, string said)
    {
        Assert.Contains(was, Good, StringComparison.Ordinal);
        string text = Good.ReplaceLineEndings("\n").Replace(was, @is, StringComparison.Ordinal);
        string message = Assert.Throws<SnapshotException>(() => SnapshotParser.Parse("Sample.verified.txt", text)).Message;
        Assert.DoesNotContain('\n', message);
        Assert.StartsWith("Sample.verified.txt:", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_fails()
    {
        string text = Good.ReplaceLineEndings("\n");
        string whole = text.TrimEnd();
        TensorSnapshot[] same = [TensorSnapshot.Of("x", new double[,] { { 1, 2 }, { 3, 4 } }, Bound.Absolute(0.25, "for the test")), TensorSnapshot.Of("t", (Tracked[])[new(1, 0.5), new(2, 0)], Bound.PerEntry([0.5, 0], "radii"))];
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllText(folder.Place.Verified, whole[..length]);
            folder.Fails(same);
        }
    }

    [Fact]
    public void A_malformed_file_is_mended_by_accepting()
    {
        File.WriteAllText(folder.Place.Verified, "<<<<<<< HEAD\n");
        string message = folder.Fails(TensorSnapshot.Of("n", 1));
        Assert.StartsWith(folder.Place.Verified + ":1: found '<<<<<<< HEAD'", message, StringComparison.Ordinal);
        folder.Accept(TensorSnapshot.Of("n", 1));
        folder.Passes(TensorSnapshot.Of("n", 1));
    }
}
