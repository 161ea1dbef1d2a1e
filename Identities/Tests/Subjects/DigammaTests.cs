using Verification.Identities.Subjects;
using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Identities.Tests.Subjects;

/// <summary>The digamma function against its special values and against two identities that its method does not use.</summary>
public sealed class DigammaTests
{
    private const double Allowed = 1e-30;

    [Fact]
    public void Has_its_values_at_one_a_half_and_a_quarter()
    {
        Near(-D.EulerGamma, Digamma.Of(1.0), 1);
        Near(-D.EulerGamma - D.Ln2 * 2.0, Digamma.Of(0.5), 2);
        Near(-D.EulerGamma - D.HalfPi - D.Ln2 * 3.0, Digamma.Of(0.25), 4);
    }

    [Theory, InlineData(1e-6), InlineData(0.01), InlineData(0.3), InlineData(1.4616321449683622), InlineData(7.3), InlineData(23.999), InlineData(24), InlineData(1234.5), InlineData(1e9)]
    public void Doubles_its_argument(double x) =>
        Near((Digamma.Of(x) + Digamma.Of((D)x + 0.5)) * 0.5 + D.Ln2, Digamma.Of((D)x * 2.0), Math.Max(1, 1 / x) * 2);

    [Theory, InlineData(1e-6), InlineData(0.01), InlineData(0.1), InlineData(0.3), InlineData(0.49)]
    public void Reflects_its_argument(double x) => Near(D.Pi / D.TanPi(x), Digamma.Of(1.0 - (D)x) - Digamma.Of(x), 1 / x);

    [Fact]
    public void Refuses_what_is_not_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => Digamma.Of(0.0));

    private static void Near(D expected, D found, double scale)
    {
        double error = Math.Abs((expected - found).Hi), allowed = Allowed * Math.Max(scale, Math.Abs(expected.Hi));
        Assert.True(error <= allowed, $"found {found}, expected {expected}: apart by {error:G3}, allowed {allowed:G3}");
    }
}
