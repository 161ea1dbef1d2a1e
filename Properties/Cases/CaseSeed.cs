using System.Globalization;

namespace Verification.Properties.Cases;

/// <summary>One case of one claim, by what it can be drawn again from: <c>kl-nonnegative:20261121:3</c>.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Case">Which case of that run, from 0.</param>
public readonly record struct CaseSeed(string Claim, ulong Seed, long Case)
{
    /// <summary>The seed of runs that name none, so that a red build is reproducible.</summary>
    public const ulong Default = 20261121;

    /// <summary>The generator's seed for case <paramref name="index"/>: the same on every machine, whatever the thread or shard.</summary>
    /// <remarks>The claim's id is mixed in (FNV-1a), so that two claims with one domain meet different inputs; the multiplier is odd, so that cases of one run never share a seed.</remarks>
    public static ulong Of(ulong seed, ulong claim, long index) => (seed ^ claim) + unchecked((ulong)index * 0xD1B54A32D192ED03);

    /// <summary>The 64-bit FNV-1a hash of a claim's id.</summary>
    public static ulong Hash(string claim)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in claim)
        {
            hash = unchecked((hash ^ c) * 0x100000001B3);
        }
        return hash;
    }

    /// <summary>Reads <c>id:seed:case</c>.</summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    public static CaseSeed Parse(string text)
    {
        string[] parts = text.Split(':');
        return parts.Length == 3 && parts[0].Length > 0 && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long index) ? new CaseSeed(parts[0], seed, index)
            : throw new FormatException($"the case to replay is '{text}': need CLAIM:SEED:CASE, such as kl-nonnegative:{Default}:3");
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Claim}:{Seed}:{Case}");
}
