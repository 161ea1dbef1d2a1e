using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Shapes;

public sealed class SliceTests
{
    [Fact]
    public void Takes_what_stepping_through_the_positions_takes()
    {
        for (int n = 0; n <= 4; n++)
        {
            foreach (int step in (int[])[-3, -2, -1, 1, 2, 3])
            {
                for (int start = -6; start <= 6; start++)
                {
                    for (int end = -6; end <= 6; end++)
                    {
                        Assert.Equal(Stepped(n, start, end, step), Doubles(Slice.Of(Counted(n), [start], [end], null, [step])));
                    }
                }
            }
        }
    }

    [Fact]
    public void Clamps_positions_as_large_as_an_int64_holds()
    {
        Assert.Equal([3, 2, 1, 0], Doubles(Slice.Of(Counted(4), [long.MaxValue], [long.MinValue], null, [-1])));
        Assert.Equal([3.0], Doubles(Slice.Of(Counted(4), [long.MaxValue], [long.MinValue], [-1], [long.MinValue])));
        Assert.Equal([0.0], Doubles(Slice.Of(Counted(4), [long.MinValue], [long.MaxValue], [0], [long.MaxValue])));
    }

    [Fact]
    public void Reads_attributes_in_opset_1_and_inputs_from_10_on()
    {
        Value?[] old = Run<double>("Slice", 1, [Counted(2, 3)], ("starts", new long[] { 1 }), ("ends", new long[] { 1000 }), ("axes", new long[] { 1 }));
        Value?[] current = Run<double>("Slice", 13, [Counted(2, 3), Longs(1), Longs(1000), Longs(-1), null]);
        Assert.Equal([1, 2, 4, 5], Doubles(old[0]));
        Assert.Equal(Doubles(old[0]), Doubles(current[0]));
    }

    [Fact]
    public void Refuses_a_step_of_zero() => Assert.Throws<OnnxException>(() => Run<double>("Slice", 13, [Counted(3), Longs(0), Longs(2), null, Longs(0)]));

    private static IEnumerable<double> Stepped(int n, int start, int end, int step)
    {
        start = start < 0 ? start + n : start;
        end = end < 0 ? end + n : end;
        // Backwards, ONNX clamps a start before the first element to that element, where NumPy takes nothing.
        start = step > 0 ? Math.Max(start, 0) : Math.Max(0, Math.Min(start, n - 1));
        for (int i = start; step > 0 ? i < Math.Min(end, n) : i > Math.Max(end, -1); i += step)
        {
            if (i >= 0 && i < n)
            {
                yield return i;
            }
        }
    }
}
