using Verification.Reference.Numbers;
using Rule = Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>;

namespace Verification.Reference.Tests.Numbers;

public sealed class BoundedAffineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Has_the_values_of_the_single_operations_and_no_smaller_radii(bool centred)
    {
        Random random = new(20261121);
        Pair centre = new(0.3, 1e-8), factor = new(1.7, 2e-7), shift = new(-0.4, 0);
        float[] x = [.. Enumerable.Range(0, 1003).Select(_ => (float)(random.NextDouble() * 8 - 4)), 0, -0f, 1, float.MaxValue, float.NaN, float.PositiveInfinity, 1e-42f];
        Pair[] y = new Pair[x.Length];
        Assert.True(BoundedAffine<Binary32>.TryOf(x, centred ? [centre] : [], factor, shift, y));
        for (int i = 0; i < x.Length; i++)
        {
            Pair from = centred ? Rule.Subtract(new Pair(x[i], 0), centre) : new Pair(x[i], 0);
            Pair single = Rule.Add(Rule.Multiply(from, factor), shift);
            Assert.Equal(single.Value, y[i].Value);
            Assert.True(y[i].Extra >= single.Extra, $"{x[i]}: {y[i].Extra} is less than {single.Extra}");
            Assert.True(i >= 1003 || y[i].Extra <= single.Extra * 1.000001, $"{x[i]}: {y[i].Extra} is more than {single.Extra}");
        }
    }
}
