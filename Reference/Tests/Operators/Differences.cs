using Verification.Reference.Tensors;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;

namespace Verification.Reference.Tests.Operators;

/// <summary>Compares an operator's derivative in <c>Dual</c> numbers with central differences in doubles.</summary>
internal static class Differences
{
    private const double Step = 1e-5;

    /// <summary>By every input in turn.</summary>
    public static void AgreeWith(Func<Dual[], Dual[]> dual, Func<double[], double[]> plain, double[] at)
    {
        for (int i = 0; i < at.Length; i++)
        {
            double[] Along(double step) => plain([.. at.Select((x, j) => j == i ? x + step : x)]);
            AgreeAlong(dual([.. at.Select((x, j) => new Dual(x, j == i ? 1 : 0))]), Along, tolerance: 1e-6);
        }
    }

    /// <summary>By every element of the tensor.</summary>
    public static void AgreeWith<TProbe>(double[] at, params int[] shape) where TProbe : IProbe =>
        AgreeWith(x => TProbe.Of(new Tensor<Dual>(x, shape)).Values, x => TProbe.Of(new Tensor<double>(x, shape)).Values, at);

    /// <summary>In one direction, of which <paramref name="along"/> takes a step.</summary>
    public static void AgreeAlong(Dual[] found, Func<double, double[]> along, double tolerance = 1e-7)
    {
        double[] ahead = along(Step), behind = along(-Step), here = along(0);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(here[i], found[i].Value, 1e-12 * (1 + Math.Abs(here[i])));
            Assert.Equal((ahead[i] - behind[i]) / (2 * Step), found[i].Extra, tolerance * (1 + Math.Abs(found[i].Extra)));
        }
    }
}
