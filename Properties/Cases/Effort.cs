using System.Globalization;

namespace Verification.Properties.Cases;

/// <summary>How many cases a randomised check runs: its own number times the environment variable <c>VERIFY_EFFORT</c>.</summary>
public static class Effort
{
    /// <summary>The multiplier: 1 unless <c>VERIFY_EFFORT</c> is set.</summary>
    /// <exception cref="FormatException">It is no whole number of at least 1.</exception>
    public static int Multiplier => Parse(Environment.GetEnvironmentVariable("VERIFY_EFFORT"));

    /// <summary>A number of cases at the present effort.</summary>
    public static int Cases(int usual) => checked(usual * Multiplier);

    /// <summary>What a value of the variable means.</summary>
    /// <exception cref="FormatException">It is given and is no whole number of at least 1.</exception>
    public static int Parse(string? text) => string.IsNullOrEmpty(text) ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 ? value
        : throw new FormatException($"VERIFY_EFFORT is '{text}': need a whole number of at least 1");
}
