using System.Globalization;

namespace Verification.Reference.Operators;

/// <summary>The one source of random numbers: MT19937, the same numbers for the same seed on every machine.</summary>
/// <remarks>
/// Chosen over newer generators because NumPy's <c>RandomState</c> is this one and ONNX's own reference draws from it: with the seeding, the 53-bit uniforms and the
/// polar normals below, a seeded node gives the very numbers that ONNX's tests record. Period 2¹⁹⁹³⁷ − 1; not for secrets.<br/>
/// Source: M. Matsumoto and T. Nishimura, Mersenne Twister, ACM TOMACS 8 (1998); G. Marsaglia and T. Bray, A convenient method for generating normal variables (1964).
/// </remarks>
public sealed class MersenneTwister
{
    private const int Length = 624, Distance = 397;
    private readonly uint[] state = new uint[Length];
    private int used = Length;
    private double? spare;

    /// <summary>A generator with a seed.</summary>
    public MersenneTwister(uint seed)
    {
        state[0] = seed;
        for (uint i = 1; i < Length; i++)
        {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
        }
    }

    /// <summary>The generator of a node: seeded by its <c>seed</c> attribute, or, where it has none, by its name, so that two nodes draw different numbers and a run can be repeated.</summary>
    /// <remarks>A node has no memory: in a loop it draws the same numbers in every iteration.</remarks>
    public static MersenneTwister For(Onnx.Node node) => new(node.Attributes.GetValueOrDefault("seed") switch
    {
        long seed => (uint)seed,
        float seed and >= 0 and < 4294967296 => (uint)seed,
        float seed => BitConverter.SingleToUInt32Bits(seed),
        _ => Hash(string.Create(CultureInfo.InvariantCulture, $"{node.Name}/{string.Join('/', node.Outputs)}")),
    });

    /// <summary>32 random bits.</summary>
    public uint NextBits()
    {
        if (used == Length)
        {
            Refill();
        }
        uint y = state[used++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    /// <summary>A uniform number in [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextUniform() => ((NextBits() >> 5) * 67108864.0 + (NextBits() >> 6)) / 9007199254740992.0;

    /// <summary>A normal number of mean 0 and variance 1.</summary>
    public double NextNormal()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }
        double x, y, square;
        do
        {
            x = 2 * NextUniform() - 1;
            y = 2 * NextUniform() - 1;
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);
        double factor = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = factor * x;
        return factor * y;
    }

    private void Refill()
    {
        for (int i = 0; i < Length; i++)
        {
            uint y = (state[i] & 0x80000000) | (state[(i + 1) % Length] & 0x7FFFFFFF);
            state[i] = state[(i + Distance) % Length] ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
        }
        used = 0;
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }
        return hash;
    }
}
