using System.Globalization;

namespace Verification.Reference.Tests.Numbers;

/// <summary>The environment variable VERIFY_EFFORT multiplies the number of cases.</summary>
public static class Effort
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("VERIFY_EFFORT"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) ? factor : 1;

    public static int Times(int cases) => cases * Factor;
}
