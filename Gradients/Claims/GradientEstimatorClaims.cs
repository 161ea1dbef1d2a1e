using System.Numerics;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Properties.Statistics;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;

namespace Verification.Gradients.Claims;

/// <summary>Gradients of expectations from samples: pathwise, through the sample as a function of its parameters, and by the score function.</summary>
/// <remarks>Pathwise samples are tangents of dual numbers: no derivative is written out on that side.</remarks>
public sealed class GradientEstimatorClaims : IClaims
{
    private const int Samples = 20_000, ManySamples = 100_000, Few = 40;

    // Variances and ranges are computed in doubles, from formulas that cancel nothing: enlarged by far more than their rounding.
    private const double Slack = 1 + 1e-9;

    private static Domain<double> Means { get; } = Ends(-2, 2);

    private static Domain<(double Mean, double Deviation)> Normals { get; } = Domain.Pair(Ends(-2, 2), Ends(0.25, 2), "ẑ", "σ");

    private static Domain<(double U, double Theta)> Inputs { get; } = Domain.Pair(Ends(-3, 3), Ends(-2, 2), "u", "θ");

    private static Domain<(double[] Loss, double Theta)> Polynomials { get; } = Losses(6);

    private static Domain<(double[] Loss, double Theta)> Quadratics { get; } = Losses(3);

