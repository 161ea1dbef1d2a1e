using Verification.Gradients.Claims;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Tests.Layers;

public sealed class LayerCatalogueTests
{
    public static TheoryData<string> Names => [.. LayerCatalogue.All.Select(entry => entry.Name)];

    public static TheoryData<string> NamesOfLoops => [.. LayerCatalogue.All.Where(entry => entry.Layer is ILoopLayer).Select(entry => entry.Name)];

    [Fact]
    public void Names_are_unique() => Assert.Equal(LayerCatalogue.All.Count, LayerCatalogue.All.Select(entry => entry.Name).Distinct().Count());

    [Theory, MemberData(nameof(Names))]
    public void Points_have_the_shapes_of_the_outputs_and_pullbacks_those_of_the_inputs(string name)
    {
        (ILayer layer, LayerPoint<double> point) = Find(name);
        Assert.Equal(layer.Forward(point.X).Select(y => y.Shape), point.Cotangents.Select(y => y.Shape));
        Assert.Equal(point.X.Select(x => x.Shape), layer.Pullback(point.X, point.Cotangents).Select(x => x.Shape));
    }

    [Theory, MemberData(nameof(Names))]
    public void Pullbacks_are_those_of_dual_numbers_within_their_bounds(string name)
    {
        (ILayer layer, LayerPoint<double> point) = Find(name);
        LayerPoint<Tracked> tracked = point.In<Tracked>();
        Tracked[] own = LayerPoint<Tracked>.Flat(layer.Pullback(tracked.X, tracked.Cotangents)), oracle = LayerPoint<Tracked>.Flat(DualOracle.Pullback(layer, tracked.X, tracked.Cotangents));
        Assert.False(IsApart(own, oracle));
        Assert.All(own.Zip(oracle, (a, b) => a - b), difference => Assert.True(Special.Radius(difference) < 1e-12));
    }

    [Theory, MemberData(nameof(NamesOfLoops))]
    public void Every_loop_is_needed_but_those_that_add_nothing(string name)
    {
        (ILayer layer, LayerPoint<double> point) = Find(name);
        LayerPoint<Tracked> tracked = point.In<Tracked>();
        Tracked[] whole = LayerPoint<Tracked>.Flat(layer.Pullback(tracked.X, tracked.Cotangents));
        IReadOnlyList<Loop<Tracked>> loops = ((ILoopLayer)layer).Backward(tracked.X, tracked.Cotangents).Loops;
        for (int i = 0; i < loops.Count; i++)
        {
            Tracked[] without = LayerPoint<Tracked>.Flat(LoopMutants.Run(((ILoopLayer)layer).Backward(tracked.X, tracked.Cotangents), all => LoopMutants.Without(all, i)));
            Assert.True(IsApart(whole, without) != AddsNothing(name, loops[i].Statement), $"{name}, loop {i + 1}: {loops[i].Statement}");
        }
    }

    // The deviations from a mean add up to nothing; before the first step there is no state, only the constant zero, whose gradient goes nowhere.
    private static bool AddsNothing(string name, string statement) =>
        (name == "batch-normalization" && statement.StartsWith("μ.grad[j] -= 2/(B-1)", StringComparison.Ordinal))
        || (statement.StartsWith("t = 0: ", StringComparison.Ordinal) && (statement.StartsWith("t = 0: h.grad", StringComparison.Ordinal) || statement.Contains("W^(h,", StringComparison.Ordinal)));

    private static bool IsApart(Tracked[] a, Tracked[] b) => a.Zip(b, (x, y) => x - y).Any(d => !(Math.Abs(d.Value) <= Special.Radius(d)));

    private static (ILayer Layer, LayerPoint<double> Point) Find(string name) => LayerCatalogue.All.Single(entry => entry.Name == name) is var one ? (one.Layer, new(one.X, one.Cotangents)) : default;
}
