using FsCheck;
using FsCheck.Fluent;
using Verification.Properties.Cases;

namespace Verification.Properties.Tests.Cases;

public sealed class XoshiroTests
{
    [Fact]
    public void Draws_the_published_sequence()
    {
        // The reference implementation of xoshiro256++, seeded by splitmix64 from 0.
        Xoshiro random = new(0);
        Assert.Equal(
            [5987356902031041503UL, 7051070477665621255UL, 6633766593972829180UL, 211316841551650330UL],
            new[] { random.Next(), random.Next(), random.Next(), random.Next() });
    }

    [Fact]
    public void Reseeded_is_as_good_as_new()
    {
        Xoshiro used = new(1), fresh = new(20261121);
        _ = (used.Next(), used.Normal());
        used.Reseed(20261121);
        Assert.Equal(Enumerable.Range(0, 100).Select(_ => fresh.Next()), Enumerable.Range(0, 100).Select(_ => used.Next()));
    }

    [Fact]
    public void Stays_inside_its_range_for_every_seed() =>
        Prop.ForAll<ulong, int>((seed, size) =>
        {
            int count = Math.Abs(size % 1000) + 1;
            Xoshiro random = new(seed);
            double uniform = random.Uniform();
            int below = random.Below(count);
            return uniform >= 0 && uniform < 1 && below >= 0 && below < count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Gives_every_residue_its_share()
    {
        // A count of 70 000 draws leaves 10 000 ± 600 with probability below 2 exp(−600² / 2(8571 + 200)) = 3e-9 (Bernstein).
        int[] counts = new int[7];
        Xoshiro random = new(20261121);
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.Below(7)]++;
        }
        Assert.All(counts, count => Assert.InRange(count, 9_400, 10_600));
    }

    [Fact]
    public void Draws_normals_of_the_right_moments()
    {
        // The mean of 10⁵ normals has deviation 0.0032 and their second moment 0.0045: seven deviations are missed with probability below 3e-12.
        Xoshiro random = new(7);
        double sum = 0, squares = 0;
        for (int i = 0; i < 100_000; i++)
        {
            double x = random.Normal();
            sum += x;
            squares += x * x;
        }
        Assert.InRange(sum / 100_000, -0.0224, 0.0224);
        Assert.InRange(squares / 100_000, 1 - 0.0315, 1 + 0.0315);
    }
}
