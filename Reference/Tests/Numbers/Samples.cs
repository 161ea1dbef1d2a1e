using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Double-double numbers of a kind, the same ones on every run.</summary>
public static class Samples
{
    /// <summary>Evenly spread high words with a low word of each sort: full, absent, far below, half an ulp.</summary>
    public static IEnumerable<DoubleDouble> Between(double from, double to, int count)
    {
        var random = new Random(20261121);
        for (var k = 0; k < count; k++)
            yield return WithLow(from + (to - from) * random.NextDouble(), k, random);
    }

    /// <summary>Both signs, exponents evenly spread from 2^from to 2^to.</summary>
    public static IEnumerable<DoubleDouble> Exponents(int from, int to, int count, bool positive = false)
    {
        var random = new Random(20261122);
        for (var k = 0; k < count; k++)
        {
            var size = Math.ScaleB(1 + random.NextDouble(), random.Next(from, to));
            yield return WithLow(positive || random.Next(2) == 0 ? size : -size, k, random);
        }
    }

    /// <summary>Points at distances 2^−1 … 2^−110 from the centre, which the low word alone can hold in part.</summary>
    public static IEnumerable<DoubleDouble> Near(DoubleDouble centre, int count, int sides = 3)
    {
        var random = new Random(20261123);
        for (var k = 0; k < count; k++)
        {
            var distance = Math.ScaleB(1 + random.NextDouble(), -2 - 108 * k / count);
            if ((sides & 1) != 0)
                yield return centre + distance;
            if ((sides & 2) != 0)
                yield return centre - distance;
        }
    }

    public static DoubleDouble WithLow(double hi, int kind, Random random)
    {
        var ulp = Math.BitIncrement(Math.Abs(hi)) - Math.Abs(hi);
        var sign = random.Next(2) == 0 ? 0.5 : -0.5;
        return (kind % 6) switch
        {
            0 => hi,
            1 => DoubleDouble.FromSum(hi, sign * ulp * Math.ScaleB(1, -random.Next(1, 300))),
            2 => DoubleDouble.FromSum(hi, sign * ulp * (1 - Math.ScaleB(1, -50))),
            _ => DoubleDouble.FromSum(hi, sign * ulp * random.NextDouble()),
        };
    }
}
