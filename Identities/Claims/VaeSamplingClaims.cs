using System.Numerics;
using Verification.Identities.AutoEncoders;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Properties.Statistics;

namespace Verification.Identities.Claims;

/// <summary>What the samples of an auto-encoder's forward pass and of its generation are on average, against what is known exactly.</summary>
public sealed class VaeSamplingClaims : IClaims
{
    private const int Samples = 20_000, Few = 20;

    // The variance is computed in doubles, from a formula that cancels nothing: enlarged by far more than its rounding.
    private const double Slack = 1 + 1e-9;

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-reparameterised-mean",
            Statement = "E z₁ = μ₁ for z = μ + σ ⊙ ε, ε ∼ N(0, I)",
            Source = Sources.Ttic2021Exam3.Problem(3, "a"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Latent<T>(z => z), v => v.Exact.Encode().Mean[0]),
            MutantsOfMean =
            [
                ("the noise is not centred", new(Samples, (v, random) => v.Plain.Encode().Mean[0] + v.Plain.Encode().Deviations[0] * random.Uniform(), LatentLaw)),
                ("the mean is left out", new(Samples, (v, random) => v.Plain.Encode().Deviations[0] * random.Normal(), LatentLaw)),
            ],
        },
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-reparameterised-variance",
            Statement = "E (z₁ − μ₁)² = σ₁² for z = μ + σ ⊙ ε: σ, not σ², scales the noise",
            Source = Sources.Ttic2021Exam3.Problem(3, "a"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Squared<T>((sigma, random) => sigma * random.Normal()), v => v.Exact.Approximate.Covariance[0, 0]),
            MutantsOfMean =
            [
                ("σ² scales the noise", Squared<T>((sigma, random) => sigma * sigma * random.Normal())),
                ("√σ scales the noise", Squared<T>((sigma, random) => Math.Sqrt(sigma) * random.Normal())),
            ],
        },
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-reparameterised-covariance",
            Statement = "E (z₁ − μ₁)(z₂ − μ₂) = Σ₁₂ for z = μ + Lε, LLᵀ = Σ the posterior's covariance",
            Source = Sources.Eecs182Discussion13.Problem(2, "c"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Correlated<T>(0), v => v.Exact.Posterior.Covariance[0, v.Exact.Latents - 1]),
            MutantsOfMean = [("the coordinates' noise is independent", Correlated<T>(1)), ("the noise is half", Correlated<T>(2))],
        },
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-sampled-rate",
            Statement = "E_{z∼q} ln(q(z|x) ÷ p(z)) = KL(q(z|x), p(z))",
            Source = Sources.Ttic2021Exam3.Problem(3, "b"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Ratio<T>(1, 1), v => LinearVae<T>.Rate(v.Exact.Encode().Mean, v.Exact.Encode().Deviations)),
            MutantsOfMean = [("the density of z is that of ε", Ratio<T>(0, 1)), ("the prior is left out", Ratio<T>(1, 0))],
        },
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-sampled-distortion",
            Statement = "E_{z∼q} −ln p(x|z) = −ln p(x|μ) + ½ tr(ψ⁻²W diag(σ²) Wᵀ)",
            Source = Sources.Eecs182Discussion13.Problem(3, "a"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Distortion<T>(1), v => v.Exact.ExpectedDistortion(v.Exact.Approximate)),
            MutantsOfMean = [("nothing is sampled", Distortion<T>(0)), ("the noise has twice the deviation", Distortion<T>(2))],
        },
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-sampled-forward-pass",
            Statement = "E_ε [rate + distortion(decode(μ + σ ⊙ ε))] = KL(q(z|x), p(z|x)) − ln p(x)",
            Source = Sources.Eecs182Discussion13.Problem(3, "a"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Forward<T>((v, noise) => v.Loss(noise)), v => v.Exact.Approximate.Kl(v.Exact.Posterior) - v.Exact.Marginal.LogDensity(v.Exact.X)),
            MutantsOfMean =
            [
                ("the rate is left out", Forward<T>((v, noise) => v.Loss(noise) - LinearVae<double>.Rate(v.Encode().Mean, v.Encode().Deviations))),
                ("the noise is left out", Forward<T>((v, noise) => v.Loss(new double[noise.Length]))),
            ],
        },
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-generated-mean",
            Statement = "E x₁ = b₁ for x = Wz + b + ψ ⊙ ε, z ∼ N(0, I)",
            Source = Sources.Eecs182Discussion13.Problem(3, "c"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Generated<T>((v, random) => Generate(v, random)[0]), v => v.Exact.Marginal.Mean[0]),
            MutantsOfMean =
            [
                ("z is the encoding of x", Generated<T>((v, random) => v.Decode(v.Encode().Mean)[0])),
                ("z is not centred", Generated<T>((v, random) => v.Generate(Noise(v.Latents, random, 1), Noise(v.Observed, random))[0])),
            ],
        },
        new Claim<LinearVae, Pass<T>, T>
        {
            Id = "vae-generated-covariance",
            Statement = "E (x₁ − b₁)(x_d − b_d) = (WWᵀ + diag ψ²)₁d for x = Wz + b + ψ ⊙ ε, z ∼ N(0, I)",
            Source = Sources.Eecs182Discussion13.Problem(3, "c"),
            Domain = LinearVaes.Sampled,
            Cases = Few,
            Given = v => new(v.In<T>(), v.In<double>()),
            Mean = (Products<T>(Generate), v => v.Exact.Marginal.Covariance[0, v.Exact.Observed - 1]),
            MutantsOfMean =
            [
                ("the decoder's noise is left out", Products<T>((v, random) => v.Decode(Noise(v.Latents, random)))),
                ("z is drawn anew for every coordinate", Products<T>((v, random) => [.. Enumerable.Range(0, v.Observed).Select(j => Generate(v, random)[j])])),
            ],
        },
        new Claim<Joint, Table<T>, T>
        {
            Id = "ancestral-sampling-marginal",
            Statement = "P(x = 0) of z ∼ p(z), x ∼ p(x|z) is Σ_z p(z)·p(x=0|z), z discrete",
            Source = Sources.Eecs182Discussion13.Problem(3, "c"),
            Domain = Tables,
            Cases = Few,
            Given = j => new(j.In<T>(), j),
            Mean = (Ancestral<T>(0), v => v.Exact.Y()[0]),
            MutantsOfMean = [("z is uniform", Ancestral<T>(1)), ("x and z are exchanged", Ancestral<T>(2))],
        },
    ];

    private static readonly Domain<Joint> Tables = new()
    {
        Description = "joint distributions of up to 6 × 6 outcomes",
        Draw = random => Joints.Draw(random, 1 + random.Below(6), 1 + random.Below(6)),
        Shrink = _ => [],
        Show = p => "P(z,x) = " + p,
        Edges = [new("a zero", p => p.Weights.Contains(0))],
    };

    private static Sampling<Pass<T>> Latent<T>(Func<double, double> of) where T : struct, IFloatingPointIeee754<T> => new(Samples, (v, random) => of(Sample(v.Plain, random)[0]), LatentLaw);

    private static Estimate LatentLaw<T>(Pass<T> v, double[] samples, double falseAlarm) where T : struct, IFloatingPointIeee754<T> =>
        Concentration.Normal(samples, v.Plain.Encode().Deviations[0] * Slack, falseAlarm);

    private static Sampling<Pass<T>> Squared<T>(Func<double, Xoshiro, double> noise) where T : struct, IFloatingPointIeee754<T> => new(Samples, (v, random) =>
    {
        (double[] mean, double[] sigma) = v.Plain.Encode();
        double z = mean[0] + noise(sigma[0], random);
        return (z - mean[0]) * (z - mean[0]);
    }, (v, samples, falseAlarm) => Concentration.NormalQuadratic(samples, 2 * Math.Pow(v.Plain.Encode().Deviations[0], 4) * Slack, falseAlarm));

    // 0: as it should be; 1: each coordinate by noise of its own; 2: half the noise.
    private static Sampling<Pass<T>> Correlated<T>(int wrong) where T : struct, IFloatingPointIeee754<T> => new(Samples, (v, random) =>
    {
        int last = v.Plain.Latents - 1;
        double[] noise = Noise(v.Plain.Latents, random), z = v.Posterior.Sample(wrong == 2 ? [.. noise.Select(n => n / 2)] : noise);
        double second = wrong == 1 ? v.Posterior.Sample(Noise(v.Plain.Latents, random))[last] : z[last];
        return (z[0] - v.Posterior.Mean[0]) * (second - v.Posterior.Mean[last]);
    }, (v, samples, falseAlarm) => Concentration.NormalQuadratic(samples, ProductVariance(v.Posterior, v.Plain.Latents - 1), falseAlarm));

    private static Sampling<Pass<T>> Ratio<T>(double posterior, double prior) where T : struct, IFloatingPointIeee754<T> => new(Samples, (v, random) =>
    {
        double[] noise = Noise(v.Plain.Latents, random);
        (double[] mean, double[] sigma) = v.Plain.Encode();
        double[] z = LinearVae<double>.Reparameterise(mean, sigma, noise);
        double ratio = 0;
        for (int i = 0; i < z.Length; i++)
        {
            ratio += 0.5 * (prior * z[i] * z[i] - noise[i] * noise[i]) - posterior * Math.Log(sigma[i]);
        }
        return ratio;
    }, (v, samples, falseAlarm) => Concentration.NormalQuadratic(samples, RatioVariance(v.Plain), falseAlarm));

    private static Sampling<Pass<T>> Distortion<T>(double noise) where T : struct, IFloatingPointIeee754<T> => Forward<T>((v, epsilon) =>
    {
        (double[] mean, double[] sigma) = v.Encode();
        return v.Distortion(v.Decode(LinearVae<double>.Reparameterise(mean, sigma, [.. epsilon.Select(e => e * noise)])));
    });

    private static Sampling<Pass<T>> Forward<T>(Func<LinearVae<double>, double[], double> loss) where T : struct, IFloatingPointIeee754<T> =>
        new(Samples, (v, random) => loss(v.Plain, Noise(v.Plain.Latents, random)), (v, samples, falseAlarm) => Concentration.NormalQuadratic(samples, v.Plain.DistortionVariance() * Slack, falseAlarm));

    private static Sampling<Pass<T>> Generated<T>(Func<LinearVae<double>, Xoshiro, double> draw) where T : struct, IFloatingPointIeee754<T> =>
        new(Samples, (v, random) => draw(v.Plain, random), (v, samples, falseAlarm) => Concentration.Normal(samples, Math.Sqrt(v.Marginal.Covariance[0, 0]) * Slack, falseAlarm));

    private static Sampling<Pass<T>> Products<T>(Func<LinearVae<double>, Xoshiro, double[]> draw) where T : struct, IFloatingPointIeee754<T> => new(Samples, (v, random) =>
    {
        double[] x = draw(v.Plain, random), b = v.Marginal.Mean;
        return (x[0] - b[0]) * (x[^1] - b[^1]);
    }, (v, samples, falseAlarm) => Concentration.NormalQuadratic(samples, ProductVariance(v.Marginal, v.Plain.Observed - 1), falseAlarm));

    // 0: as it should be; 1: z uniform; 2: x first, then z.
    private static Sampling<Table<T>> Ancestral<T>(int wrong) where T : struct, IFloatingPointIeee754<T> => new(Samples, (v, random) =>
    {
        int z = wrong == 1 ? random.Below(v.Plain.Rows) : Drawn(v.Rows, random);
        while (v.Columns[z][^1] == 0) // only the uniform z
        {
            z = random.Below(v.Plain.Rows);
        }
        int x = Drawn(v.Columns[z], random);
        return (wrong == 2 ? z : x) == 0 ? 1 : 0;
    }, (_, samples, falseAlarm) => Concentration.Hoeffding(samples, 0, 1, falseAlarm));

    private static double[] Generate(LinearVae<double> v, Xoshiro random) => v.Generate(Noise(v.Latents, random), Noise(v.Observed, random));

    private static double[] Sample(LinearVae<double> v, Xoshiro random) => LinearVae<double>.Reparameterise(v.Encode().Mean, v.Encode().Deviations, Noise(v.Latents, random));

    private static double[] Noise(int n, Xoshiro random, double mean = 0)
    {
        double[] noise = new double[n];
        for (int i = 0; i < n; i++)
        {
            noise[i] = mean + random.Normal();
        }
        return noise;
    }

    // Var (y₀ − μ₀)(yⱼ − μⱼ) = Σ₀₀Σⱼⱼ + Σ₀ⱼ².
    private static double ProductVariance(Gaussians.Gaussian<double> g, int j) => (g.Covariance[0, 0] * g.Covariance[j, j] + g.Covariance[0, j] * g.Covariance[0, j]) * Slack;

    // ln(q/p) = ½ Σ((μᵢ + σᵢεᵢ)² − εᵢ²) + a constant: variance Σ(½(σᵢ² − 1)² + μᵢ²σᵢ²).
    private static double RatioVariance(LinearVae<double> v)
    {
        (double[] mean, double[] sigma) = v.Encode();
        return mean.Zip(sigma).Sum(p => 0.5 * Math.Pow(p.Second * p.Second - 1, 2) + Math.Pow(p.First * p.Second, 2)) * Slack;
    }

    private static int Drawn(double[] cumulative, Xoshiro random)
    {
        double at = random.Uniform() * cumulative[^1];
        int i = 0;
        while (cumulative[i] <= at)
        {
            i++;
        }
        return i;
    }

    // The auto-encoder to be sampled in doubles, and the same to be exact about.
    private sealed class Pass<T>(LinearVae<T> exact, LinearVae<double> plain) where T : struct, IFloatingPointIeee754<T>
    {
        public LinearVae<T> Exact => exact;
        public LinearVae<double> Plain => plain;
        public Gaussians.Gaussian<double> Posterior { get; } = plain.Posterior;
        public Gaussians.Gaussian<double> Marginal { get; } = plain.Marginal;
    }

    // A joint distribution with the cumulative masses of z and of x given z.
    private sealed class Table<T> where T : struct, IFloatingPointIeee754<T>
    {
        public Table(Joint<T> exact, Joint plain)
        {
            (Exact, Plain) = (exact, plain);
            Joint<double> masses = plain.In<double>();
            Rows = Cumulative(masses.X());
            Columns = [.. Enumerable.Range(0, plain.Rows).Select(z => Cumulative(masses.Row(z).ToArray()))];
        }

        public Joint<T> Exact { get; }
        public Joint Plain { get; }
        public double[] Rows { get; }
        public double[][] Columns { get; }

        private static double[] Cumulative(double[] masses)
        {
            double sum = 0;
            return [.. masses.Select(m => sum += m)];
        }
    }
}
