using Verification.Models.Profiles;
using Verification.Reference.Numbers;

namespace Verification.Models.Tests.Profiles;

public sealed class OrtCpuFunctionsTests
{
    [Fact]
    public void Each_function_is_allowed_a_little_more_than_was_measured()
    {
        foreach (MeasuredFunction f in OrtCpuFunctions.All.Where(f => f.Function != Function.Sqrt))
        {
            Assert.True(f.Ulps - f.Measured is >= 0.1 and <= 0.6, $"{f.Function}: {f.Ulps} ulp allowed, {f.Measured} measured");
        }
    }

    [Fact]
    public void An_absolute_error_is_allowed_with_a_reason_only() => Assert.All(OrtCpuFunctions.All, f => Assert.Equal(f.Absolute > 0, f.Reason.Length > 0));

    [Fact]
    public void Each_function_stands_in_the_table_once() => Assert.Distinct(OrtCpuFunctions.All.Select(f => f.Function));

    [Theory]
    [InlineData(Function.Tanh, 0.5, 0.46211715726000973, 6)]
    [InlineData(Function.Cbrt, 8, 2, 2)]
    public void The_profile_reads_the_table(Function function, double x, double y, double ulps) => Assert.Equal(ulps * y / (1 << 23), OrtCpu32.Error(function, x, y), 1e-20);
}
