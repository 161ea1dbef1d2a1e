using Verification.Properties.Snapshots;
using Verification.Reference.Tensors;

namespace Verification.Properties.Tests.Snapshots;

public sealed class TensorSnapshotTests : IDisposable
{
    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<Array> Elements =>
    [
        new double[] { 0.1, -0.0, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity },
        new float[] { 0.1f, -0.0f, float.Epsilon, float.MaxValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity },
        new Half[] { (Half)0.1, Half.NegativeZero, Half.Epsilon, Half.MaxValue, Half.NaN, Half.PositiveInfinity, Half.NegativeInfinity },
        new sbyte[] { sbyte.MinValue, sbyte.MaxValue },
        new byte[] { byte.MinValue, byte.MaxValue },
        new short[] { short.MinValue, short.MaxValue },
        new ushort[] { ushort.MinValue, ushort.MaxValue },
        new int[] { int.MinValue, int.MaxValue },
        new uint[] { uint.MinValue, uint.MaxValue },
        new long[] { long.MinValue, long.MaxValue, (1L << 53) + 1 },
        new ulong[] { ulong.MinValue, ulong.MaxValue },
        new bool[] { true, false },
        new int[2, 0, 3],
        new double[1, 2, 1, 3],
    ];

    [Theory, MemberData(nameof(Elements))]
    public void Every_type_and_rank_is_read_back_as_it_was(Array array)
    {
        TensorSnapshot x = TensorSnapshot.Of("x", array, Bound.Exact("for the test"));
        string text = folder.Accept(x);
        folder.Passes(x);
        (string id, TensorRecord[] read) = SnapshotParser.Parse("file", text);
        Assert.Equal(folder.Place.Id, id);
        Assert.Equal(x.Record.Entries, read[0].Entries);
        Assert.Equal(text, SnapshotText.Of(id, read));
    }

