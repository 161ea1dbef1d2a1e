using System.Numerics;

namespace Verification.Properties.Cases;

/// <summary>The generator behind every random case, xoshiro256++: the same numbers for the same seed, everywhere and for good.</summary>
/// <remarks>Source: D. Blackman and S. Vigna, Scrambled linear pseudorandom number generators, 2021; seeded by splitmix64.</remarks>
public sealed class Xoshiro
{
    private ulong s0, s1, s2, s3;

    /// <summary>A generator whose numbers follow from the seed.</summary>
    public Xoshiro(ulong seed) => Reseed(seed);

    /// <summary>Starts again, as a new generator of that seed would.</summary>
    public void Reseed(ulong seed)
    {
        s0 = Split(ref seed);
        s1 = Split(ref seed);
        s2 = Split(ref seed);
        s3 = Split(ref seed);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(s0 + s3, 23) + s0, t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on (0, 1], multiples of 2⁻⁵³: as many as the span holds, with the generator's state in registers.</summary>
    public void Positive(Span<double> numbers)
    {
        ulong a = s0, b = s1, c = s2, d = s3;
        foreach (ref double number in numbers)
        {
            ulong result = BitOperations.RotateLeft(a + d, 23) + a, t = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= t;
            d = BitOperations.RotateLeft(d, 45);
            number = ((result >> 11) + 1) * (1.0 / (1UL << 53));
        }
        (s0, s1, s2, s3) = (a, b, c, d);
    }

    /// <summary>Uniform on [low, high).</summary>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>Uniform on [low, high), with either sign.</summary>
    public double Signed(double low, double high) => Uniform(low, high) * (Below(2) == 0 ? 1 : -1);

    /// <summary>Uniform on 0, 1, …, count − 1.</summary>
    public int Below(int count) => (int)(((UInt128)Next() * (uint)count) >> 64);

    /// <summary>Puts the items into a random order, each equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>Normal with mean 0 and variance 1 (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(Math.Tau * Uniform());

    private static ulong Split(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
