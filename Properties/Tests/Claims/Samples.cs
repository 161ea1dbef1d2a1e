using System.Numerics;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Properties.Statistics;

namespace Verification.Properties.Tests.Claims;

/// <summary>Small claims to check the checks with.</summary>
internal static class Samples
{
    public static readonly Source Source = new Document("T", "A textbook").At("Page 1");

    public static Domain<double> Numbers { get; } = Reals.Between(-1000, 1000);

    /// <summary>left(x) = right(x) for x of the domain, in <c>Tracked</c> alone.</summary>
    public static Check Equal(Func<Tracked, Tracked> left, Func<Tracked, Tracked> right, params Mutant<Tracked, Tracked>[] mutants) =>
        Checks.Of(new Claim<double, Tracked, Tracked>
        {
            Id = "sample",
            Statement = "left = right",
            Source = Source,
            Domain = Numbers,
            Given = x => new Tracked(x),
            Equal = (left, right),
            Mutants = mutants,
        });

    public static Check AtMost(Func<Tracked, Tracked> left, Func<Tracked, Tracked> right) => Checks.Of(new Claim<double, Tracked, Tracked>
    {
        Id = "sample",
        Statement = "left ≤ right",
        Source = Source,
        Domain = Numbers,
        Given = x => new Tracked(x),
        AtMost = (left, right),
    });

    public static Check Each(Func<Tracked, Tracked[]> left, Func<Tracked, Tracked[]> right, params Mutant<Tracked, Tracked[]>[] mutants) =>
        Checks.Of(new Claim<double, Tracked, Tracked>
        {
            Id = "sample",
            Statement = "leftᵢ = rightᵢ",
            Source = Source,
            Domain = Numbers,
            Given = x => new Tracked(x),
            EqualEach = (left, right),
            MutantsOfEach = mutants,
        });

    /// <summary>The mean of 10⁴ uniform numbers of [0, 1) is the given number.</summary>
    public static Claim<double, double, Tracked> Mean(double expectation) => new()
    {
        Id = "sample",
        Statement = "E x = ½",
        Source = Source,
        Domain = Numbers,
        Given = x => x,
        Resolution = 0.1,
        Cases = 5,
        Mean = (Uniform((_, r) => r.Uniform()), _ => new Tracked(expectation)),
        Mutants = [new("the expectation is 0.7", _ => new Tracked(0.7))],
        MutantsOfMean = [("the square is sampled", Uniform((_, r) => Math.Pow(r.Uniform(), 2)))],
    };

    public static Sampling<double> Uniform(Func<double, Xoshiro, double> draw) => new(10_000, draw, (_, x, delta) => Concentration.Hoeffding(x, 0, 1, delta));

    /// <summary>A page whose sides differ by rounding that only double-double resolves.</summary>
    public sealed class Page(double factor = 1) : IClaims
    {
        public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
        [
            new Claim<double, T, T>
            {
                Id = "sample", Statement = "(x + 10¹²) − 10¹² = f x", Source = Source, Domain = Numbers, Given = T.CreateChecked,
                Equal = (x => x + T.CreateChecked(1e12) - T.CreateChecked(1e12), x => x * T.CreateChecked(factor)),
            },
        ];
    }
}