    private static Domain<(double Omega, double Theta)> Waves { get; } = Domain.Pair(Reals.Between(0, 8), Reals.Between(-2, 2), "ω", "θ");

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<double, (T Exact, double Plain), T>
        {
            Id = "pathwise-gradient-of-a-square",
            Statement = "∇_θ E[x²] = E[2(θ + ε)] = 2θ for x = θ + ε, ε ∼ N(0, 1)",
            Source = Sources.Eecs182Discussion13.Problem(2, "c"),
            Domain = Means,
            Cases = Few,
            Given = theta => (T.CreateChecked(theta), theta),
            Mean = (Square<T>((theta, random) => theta + random.Normal()), x => T.CreateChecked(2) * x.Exact),
            Mutants = [new("θ²", x => x.Exact * x.Exact), new("2θ + 1, with the variance of x", x => T.CreateChecked(2) * x.Exact + T.One)],
            MutantsOfMean =
            [
                ("the noise is not centred", Square<T>((theta, random) => theta + random.Uniform())),
                ("x is sampled without θ", Square<T>((_, random) => random.Normal())),
            ],
        },
        new Claim<(double Mean, double Deviation), (T Mean, T Deviation, double PlainMean, double PlainDeviation), T>
        {
            Id = "pathwise-gradient-of-a-deviation",
            Statement = "∇_σ E[z²] = E[2(ẑ + σε)ε] = 2σ for z = ẑ + σε, ε ∼ N(0, 1)",
            Source = Sources.Ttic2021Exam3.Problem(3, "b"),
            Domain = Normals,
            Cases = Few,
            Given = x => (T.CreateChecked(x.Mean), T.CreateChecked(x.Deviation), x.Mean, x.Deviation),
            Mean = (Deviation<T>((mean, sigma, random) => mean + sigma * random.Normal()), x => T.CreateChecked(2) * x.Deviation),
            Mutants = [new("2ẑ, the gradient by ẑ", x => T.CreateChecked(2) * x.Mean), new("σ", x => x.Deviation)],
            MutantsOfMean =
            [
                ("σ² for σ", Deviation<T>((mean, sigma, random) => mean + sigma * sigma * random.Normal())),
                ("the sample is no function of σ", Deviation<T>((mean, sigma, random) => mean + sigma.Value * random.Normal())),
            ],
        },
        new Claim<(double U, double Theta), (T U, T Theta, double PlainU, double PlainTheta), T>
        {
            Id = "pathwise-gradient",
            Statement = "∇_θ E_v L(f_θ(u, v)) = E_v[L'(f_θ(u, v)) ∇_θ f_θ(u, v)], for L = sin and f = u tanh θ + v, v ∼ N(0, 1): u (1 − tanh²θ) cos(u tanh θ) e^(−½)",
            Source = Sources.Eecs182Discussion13.Problem(2, "d"),
            Domain = Inputs,
            Cases = Few,
            Given = x => (T.CreateChecked(x.U), T.CreateChecked(x.Theta), x.U, x.Theta),
            Mean = (General<T>(f => Dual.Sin(f).Extra), x => Smoothed(x.U, x.Theta, T.CreateChecked(0.5))),
            Mutants = [new("at the mean of v", x => Smoothed(x.U, x.Theta, T.Zero)), new("u twice", x => Smoothed(x.U, x.Theta, T.CreateChecked(0.5)) * x.U)],
            MutantsOfMean =
            [
                ("∇f is left out", General<T>(f => Math.Cos(f.Value))),
                ("∇L is left out", General<T>(f => f.Extra)),
                ("L for ∇L", General<T>(f => Math.Sin(f.Value) * f.Extra)),
            ],
        },
        new Claim<double, (T Exact, double Plain), T>
        {
            Id = "score-function-gradient-of-a-square",
            Statement = "E[x² (x − θ)] = 2θ = ∇_θ E[x²] for x ∼ N(θ, 1), x − θ = ∇_θ ln p(x; θ): it agrees with the pathwise gradient in expectation",
            Source = Sources.Williams.At("§4"),
            Domain = Means,
            Cases = Few / 2,
            Given = theta => (T.CreateChecked(theta), theta),
            Mean = (Score<T>(score => score), x => T.CreateChecked(2) * x.Exact),
            Mutants = [new("the other sign", x => T.CreateChecked(-2) * x.Exact), new("2θ + 3, as if x² were x² + 3x", x => T.CreateChecked(2) * x.Exact + T.CreateChecked(3))],
            MutantsOfMean = [("the score has the other sign", Score<T>(score => -score)), ("the loss without its score", Score<T>(_ => 1))],
        },
        new Claim<(double[] Loss, double Theta), Estimators<T>, T>
        {
            Id = "score-function-and-pathwise-agree",
            Statement = "E[L(θ + ε) ε] = E[L'(θ + ε)] for a polynomial L, by the moments of ε ∼ N(0, 1)",
            Source = Sources.Williams.At("§4"),
            Domain = Polynomials,
            Given = Estimators<T>.Of,
            Equal = (x => x.Score.Mean, x => x.Pathwise.Mean),
            Mutants = [new("L'(θ), the noise left out", x => x.Pathwise.Coefficients[0]), new("the score has the other sign", x => -x.Pathwise.Mean), new("E[L] itself", x => x.Value.Mean)],
        },
        new Claim<double, (T Exact, double Plain), T>
        {
            Id = "score-function-variance-of-a-square",
            Statement = "Var[x² (x − θ)] = θ⁴ + 14θ² + 15 for x ∼ N(θ, 1), beside the pathwise Var[2x] = 4",
            Source = Sources.Williams.At("§4"),
            Domain = Means,
            Given = theta => (T.CreateChecked(theta), theta),
            EqualEach = (x => [Of(x.Exact, T.One).Score.Variance, Of(x.Exact, T.One).Pathwise.Variance], x => [Formula(x.Exact, 15), T.CreateChecked(4)]),
            MutantsOfEach =
            [
                new("the second moment for the variance", x => [Formula(x.Exact, 15) + T.CreateChecked(4) * x.Exact * x.Exact, T.CreateChecked(4)]),
                new("E ε⁶ = 9, as if ε² and ε⁴ were independent", x => [Formula(x.Exact, 9), T.CreateChecked(4)]),
            ],
        },
        new Claim<(double[] Loss, double Theta), Estimators<T>, T>
        {
            Id = "pathwise-variance-is-smaller-for-quadratics",
            Statement = "Var[L'(θ + ε)] ≤ Var[L(θ + ε) ε] for L of degree at most two: 4a² ≤ (L(θ) + 3a)² + 6a² + 2L'(θ)²",
            Source = Sources.Williams.At("§4"),
            Domain = Quadratics,
            Given = Estimators<T>.Of,
            AtMost = (x => x.Pathwise.Variance, x => x.Score.Variance),
            Mutants =
            [
                new("the other way round", x => x.Pathwise.Variance) { Left = x => x.Score.Variance },
                new("for noise of three times the deviation") { Left = x => x.Pathwise.Variance * T.CreateChecked(9) },
            ],
        },
        new Claim<(double Omega, double Theta), (T Omega, T Theta), T>
        {
            Id = "pathwise-variance-is-always-smaller",
            Statement = "Var[L'(θ + ε)] ≤ Var[L(θ + ε) ε] for every smooth L, such as sin ωx",
            Source = Sources.Williams.At("§4"),
            Domain = Waves,
            Given = x => (T.CreateChecked(x.Omega), T.CreateChecked(x.Theta)),
            AtMost = (x => PathwiseVariance(x.Omega, x.Theta), x => ScoreVariance(x.Omega, x.Theta)),
            Expected = Verdict.Refuted,
            Corrected = "pathwise-variance-is-smaller-for-quadratics",
        },
    ];

    private static Domain<(double[] Loss, double Theta)> Losses(int most) =>
        Domain.Pair(Vectors.Of(Reals.Between(-4, 4), 1, most), Reals.Between(-2, 2), "coefficients", "θ");

    // Sampling is dear: its few cases are to reach both ends.
    private static Domain<double> Ends(double low, double high)
    {
        Domain<double> all = Reals.Between(low, high);
        return new()
        {
            Description = all.Description,
            Draw = random => random.Below(4) switch { 0 => low, 1 => high, 2 => all.Draw(random), _ => Math.Max(low, 0) },
            Shrink = all.Shrink,
            Show = all.Show,
            Edges = all.Edges,
        };
    }

    // d/dθ x².
    private static Sampling<(T Exact, double Plain)> Square<T>(Func<Dual, Xoshiro, Dual> sample) where T : struct, IFloatingPointIeee754<T> => new(Samples, (x, random) =>
    {
        Dual at = sample(new Dual(x.Plain, 1), random);
        return (at * at).Extra;
    }, (_, samples, falseAlarm) => Concentration.Normal(samples, 2 * Slack, falseAlarm));

    // d/dσ z² = 2σ + 2ẑε + 2σ(ε² − 1), of variance 4ẑ² + 8σ².
    private static Sampling<(T Mean, T Deviation, double PlainMean, double PlainDeviation)> Deviation<T>(Func<double, Dual, Xoshiro, Dual> sample)
        where T : struct, IFloatingPointIeee754<T> => new(Samples, (x, random) =>
    {
        Dual z = sample(x.PlainMean, new Dual(x.PlainDeviation, 1), random);
        return (z * z).Extra;
    }, (x, samples, falseAlarm) => Concentration.NormalQuadratic(samples, (4 * x.PlainMean * x.PlainMean + 8 * x.PlainDeviation * x.PlainDeviation) * Slack, falseAlarm));

    // The slope of sin is at most 1, that of f at most |u|; wrong samplers may reach 1.
    private static Sampling<(T U, T Theta, double PlainU, double PlainTheta)> General<T>(Func<Dual, double> estimate) where T : struct, IFloatingPointIeee754<T> =>
        new(Samples, (x, random) => estimate(x.PlainU * Dual.Tanh(new Dual(x.PlainTheta, 1)) + random.Normal()), (x, samples, falseAlarm) =>
        {
            double range = Math.Max(1, Math.Abs(x.PlainU)) * Slack;
            return Concentration.Hoeffding(samples, -range, range, falseAlarm);
        });

    // x²(x − θ), of variance θ⁴ + 14θ² + 15: no bound on its tails but that.
    private static Sampling<(T Exact, double Plain)> Score<T>(Func<double, double> score) where T : struct, IFloatingPointIeee754<T> => new(ManySamples, (x, random) =>
    {
        double noise = random.Normal(), at = x.Plain + noise;
        return at * at * score(noise);
    }, (x, samples, falseAlarm) => Concentration.MedianOfMeans(samples, Formula(x.Plain, 15) * Slack, falseAlarm));

    // The slope of E sin(u tanh θ + v) = sin(u tanh θ) e^(−decay).
    private static T Smoothed<T>(T u, T theta, T decay) where T : struct, IFloatingPointIeee754<T>
    {
        T tanh = T.Tanh(theta);
        return u * (T.One - tanh * tanh) * T.Cos(u * tanh) * T.Exp(-decay);
    }

    // θ⁴ + 14θ² + constant.
    private static T Formula<T>(T theta, int constant) where T : struct, IFloatingPointIeee754<T>
    {
        T square = theta * theta;
        return square * square + T.CreateChecked(14) * square + T.CreateChecked(constant);
    }

    private static Estimators<T> Of<T>(T theta, T a) where T : struct, IFloatingPointIeee754<T> => new([T.Zero, T.Zero, a], theta);

    // Var[ω cos ωx] = ½ω²(1 + cos 2ωθ e^(−2ω²)) − ω² cos² ωθ e^(−ω²).
    private static T PathwiseVariance<T>(T omega, T theta) where T : struct, IFloatingPointIeee754<T>
    {
        T square = omega * omega, two = T.CreateChecked(2), cos = T.Cos(omega * theta);
        return square * (T.One + T.Cos(two * omega * theta) * T.Exp(-two * square)) / two - square * cos * cos * T.Exp(-square);
    }

    // Var[ε sin ωx] = ½(1 − (1 − 4ω²) cos 2ωθ e^(−2ω²)) − ω² cos² ωθ e^(−ω²).
    private static T ScoreVariance<T>(T omega, T theta) where T : struct, IFloatingPointIeee754<T>
    {
        T square = omega * omega, two = T.CreateChecked(2), cos = T.Cos(omega * theta);
        return (T.One - (T.One - T.CreateChecked(4) * square) * T.Cos(two * omega * theta) * T.Exp(-two * square)) / two - square * cos * cos * T.Exp(-square);
    }

    // L(θ + ε), and both estimators of its gradient, as polynomials of ε.
    private sealed record Estimators<T>(T[] Loss, T Theta) where T : struct, IFloatingPointIeee754<T>
    {
        public static Estimators<T> Of((double[] Loss, double Theta) x) => new(Array.ConvertAll(x.Loss, T.CreateChecked), T.CreateChecked(x.Theta));

        public NormalPolynomial<T> Value => NormalPolynomial<T>.At(Loss, Theta);

        public NormalPolynomial<T> Score => Value * new NormalPolynomial<T>([T.Zero, T.One]);

        public NormalPolynomial<T> Pathwise => NormalPolynomial<T>.At([.. Loss.Select((c, k) => c * T.CreateChecked(k)).Skip(1), T.Zero], Theta);
    }
}
