using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Tensors;

/// <summary>Rounding to a narrow format against a search through all of its values.</summary>
public sealed class NarrowRoundingTests
{
    public static TheoryData<ElementType> Formats => [.. Enum.GetValues<ElementType>().Where(t => SmallFloat.Of(t) is not null)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_pattern_is_its_own_rounding(ElementType type)
    {
        SmallFloat format = SmallFloat.Of(type)!;
        for (int pattern = 0; pattern < 1 << type.Bits(); pattern++)
        {
            float value = format.Decode(pattern);
            if (float.IsNaN(value))
            {
                Assert.True(float.IsNaN(format.Decode(format.Encode(value))), $"{type} pattern {pattern} is NaN, and comes back as a number");
                continue;
            }
            Assert.True(pattern == format.Encode(value), $"{type} pattern {pattern} is {value:R}, and comes back as {format.Encode(value)}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_number_becomes_its_nearest_with_ties_to_even(ElementType type)
    {
        SmallFloat format = SmallFloat.Of(type)!;
        // Positive values in order are positive patterns in order.
        (double Value, int Pattern)[] table = [.. Enumerable.Range(0, 1 << (type.Bits() - (type == ElementType.Float8E8M0 ? 0 : 1)))
            .Select(p => (Value: (double)format.Decode(p), Pattern: p)).Where(e => double.IsFinite(e.Value))];
        Assert.True(table.Zip(table.Skip(1)).All(pair => pair.First.Value < pair.Second.Value));
        Assert.Equal(format.Largest, table[^1].Value);
        foreach (((double low, int lowPattern), (double high, int highPattern)) in table.Zip(table.Skip(1)))
        {
            double middle = low + (high - low) / 2; // exact: one bit more than the format's
            // In a format of powers of two alone, ONNX rounds a tie up.
            int even = type == ElementType.Float8E8M0 || highPattern % 2 == 0 ? highPattern : lowPattern;
            Rounds(Math.BitIncrement(low), lowPattern);
            Rounds(Math.BitDecrement(middle), lowPattern);
            Rounds(middle, even);
            Rounds(Math.BitIncrement(middle), highPattern);
            Rounds(Math.BitDecrement(high), highPattern);
        }

        void Rounds(double x, int pattern)
        {
            Assert.True(format.Encode(x) == pattern, $"{type}: {x:R} becomes {format.Encode(x)}, nearest is {pattern} = {format.Decode(pattern):R}");
            if (type != ElementType.Float8E8M0)
            {
                Assert.Equal(-format.Decode(pattern), format.Decode(format.Encode(-x)));
            }
        }
    }
}
