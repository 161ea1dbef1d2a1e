using System.Numerics;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Identities.Mixtures;
using Verification.Properties.Claims;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of the rate of a continuous code for a discrete signal: differential mutual information, by quadrature of a mixture.</summary>
public sealed class RateClaims : IClaims
{
    // 1921 nodes each.
    private const int Few = 100;

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<NormalEncoder, NormalEncoder<T>, T>
        {
            Id = "differential-rate-is-information",
            Statement = "E_{s, z∼p(z|s)} ln(p(z|s) ÷ p_Pop(z)) = h(z) − h(z|s) = I(s,z), s discrete, z|s normal",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = NormalEncoders.All,
            Cases = Few,
            Given = e => e.In<T>(),
            Equal = (e => e.Rate(), e => e.Entropy() - NormalEncoder<T>.Noise()),
            Mutants =
            [
                new("the prior is any other", e => e.Entropy() - NormalEncoder<T>.Noise()) { Left = e => e.RateOfPrior() },
                new("the noise has the entropy ½ ln 2π", e => e.Entropy() - NormalEncoder<T>.Noise() + T.CreateChecked(0.5)),
                new("the information is the source's entropy", e => Entropy.Of<T>(e.Source)),
            ],
        },
        new Claim<NormalEncoder, NormalEncoder<T>, T>
        {
            Id = "differential-rate-of-any-prior",
            Statement = "E_s KL(p(z|s), p_Φ(z)) = I(s,z) + KL(p_Pop(z), p_Φ(z)), the left side in closed form",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = NormalEncoders.All,
            Cases = Few,
            Given = e => e.In<T>(),
            Equal = (e => e.RateOfPrior(), e => e.Rate() + e.MarginalFromPrior()),
            Mutants =
            [
                new("the divergence is dropped", e => e.Rate()),
                new("the information is dropped", e => e.MarginalFromPrior()),
                new("the divergence is subtracted", e => e.Rate() - e.MarginalFromPrior()),
            ],
        },
        new Claim<NormalEncoder, NormalEncoder<T>, T>
        {
            Id = "differential-rate-at-least-information",
            Statement = "I(s,z) ≤ E_s KL(p(z|s), p_Φ(z)): the marginal is the best prior",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = NormalEncoders.All,
            Cases = Few,
            Given = e => e.In<T>(),
            AtMost = (e => e.Rate(), e => e.RateOfPrior()),
            Mutants =
            [
                new("the rate lacks the encoder's spread", e => e.RateOfPrior() - T.CreateChecked(0.5)),
                new("the information is taken of h(z) alone", e => e.RateOfPrior()) { Left = e => e.Entropy() },
            ],
        },
        new Claim<NormalEncoder, NormalEncoder<T>, T>
        {
            Id = "differential-information-at-most-source-entropy",
            Statement = "I(s,z) ≤ H(s): a finite number of nats, although z is continuous",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = NormalEncoders.All,
            Cases = Few,
            Given = e => e.In<T>(),
            AtMost = (e => e.Entropy() - NormalEncoder<T>.Noise(), e => Entropy.Of<T>(e.Source)),
            Mutants =
            [
                new("the noise is not subtracted", e => Entropy.Of<T>(e.Source)) { Left = e => e.Entropy() },
                new("the source's entropy is in bytes", e => T.CreateChecked(0.125) * Entropy.Of<T>(e.Source)),
            ],
        },
        new Claim<NormalEncoder, NormalEncoder<T>, T>
        {
            Id = "differential-information-at-most-capacity",
            Statement = "I(s,z) ≤ ½ ln(1 + Var ẑ(s) ÷ σ²): the rate is at most the capacity of the normal channel of that power",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = NormalEncoders.All,
            Cases = Few,
            Given = e => e.In<T>(),
            AtMost = (e => e.Rate(), e => T.CreateChecked(0.5) * T.LogP1(e.Power())),
            Mutants =
            [
                new("the half is a quarter", e => T.CreateChecked(0.25) * T.LogP1(e.Power())),
                new("1 is dropped", e => T.CreateChecked(0.5) * T.Log(e.Power())),
            ],
        },
    ];
}
