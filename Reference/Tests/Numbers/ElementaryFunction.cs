using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

/// <summary>A function of double-double, its independent counterpart, where to compare them and the relative error its documentation states.</summary>
public sealed record ElementaryFunction(
    string Name,
    double Bound,
    Func<DoubleDouble, DoubleDouble> Computed,
    Func<ArbitraryPrecision, ArbitraryPrecision> Exact,
    params IEnumerable<DoubleDouble>[] Where)
{
    public IEnumerable<DoubleDouble> Points => Where.SelectMany(points => points).Where(DoubleDouble.IsFinite);

    public double ErrorAt(DoubleDouble x) => ArbitraryPrecision.RelativeError(Computed(x), Exact(ArbitraryPrecision.Of(x)));
}
