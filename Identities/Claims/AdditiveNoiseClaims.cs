using System.Numerics;
using Verification.Identities.Domains;
using Verification.Identities.Rounding;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Properties.Statistics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of noise in place of rounding: the mass that rounds to a point is the density's mean over the unit cube there.</summary>
public sealed class AdditiveNoiseClaims : IClaims
{
    private static readonly Domain<(double First, double Second)> Intervals = Domain.Pair(Reals.Between(-4, 4), Reals.Between(1.0 / 8, 4), "a", "w");

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<double[], Quadratic<T>, T>
        {
            Id = "cube-mass-of-affine-density",
            Statement = "∫_{[−½,½]ᵈ} (p + g·ε) dε = p: the mass is the density where that is locally affine; by Gauss–Legendre quadrature, exact to degree three",
            Source = Sources.Ttic2020Quiz4.Problem(2, "c"),
            Domain = Quadratics.Affine,
            Given = Quadratic<T>.Of,
            Equal = (q => CubeMass.OfCubic<T>(q.Slope.Length, q.At), q => q.Value),
            Mutants =
            [
                new("the cube begins at z̃", q => q.Value) { Left = q => CubeMass.OfCubic<T>(q.Slope.Length, e => q.At([.. e.Select(x => x + T.CreateChecked(0.5))])) },
                new("the slope is added", q => q.Value + Special.Sum<T>(q.Slope)),
            ],
        },
        new Claim<double[], Quadratic<T>, T>
        {
            Id = "cube-mass-of-quadratic-density",
            Statement = "∫_{[−½,½]ᵈ} (p + g·ε + ½ εᵀHε) dε = p + tr(H) ÷ 24",
            Source = Sources.Ttic2020Quiz4.Problem(2, "c"),
            Domain = Quadratics.All,
            Given = Quadratic<T>.Of,
            Equal = (q => CubeMass.OfCubic<T>(q.Slope.Length, q.At), q => q.Value + q.Trace / T.CreateChecked(24)),
            Mutants =
            [
                new("the curvature is dropped", q => q.Value),
                new("the second moment stands for half of it", q => q.Value + q.Trace / T.CreateChecked(12)),
                new("mixed derivatives count", q => q.Value + Special.Sum<T>(q.Curvature) / T.CreateChecked(24)),
            ],
        },
        new Claim<Cell, Cell<T>, T>
        {
            Id = "cube-mass-curvature-bound-normal",
            Statement = "|Πᵢ (Φ(tᵢ + 1÷2σᵢ) − Φ(tᵢ − 1÷2σᵢ)) − p(z̃)| ≤ Σᵢ sup|∂ᵢ²p| ÷ 24, p normal",
            Source = Sources.Ttic2020Quiz4.Problem(2, "c"),
            Domain = Cells.Of(4, 1 << 20),
            Given = c => c.In<T>(),
            AtMost = (c => T.Abs(c.Product(CubeMass.OfNormalByCdf) - c.Product(CubeMass.Density)), c => c.NormalCurvature()),
            Mutants =
            [
                new("the bound is half as wide", c => c.NormalCurvature() / T.CreateChecked(2)),
                new("the curvature is that of twice the deviation", c => new Cell<T>(c.Offsets, [.. c.Scales.Select(s => s + s)]).NormalCurvature()),
                new("the density is that of the first coordinate alone, a quarter wider", c => c.NormalCurvature()) { Left = c => T.Abs(c.Product(CubeMass.OfNormalByCdf) - CubeMass.Density(c.Offsets[0], c.Scales[0] * T.CreateChecked(1.25))) },
            ],
        },
        new Claim<Cell, Cell<T>, T>
        {
            Id = "cube-mass-curvature-bound-logistic",
            Statement = "|Πᵢ (σ(tᵢ + 1÷2sᵢ) − σ(tᵢ − 1÷2sᵢ)) − p(z̃)| ≤ Σᵢ sup|∂ᵢ²p| ÷ 24, p logistic",
            Source = Sources.Balle.At("Section 3"),
            Domain = Cells.Of(4, 1 << 20),
            Given = c => c.In<T>(),
            AtMost = (c => T.Abs(c.Product((t, s) => Logistic(t, s).Mass(T.Zero)) - c.Product((t, s) => Logistic(t, s).Density(T.Zero))), c => c.LogisticCurvature()),
            Mutants =
            [
                new("the bound is half as wide", c => c.LogisticCurvature() / T.CreateChecked(2)),
                new("the curvature is that of twice the scale", c => new Cell<T>(c.Offsets, [.. c.Scales.Select(s => s + s)]).LogisticCurvature()),
            ],
        },
        new Claim<Cell, Cell<T>, T>
        {
            Id = "additive-noise-density-normal",
            Statement = "density of z + ε at a whole number, z normal, ε uniform on [−½, ½]: Φ(t + 1÷2σ) − Φ(t − 1÷2σ) = Σₖ p⁽²ᵏ⁾ ÷ (4ᵏ(2k + 1)!)",
            Source = Sources.Balle.At("Section 3"),
            Domain = Cells.Of(1, 1024),
            Given = c => c.In<T>(),
            Equal = (c => CubeMass.OfNormalByCdf(c.Offsets[0], c.Scales[0]), c => CubeMass.OfNormal(c.Offsets[0], c.Scales[0])),
            Mutants =
            [
                new("the density alone", c => CubeMass.Density(c.Offsets[0], c.Scales[0])),
                new("the noise is of [0, 1]", c => CubeMass.OfNormal(c.Offsets[0], c.Scales[0])) { Left = c => Special.NormalCdf(c.Offsets[0] + T.One / c.Scales[0]) - Special.NormalCdf(c.Offsets[0]) },
                new("the noise is twice as wide", c => CubeMass.OfNormal(c.Offsets[0], c.Scales[0]))
                {
                    Left = c => T.CreateChecked(0.5) * (Special.NormalCdf(c.Offsets[0] + T.One / c.Scales[0]) - Special.NormalCdf(c.Offsets[0] - T.One / c.Scales[0])),
                },
            ],
        },
        new Claim<Cell, Cell<T>, T>
        {
            Id = "additive-noise-density-logistic",
            Statement = "density of z + ε at a whole number, z logistic: σ(t + 1÷2s) − σ(t − 1÷2s) = sinh(1÷2s) ÷ (cosh t + cosh(1÷2s))",
            Source = Sources.Balle.At("Section 3"),
            Domain = Cells.Of(1, 1024, 30),
            Given = c => c.In<T>(),
            Equal = (c => Logistic(c.Offsets[0], c.Scales[0]).Mass(T.Zero), c => Logistic(c.Offsets[0], c.Scales[0]).MassByHyperbolic(T.Zero)),
            Mutants =
            [
                new("the density alone", c => Logistic(c.Offsets[0], c.Scales[0]).Density(T.Zero)),
                new("the neighbour's mass", c => Logistic(c.Offsets[0], c.Scales[0]).MassByHyperbolic(T.One)),
            ],
        },
        new Claim<(double First, double Second), (T A, T W), T>
        {
            Id = "additive-noise-density-uniform",
            Statement = "density of z + ε at 0, z uniform on [a, a + w]: |[a, a + w] ∩ [−½, ½]| ÷ w = F(½) − F(−½)",
            Source = Sources.Balle.At("Section 3"),
            Domain = Intervals,
            Given = c => (T.CreateTruncating(c.First), T.CreateTruncating(c.Second)),
            Equal = (c => Overlap(c.A, c.W) / c.W, c => Cumulative(c.A, c.W, 0.5) - Cumulative(c.A, c.W, -0.5)),
            Mutants =
            [
                new("the overlap is not divided by w", c => Cumulative(c.A, c.W, 0.5) - Cumulative(c.A, c.W, -0.5)) { Left = c => Overlap(c.A, c.W) },
                new("the density at 0 alone", c => c.A <= T.Zero && c.A + c.W >= T.Zero ? T.One / c.W : T.Zero),
            ],
        },
        new Claim<Cell, Cell<T>, T>
        {
            Id = "additive-noise-rate-bounds-rate",
            Statement = "−ln P(z̃) ≤ E_ε −ln p(z̃ + ε) = ln σ√2π + ½(t² + 1 ÷ 12σ²), p normal: the noisy rate is never too small",
            Source = Sources.Ttic2020Quiz4.Problem(2),
            Domain = Cells.Of(1, 1 << 20),
            Given = c => c.In<T>(),
            AtMost = (c => -T.Log(CubeMass.OfNormalByCdf(c.Offsets[0], c.Scales[0])), NoisyRate),
            Mutants =
            [
                new("the noise is left out", c => -T.Log(CubeMass.Density(c.Offsets[0], c.Scales[0]))),
                new("the sign of the density is kept", c => -NoisyRate(c)),
            ],
        },
        new Claim<Cell, Cell<T>, T>
        {
            Id = "additive-noise-sampled-density",
            Statement = "E_ε p(z̃ + ε) = F(z̃ + ½) − F(z̃ − ½), ε uniform on [−½, ½], p logistic",
            Source = Sources.Ttic2020Quiz4.Problem(2, "c"),
            Domain = Few,
            Cases = 20,
            Given = c => c.In<T>(),
            Mean = (Noisy<T>(-0.5, 0.5), c => Logistic(c.Offsets[0], c.Scales[0]).MassByHyperbolic(T.Zero)),
            MutantsOfMean = [("the noise is of [0, 1]", Noisy<T>(0, 1)), ("there is no noise", Noisy<T>(0, 0))],
        },
        new Claim<Cell, Cell<T>, T>
        {
            Id = "rounded-sample-frequency",
            Statement = "P(round(z) = z̃) = F(z̃ + ½) − F(z̃ − ½), z logistic",
            Source = Sources.Ttic2020Quiz4.Problem(2, "c"),
            Domain = Few,
            Cases = 20,
            Given = c => c.In<T>(),
            Mean = (Rounded<T>(Math.Round), c => Logistic(c.Offsets[0], c.Scales[0]).MassByHyperbolic(T.Zero)),
            MutantsOfMean = [("it is rounded down", Rounded<T>(Math.Floor)), ("it is rounded towards zero", Rounded<T>(Math.Truncate))],
        },
    ];

    private static readonly Domain<Cell> Few = new()
    {
        Description = "one coordinate, (z̃ − μ) ÷ s of [−2, 2], s of [0.5, 1]",
        Draw = random => new([random.Uniform(-2, 2)], [random.Uniform(0.5, 1)]),
        Shrink = _ => [],
        Show = c => c.ToString(),
        Edges = [new("on the left", c => c.Offsets[0] < 0), new("on the right", c => c.Offsets[0] > 0)],
    };

    // The logistic density of that scale whose offset at 0 is t.
    private static DiscreteLogistic<T> Logistic<T>(T t, T scale) where T : struct, IFloatingPointIeee754<T> => new(-(t * scale), scale);

    private static T NoisyRate<T>(Cell<T> c) where T : struct, IFloatingPointIeee754<T>
    {
        T t = c.Offsets[0], s = c.Scales[0];
        return T.Log(s * T.Sqrt(T.Pi + T.Pi)) + T.CreateChecked(0.5) * (t * t + T.One / (T.CreateChecked(12) * s * s));
    }

    private static T Overlap<T>(T a, T w) where T : struct, IFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        return T.Max(T.Zero, T.Min(a + w, half) - T.Max(a, -half));
    }

    private static T Cumulative<T>(T a, T w, double at) where T : struct, IFloatingPointIeee754<T> => T.Min(T.One, T.Max(T.Zero, (T.CreateChecked(at) - a) / w));

    private static Sampling<Cell<T>> Noisy<T>(double low, double high) where T : struct, IFloatingPointIeee754<T> => new(50_000, (c, random) =>
    {
        double t = double.CreateTruncating(c.Offsets[0]), s = double.CreateTruncating(c.Scales[0]);
        return Logistic(t, s).Density(random.Uniform(low, high));
    }, (c, samples, falseAlarm) => Concentration.EmpiricalBernstein(samples, 0, 0.2500001 / double.CreateTruncating(c.Scales[0]), falseAlarm));

    private static Sampling<Cell<T>> Rounded<T>(Func<double, double> round) where T : struct, IFloatingPointIeee754<T> => new(50_000, (c, random) =>
    {
        double u = 1 - random.Uniform(), s = double.CreateTruncating(c.Scales[0]), z = s * (Math.Log(u / (1 - u)) - double.CreateTruncating(c.Offsets[0]));
        return round(z) == 0 ? 1 : 0;
    }, (_, samples, falseAlarm) => Concentration.Hoeffding(samples, 0, 1, falseAlarm));

    // p + g·ε + ½ εᵀHε.
    private sealed record Quadratic<T>(T Value, T[] Slope, T[] Curvature) where T : struct, IFloatingPointIeee754<T>
    {
        public static Quadratic<T> Of(double[] coefficients)
        {
            int d = Quadratics.Variables(coefficients);
            T[] lifted = [.. coefficients.Select(T.CreateTruncating)];
            return new(lifted[0], lifted[1..(1 + d)], lifted[(1 + d)..]);
        }

        public T Trace => Special.Sum<T>([.. Enumerable.Range(0, Slope.Length).Select(i => Curvature[i * (Slope.Length + 1)])]);

        public T At(T[] epsilon)
        {
            int d = epsilon.Length;
            T[] mapped = [.. Enumerable.Range(0, d).Select(i => Special.Dot<T>(Curvature.AsSpan(i * d, d), epsilon))];
            return Value + Special.Dot<T>(Slope, epsilon) + T.CreateChecked(0.5) * Special.Dot<T>(mapped, epsilon);
        }
    }
}
