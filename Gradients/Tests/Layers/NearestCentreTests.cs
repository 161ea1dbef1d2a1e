using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Layers;

public sealed class NearestCentreTests
{
    private static readonly Tensor<double> Centres = new([0, 2, 5], [3, 1]), Vectors = new([1, 2.5, 4], [3, 1]);

    [Fact]
    public void Resolves_a_tie_to_the_lowest_index_and_reports_it()
    {
        Assert.Equal([0, 1, 2], NearestCentre.Of(Centres, Vectors));
        Assert.Equal([0], NearestCentre.Ties(Centres, Vectors));
        Assert.Equal([0, 2, 5], NearestCentre.Rounded(Centres, Vectors).Values);
    }

    [Fact]
    public void Reports_distances_that_rounding_cannot_tell_apart()
    {
        // 0.1 + 0.2 is one rounding above 0.3: nearer to 0.6 than to 0, by less than the rounding of the distances.
        Tensor<Tracked> centres = new([0, 0.6], [2, 1]), vectors = new([0.1 + 0.2, 0.5], [2, 1]);
        Assert.Equal([0], NearestCentre.Ties(centres, vectors));
    }

    [Fact]
    public void Has_no_derivative_by_the_centres_at_a_tie()
    {
        Tensor<Tracked>[] x = [Lift(Centres), Lift(Vectors)];
        Tracked[] byCentres = DualOracle.Pullback(new NearestCentreRounding(), x, [new Tensor<Tracked>([1, 0, 0], [3, 1])])[0].Values;
        Assert.Equal(double.PositiveInfinity, Special.Radius(byCentres[0]));
        Assert.Equal(double.PositiveInfinity, Special.Radius(byCentres[1]));
    }

    private static Tensor<Tracked> Lift(Tensor<double> x) => new(Array.ConvertAll(x.Values, v => (Tracked)v), x.Shape);
}
