using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

public sealed class BoundedAxpyTests
{
    // Exact ones and uncertain ones, and every case of its own: zeros of both signs, powers of two, the ends of the range, infinities, NaN.
    private static readonly double[] Values = [0, -0.0, 1, -2, 0.1, -3.7, 1e-300, 5e-324, -3e-310, 1e300, 1.7e308, -1.7e308, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
    private static readonly double[] Radii = [0, 0, 0, 1e-17, 1e-3, 5e-324, 1e300, double.PositiveInfinity];

    [Fact]
    public void Is_what_one_by_one_gives_to_the_last_bit()
    {
        AreTheSame<Binary64>();
        AreTheSame<Binary32>();
        AreTheSame<Binary16>();
    }

    private static void AreTheSame<TProfile>() where TProfile : struct, IProfile
    {
        Random random = new(3);
        for (int trial = 0; trial < 3000; trial++)
        {
            // Special numbers are rare in some trials: whole registers take the fast way.
            int rare = trial % 3 == 0 ? 2 : 40, length = random.Next(14);
            Augmented<Tracking<TProfile>> a = Draw(), before = default;
            Augmented<Tracking<TProfile>>[] x = [.. Enumerable.Range(0, length).Select(_ => Draw())], y = [.. Enumerable.Range(0, length + 1).Select(_ => random.Next(3) == 0 ? before : Draw())], expected = [.. y];
            for (int i = 0; i < length; i++)
            {
                expected[i] += a * x[i];
            }
            BoundedAxpy.Add<TProfile>(a, x, y);
            Assert.Equal(expected.Select(Bits), y.Select(Bits));

            Augmented<Tracking<TProfile>> Draw() => random.Next(rare) == 0 ? new(Values[random.Next(Values.Length)], Radii[random.Next(Radii.Length)])
                : new(random.NextDouble() * 4 - 2, random.Next(2) == 0 ? 0 : random.NextDouble() * 1e-15);
        }
    }

    private static (long, long) Bits<TProfile>(Augmented<Tracking<TProfile>> x) where TProfile : struct, IProfile =>
        (BitConverter.DoubleToInt64Bits(x.Value), BitConverter.DoubleToInt64Bits(x.Extra));
}
