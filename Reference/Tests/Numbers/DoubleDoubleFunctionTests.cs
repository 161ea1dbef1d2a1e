using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

public class DoubleDoubleFunctionTests
{
    public static TheoryData<string> Names => [.. ElementaryFunctions.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Stays_within_its_documented_error(string name)
    {
        var function = ElementaryFunctions.All.Single(f => f.Name == name);
        foreach (var x in function.Points)
        {
            var error = function.ErrorAt(x);
            Assert.True(error <= function.Bound, $"{name}({x.Hi:R} + {x.Lo:R}) = {function.Computed(x)} is off by {error:e2}, bound {function.Bound:e1}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_perturbed_by_1e_minus_28_is_rejected(string name)
    {
        var function = ElementaryFunctions.All.Single(f => f.Name == name);
        var perturbed = function with { Computed = x => function.Computed(x) * (1.0 + (DoubleDouble)1e-28) };
        Assert.Contains(function.Points.Take(8), x => !(perturbed.ErrorAt(x) <= function.Bound));
    }
}
