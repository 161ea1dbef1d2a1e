using System.Globalization;
using Verification.Properties.Cases;

namespace Verification.Properties.Claims;

/// <summary>Which cases a run has.</summary>
public sealed record Plan
{
    /// <summary>The seed that every case follows from.</summary>
    public ulong Seed { get; init; } = CaseSeed.Default;

    /// <summary>How many cases a claim of usual cost has; a dearer one has fewer, and keeps that proportion under any plan.</summary>
    public const int UsualCases = 1000;

    /// <summary>How many cases each claim of usual cost has; null for the claim's own number times <see cref="Effort"/>.</summary>
    public long? Cases { get; init; }

    /// <summary>Which part of the cases is this run's.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>How many threads may share the work.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The one case that its claim is to run, alone; other claims are not touched by it.</summary>
    public CaseSeed? Replay { get; init; }

    /// <summary>The run that the environment asks for: <c>VERIFY_SEED</c>, a whole number, and <c>VERIFY_REPLAY</c>, a case as <c>id:seed:case</c>.</summary>
    /// <exception cref="FormatException">One of them is something else.</exception>
    public static Plan FromEnvironment => Of(Environment.GetEnvironmentVariable("VERIFY_SEED"), Environment.GetEnvironmentVariable("VERIFY_REPLAY"));

    /// <summary>The run that such values of the two variables ask for; of the default seed where there is none.</summary>
    /// <exception cref="FormatException">One of them is given and cannot be read.</exception>
    public static Plan Of(string? seed, string? replay = null) => new()
    {
        Seed = string.IsNullOrEmpty(seed) ? CaseSeed.Default
            : ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value
            : throw new FormatException($"VERIFY_SEED is '{seed}': need a whole number from 0 to {ulong.MaxValue}"),
        Replay = string.IsNullOrEmpty(replay) ? null : CaseSeed.Parse(replay),
    };
}
