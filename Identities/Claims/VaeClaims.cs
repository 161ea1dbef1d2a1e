using System.Numerics;
using Verification.Identities.AutoEncoders;
using Verification.Identities.Domains;
using Verification.Identities.Gaussians;
using Verification.Identities.Linear;
using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of a variational auto-encoder, of one whose evidence is known exactly.</summary>
public sealed class VaeClaims : IClaims
{
    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "vae-elbo-is-reconstruction-less-rate",
            Statement = "E_{z∼q} ln(p(x,z) ÷ q(z|x)) = E_{z∼q} ln p(x|z) − KL(q(z|x), p(z)), normal; the left side by Gauss–Hermite quadrature, the right in closed form",
            Source = Sources.Eecs182Discussion13.Problem(2, "b"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (ElboByQuadrature, v => v.Elbo(v.Approximate)),
            Mutants =
            [
                new("the rate is added", v => v.Approximate.Kl(v.Prior) - v.ExpectedDistortion(v.Approximate)),
                new("the rate is taken the other way", v => -v.ExpectedDistortion(v.Approximate) - v.Prior.Kl(v.Approximate)),
                new("only the mean is decoded", v => -v.Distortion(v.Decode(v.Encode().Mean)) - v.Approximate.Kl(v.Prior)),
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "vae-elbo-is-evidence-less-divergence",
            Statement = "E_{z∼q} ln p(x|z) − KL(q(z|x), p(z)) = ln N(x; b, WWᵀ + ψ²) − KL(q(z|x), p(z|x))",
            Source = Sources.Ttic2020Quiz1.Problem(2, "b"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => v.Elbo(v.Approximate), v => Evidence(v) - v.Approximate.Kl(v.Posterior)),
            Mutants =
            [
                new("the divergence is taken the other way", v => Evidence(v) - v.Posterior.Kl(v.Approximate)),
                new("the divergence is from the prior", v => Evidence(v) - v.Approximate.Kl(v.Prior)),
                new("the evidence lacks the decoder's noise", v => v.Likelihood(v.Prior.Mean).LogDensity(v.X) - v.Approximate.Kl(v.Posterior)),
            ],
        },
        new Claim<(LinearVae First, double Second), (LinearVae<T> Vae, T Part), T>
        {
            Id = "vae-elbo-at-most-evidence",
            Statement = "E_{z∼q} ln p(x|z) − KL(q, p(z)) ≤ ln p(x) for q = N((1−λ)μ_post + λμ_enc, Σ_post + λ diag σ²): the posterior where λ = 0",
            Source = Sources.Eecs182Discussion13.Problem(3, "d"),
            Domain = Domain.Pair(LinearVaes.All, Reals.Between(0, 1), "the auto-encoder", "λ"),
            Given = x => (x.First.In<T>(), T.CreateTruncating(x.Second)),
            AtMost = (x => x.Vae.Elbo(Between(x)), x => Evidence(x.Vae)),
            Mutants =
            [
                new("the rate is dropped", x => Evidence(x.Vae)) { Left = x => -x.Vae.ExpectedDistortion(Between(x)) },
                new("the rate is halved", x => Evidence(x.Vae)) { Left = x => -x.Vae.ExpectedDistortion(Between(x)) - T.CreateChecked(0.5) * Between(x).Kl(x.Vae.Prior) },
                new("the spread of z is not decoded", x => Evidence(x.Vae)) { Left = x => -x.Vae.Distortion(x.Vae.Decode(Between(x).Mean)) - Between(x).Kl(x.Vae.Prior) },
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "vae-elbo-is-evidence-at-posterior",
            Statement = "q(z|x) = p(z|x) ⇒ E_{z∼q} ln p(x|z) − KL(q, p(z)) = ln p(x)",
            Source = Sources.Ttic2020Quiz1.Problem(2, "b"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => v.Elbo(v.Posterior), Evidence),
            Mutants =
            [
                new("the posterior lacks its correlation", Evidence) { Left = v => v.Elbo(Gaussian<T>.Diagonal(v.Posterior.Mean, [.. Enumerable.Range(0, v.Latents).Select(i => T.Sqrt(v.Posterior.Covariance[i, i]))])) },
                new("the encoder is any other", Evidence) { Left = v => v.Elbo(v.Approximate) },
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "vae-posterior-makes-every-sample-exact",
            Statement = "p(x|z)·p(z) ÷ p(z|x) = p(x) for every z = μ + Lε: at the posterior the sampled ELBO has no variance",
            Source = Sources.Eecs182Discussion13.Problem(3, "a"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => Sampled(v, v.Posterior), Evidence),
            Mutants =
            [
                new("the encoder is any other", Evidence) { Left = v => Sampled(v, v.Approximate) },
                new("p(z|x) is not divided out", Evidence) { Left = v => Sampled(v, v.Posterior) + v.Posterior.LogDensity(v.Posterior.Mean) },
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "vae-distortion-quadrature",
            Statement = "E_{z∼q} −ln p(x|z) = −ln p(x|μ) + ½ tr(ψ⁻²W diag(σ²) Wᵀ), the left side by Gauss–Hermite quadrature",
            Source = Sources.Eecs182Discussion13.Problem(3, "a"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => Hermite.Expectation<T>(v.Approximate, z => -v.Likelihood(z).LogDensity(v.X)), v => v.ExpectedDistortion(v.Approximate)),
            Mutants =
            [
                new("the spread of z is not decoded", v => v.Distortion(v.Decode(v.Encode().Mean))),
                new("the sign is turned", v => -v.ExpectedDistortion(v.Approximate)),
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "vae-rate-closed-form",
            Statement = "½ Σᵢ (σᵢ² + μᵢ² − 1 − ln σᵢ²) = KL(N(μ, diag σ²), N(0, I)) by moments, for μ = Ax + c",
            Source = Sources.KingmaWelling.At("Appendix B"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => LinearVae<T>.Rate(v.Encode().Mean, v.Encode().Deviations), v => v.Approximate.ExpectedLogDensity(v.Approximate) - v.Approximate.ExpectedLogDensity(v.Prior)),
            Mutants =
            [
                new("the rate is taken the other way", v => v.Prior.Kl(v.Approximate)),
                new("the mean is x's own code without c", v => v.Approximate.ExpectedLogDensity(v.Approximate) - v.Prior.ExpectedLogDensity(v.Prior)),
            ],
        },
        new Claim<LinearVae, LinearVae<T>, T>
        {
            Id = "vae-forward-pass-expectation",
            Statement = "E_ε [rate + distortion(decode(μ + σ ⊙ ε))] = −ELBO, the forward pass at the nodes of Gauss–Hermite quadrature",
            Source = Sources.Eecs182Discussion13.Problem(3, "a"),
            Domain = LinearVaes.All,
            Given = v => v.In<T>(),
            Equal = (v => Hermite.Expectation<T>(Gaussian<T>.Standard(v.Latents), v.Loss), v => v.Approximate.Kl(v.Posterior) - Evidence(v)),
            Mutants =
            [
                new("the noise has half the deviation", v => v.Approximate.Kl(v.Posterior) - Evidence(v)) { Left = v => Hermite.Expectation<T>(Gaussian<T>.Standard(v.Latents), e => v.Loss([.. e.Select(n => n / T.CreateChecked(2))])) },
                new("there is no noise", v => v.Approximate.Kl(v.Posterior) - Evidence(v)) { Left = v => v.Loss(v.Prior.Mean) },
                new("the gap to the evidence is subtracted", v => -v.Approximate.Kl(v.Posterior) - Evidence(v)),
            ],
        },
    ];

    private static T Evidence<T>(LinearVae<T> v) where T : struct, IFloatingPointIeee754<T> => v.Marginal.LogDensity(v.X);

    private static T ElboByQuadrature<T>(LinearVae<T> v) where T : struct, IFloatingPointIeee754<T>
    {
        Gaussian<T> q = v.Approximate;
        return Hermite.Expectation<T>(q, z => v.Likelihood(z).LogDensity(v.X) + v.Prior.LogDensity(z) - q.LogDensity(z));
    }

    // ln p(x|z) + ln p(z) − ln q(z|x) for one z that q makes, of noise ε = (½, −¼).
    private static T Sampled<T>(LinearVae<T> v, Gaussian<T> q) where T : struct, IFloatingPointIeee754<T>
    {
        T[] z = q.Sample([.. new[] { 0.5, -0.25 }.Take(v.Latents).Select(T.CreateChecked)]);
        return v.Likelihood(z).LogDensity(v.X) + v.Prior.LogDensity(z) - q.LogDensity(z);
    }

    private static Gaussian<T> Between<T>((LinearVae<T> Vae, T Part) x) where T : struct, IFloatingPointIeee754<T>
    {
        Gaussian<T> posterior = x.Vae.Posterior, encoder = x.Vae.Approximate;
        int k = x.Vae.Latents;
        return new([.. posterior.Mean.Select((m, i) => m + x.Part * (encoder.Mean[i] - m))], Matrix<T>.Of(k, k, (i, j) => posterior.Covariance[i, j] + x.Part * encoder.Covariance[i, j]));
    }
}