    [Fact]
    public void Tells_neighbouring_integers_beyond_the_doubles_apart()
    {
        folder.Accept(TensorSnapshot.Of("n", long.MaxValue));
        Assert.Contains("moved 1, must not move", folder.Fails(TensorSnapshot.Of("n", long.MaxValue - 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_number_may_have_a_whole_bound()
    {
        Bound two = Bound.Absolute(2, "for the test");
        folder.Accept(TensorSnapshot.Of("n", ulong.MaxValue, two));
        folder.Passes(TensorSnapshot.Of("n", ulong.MaxValue - 2, two));
        folder.Fails(TensorSnapshot.Of("n", ulong.MaxValue - 3, two));
        Assert.Throws<ArgumentException>(() => TensorSnapshot.Of("n", 1, Bound.Absolute(0.5, "for the test")));
        Assert.Throws<ArgumentException>(() => TensorSnapshot.Of("n", 1, Bound.Ulps(1, "for the test")));
    }

    [Fact]
    public void Takes_spans_arrays_tensors_and_scalars()
    {
        Bound exact = Bound.Exact("for the test");
        ReadOnlySpan<double> span = [1, 2];
        Span<float> writable = [1, 2];
        folder.Accept(
            TensorSnapshot.Of("span", span, [2, 1], exact), TensorSnapshot.Of("writable", (ReadOnlySpan<float>)writable, [2], exact), TensorSnapshot.Of("array", new[] { 1.0, 2 }, exact),
            TensorSnapshot.Of("jagged by shape", new[] { 1, 2 }, [1, 2]), TensorSnapshot.Of("scalar", true), TensorSnapshot.Of("tensor", Tensor<long>.Vector(1, 2)));
        Assert.Contains("'x': shape [3] needs 3 entries, found 2", Assert.Throws<ArgumentException>(() => TensorSnapshot.Of("x", new[] { 1, 2 }, [3])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tracked_numbers_bring_their_radii()
    {
        Tracked[] x = [new(1, 1e-16), new(2, 1e-16)];
        Assert.Contains("tensor x: tracked fp64 [2]\nbound: radius 1E-16 per entry: the radius that Tracked derives in fp64 arithmetic\n", folder.Accept(TensorSnapshot.Of("x", x)), StringComparison.Ordinal);
        folder.Passes(TensorSnapshot.Of("x", x));
        folder.Fails(TensorSnapshot.Of("x", (Tracked[])[new(1, 1e-16), new(Math.BitIncrement(2), 1e-16)]));
    }

    [Fact]
    public void Radii_that_differ_are_kept_each_and_guard_each()
    {
        Tracked[] x = [new(1, 1e-3), new(1, 3.14e-9), new(0, 0)];
        Assert.Contains("bound: radius of each entry: the radius that Tracked derives", folder.Accept(TensorSnapshot.Of("x", x)), StringComparison.Ordinal);
        Assert.Contains("1 ±3.2E-09", File.ReadAllText(folder.Place.Verified), StringComparison.Ordinal);
        folder.Passes(TensorSnapshot.Of("x", (Tracked[])[new(1.001, 1e-3), new(1 + 3.1e-9, 3.14e-9), new(0, 0)]));
        string message = folder.Fails(TensorSnapshot.Of("x", (Tracked[])[new(1, 1e-3), new(1.001, 3.14e-9), new(1e-300, 0)]));
        Assert.Contains("2 of 3 entries", message, StringComparison.Ordinal);
        Assert.Contains("[2]  verified 0  received 1E-300  moved 1E-300, must not move\n    [1]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Radii_that_move_in_their_last_bits_are_the_same_derivation_and_others_are_not()
    {
        // 0.1, 0.99 and 1 are edges of two digits: without the step of tolerance the next double would be another bound.
        foreach (double edge in new[] { 0.1, 0.99, 1, 3.1e-16 })
        {
            File.Delete(folder.Place.Verified);
            folder.Accept(TensorSnapshot.Of("x", new Tracked(1, edge)));
            folder.Passes(TensorSnapshot.Of("x", new Tracked(1, Math.BitIncrement(edge))));
            folder.Passes(TensorSnapshot.Of("x", new Tracked(1, Math.BitDecrement(edge))));
            Assert.Contains("are derived otherwise", folder.Fails(TensorSnapshot.Of("x", new Tracked(1, 1.25 * edge))), StringComparison.Ordinal);
            Assert.Contains("are derived otherwise", folder.Fails(TensorSnapshot.Of("x", new Tracked(1, edge / 1.25))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Plain_results_of_a_tracked_expression_may_be_two_radii_apart()
    {
        Tracked[] tracked = [new(1, 0.125)];
        Bound twice = Bound.BetweenFaithfulResults<Tracked>(tracked);
        folder.Accept(TensorSnapshot.Of("x", 0.875, twice));
        folder.Passes(TensorSnapshot.Of("x", 1.125, twice));
        folder.Fails(TensorSnapshot.Of("x", 1.25, twice));
        Assert.Throws<ArgumentException>(() => Bound.BetweenFaithfulResults<double>([1.0]));
    }

    [Fact]
    public void A_bound_needs_a_reason_and_reals_a_bound()
    {
        Assert.Contains("need one line that says where the bound comes from", Assert.Throws<ArgumentException>(() => Bound.Absolute(1e-12, " ")).Message, StringComparison.Ordinal);
        Assert.Contains("need a finite number", Assert.Throws<ArgumentOutOfRangeException>(() => Bound.Absolute(double.PositiveInfinity, "r")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bound.Ulps(double.NaN, "r"));
        Assert.Contains("'x' is double and has no bound", Assert.Throws<ArgumentException>(() => TensorSnapshot.Of("x", 1.0)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing bounds that entry", Assert.Throws<ArgumentException>(() => TensorSnapshot.Of("x", new Tracked(1, double.PositiveInfinity))).Message, StringComparison.Ordinal);
        Assert.Contains("need one of double, float", Assert.Throws<ArgumentException>(() => TensorSnapshot.Of("x", 'c', Bound.Exact("r"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, 2.220446049250313e-16)]
    [InlineData(1.9999999999999998, 2.220446049250313e-16)]
    [InlineData(2.0, 4.440892098500626e-16)]
    [InlineData(0.0, double.Epsilon)]
    [InlineData(-1e-310, double.Epsilon)]
    public void An_ulp_is_the_distance_to_the_next_number(double x, double ulp)
    {
        Assert.Equal(ulp, ElementFormat.Find("double")!.Ulp(x));
        Assert.Equal(ulp, Math.BitIncrement(Math.Abs(x)) - Math.Abs(x));
    }

    [Fact]
    public void An_ulp_is_that_of_the_element_type()
    {
        Assert.Equal(Math.ScaleB(1, -23), ElementFormat.Find("float")!.Ulp(1.5));
        Assert.Equal(float.Epsilon, ElementFormat.Find("float")!.Ulp(1e-44));
        Assert.Equal((double)Half.Epsilon, ElementFormat.Find("half")!.Ulp(0));
        Assert.Equal(1.0 / 128, ElementFormat.Find("bfloat16 in double")!.Ulp(1));
        folder.Accept(TensorSnapshot.Of("x", 1f, Bound.Ulps(2, "for the test")));
        folder.Passes(TensorSnapshot.Of("x", MathF.BitIncrement(MathF.BitIncrement(1)), Bound.Ulps(2, "for the test")));
        folder.Fails(TensorSnapshot.Of("x", MathF.BitIncrement(MathF.BitIncrement(MathF.BitIncrement(1))), Bound.Ulps(2, "for the test")));
    }
}
