using System.Numerics;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Identities.Variational;
using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of mutual information as the least expected divergence, and of the rate of rate–distortion auto-encoders.</summary>
public sealed class VariationalBoundClaims : IClaims
{
    private static readonly Domain<Coding> Cases = Codings.UpTo(12);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Coding, Coding<T>, T>
        {
            Id = "variational-information-bound",
            Statement = "I(y,z) ≤ E_y KL(P(z|y), Q(z)) for every Q",
            Source = Sources.Ttic2020Quiz4.Problem(1),
            Domain = Cases,
            Given = c => c.In<T>(),
            AtMost = (c => MutualInformation.Of(c.Encoded), c => c.ExpectedDivergence(c.Prior)),
            Mutants =
            [
                new("the condition is dropped", c => c.ExpectedDivergence(c.Prior)) { Left = c => Entropy.Of<T>(c.Marginal) },
                new("the bound is KL(P(z), Q)", c => Divergence.Kl<T>(c.Marginal, c.Prior)),
            ],
        },
        new Claim<Coding, Coding<T>, T>
        {
            Id = "variational-information-gap",
            Statement = "E_y KL(P(z|y), Q(z)) = H(z) − H(z|y) + KL(P(z), Q(z))",
            Source = Sources.Ttic2020Quiz4.Problem(1),
            Domain = Cases,
            Given = c => c.In<T>(),
            Equal = (c => c.ExpectedDivergence(c.Prior), c => c.EntropyDrop() + Divergence.Kl<T>(c.Marginal, c.Prior)),
            Mutants =
            [
                new("the gap is taken the other way", c => c.EntropyDrop() + Divergence.Kl<T>(c.Prior, c.Marginal)),
                new("the gap is dropped", c => c.EntropyDrop()),
                new("the gap is subtracted", c => c.EntropyDrop() - Divergence.Kl<T>(c.Marginal, c.Prior)),
            ],
        },
        new Claim<Coding, Coding<T>, T>
        {
            Id = "variational-information-attained",
            Statement = "E_y KL(P(z|y), P(z)) = H(z) − H(z|y) = I(y,z): the infimum is attained at Q = P(z)",
            Source = Sources.Ttic2020Quiz4.Problem(1),
            Domain = Cases,
            Given = c => c.In<T>(),
            EqualEach = (c => [c.ExpectedDivergence(c.Marginal), c.ExpectedDivergence(c.Marginal)], c => [c.EntropyDrop(), MutualInformation.Of(c.Encoded)]),
            MutantsOfEach =
            [
                new("Q is any other", c => [c.EntropyDrop(), MutualInformation.Of(c.Encoded)]) { Left = c => [c.ExpectedDivergence(c.Prior), c.ExpectedDivergence(c.Prior)] },
                new("the condition is dropped", c => [Entropy.Of<T>(c.Marginal), MutualInformation.Of(c.Encoded)]),
            ],
        },
        new Claim<Coding, Coding<T>, T>
        {
            Id = "variational-information-attained-once",
            Statement = "2 TV(P(z), Q(z))² ≤ E_y KL(P(z|y), Q(z)) − I(y,z): no other Q attains it",
            Source = Sources.CoverThomas.At("Lemma 11.6.1"),
            Domain = Cases,
            Given = c => c.In<T>(),
            AtMost = (c => Elbo.LeastGap<T>(c.Marginal, c.Prior), c => c.ExpectedDivergence(c.Prior) - MutualInformation.Of(c.Encoded)),
            Mutants =
            [
                new("the least gap is TV, not its square", c => c.ExpectedDivergence(c.Prior) - MutualInformation.Of(c.Encoded)) { Left = c => Divergence.TotalVariation<T>(c.Marginal, c.Prior) },
                new("the entropy stands for the information", c => c.ExpectedDivergence(c.Prior) - Entropy.Of<T>(c.Marginal)),
            ],
        },
        new Claim<Coding, Coding<T>, T>
        {
            Id = "rda-rate",
            Statement = "E ln(P(z|y) ÷ P_Φ(z)) = I(y,z) + KL(P(z), P_Φ(z))",
            Source = Sources.Ttic2020Quiz4.Problem(2),
            Domain = Cases,
            Given = c => c.In<T>(),
            Equal = (c => c.Rate(c.Prior), c => MutualInformation.Of(c.Encoded) + Divergence.Kl<T>(c.Marginal, c.Prior)),
            Mutants =
            [
                new("the rate lacks the encoder's entropy", c => Entropy.Cross<T>(c.Marginal, c.Prior)),
                new("the divergence is taken the other way", c => MutualInformation.Of(c.Encoded) + Divergence.Kl<T>(c.Prior, c.Marginal)),
                new("bits for nats", c => (MutualInformation.Of(c.Encoded) + Divergence.Kl<T>(c.Marginal, c.Prior)) / T.Log(T.One + T.One)),
            ],
        },
        new Claim<Coding, Coding<T>, T>
        {
            Id = "rda-rate-at-least-information",
            Statement = "I(y,z) ≤ E ln(P(z|y) ÷ P_Φ(z))",
            Source = Sources.Ttic2020Quiz4.Problem(2),
            Domain = Cases,
            Given = c => c.In<T>(),
            AtMost = (c => c.EntropyDrop(), c => c.Rate(c.Prior)),
            Mutants =
            [
                new("the rate lacks the encoder's noise", c => c.Rate(c.Prior)) { Left = c => Entropy.Of<T>(c.Marginal) },
                new("the prior's entropy is subtracted", c => c.Rate(c.Prior) - Divergence.Kl<T>(c.Marginal, c.Prior) - Entropy.Of<T>(c.Prior)),
            ],
        },
        new Claim<Coding, Coding<T>, T>
        {
            Id = "rda-rate-of-marginal-prior",
            Statement = "P_Φ(z) = P(z) ⇒ E ln(P(z|y) ÷ P_Φ(z)) = I(y,z)",
            Source = Sources.Ttic2021Exam3.Problem(3, "c"),
            Domain = Cases,
            Given = c => c.In<T>(),
            Equal = (c => c.Rate(c.Marginal), c => c.EntropyDrop()),
            Mutants =
            [
                new("the prior is any other", c => c.EntropyDrop()) { Left = c => c.Rate(c.Prior) },
                new("the information is that of y alone", c => Entropy.Of<T>(c.Encoded.X())),
            ],
        },
        new Claim<Coding, Coding<T>, T>
        {
            Id = "rounding-rda-rate",
            Statement = "z = round(y) ⇒ E ln(P(z|y) ÷ P_Φ(z)) = H(P(z), P_Φ(z)) and I(y,z) = H(z): what is left of the rate is the code's length",
            Source = Sources.Ttic2020Quiz4.Problem(2),
            Domain = Cases,
            Given = c => c.In<T>().Deterministic(),
            EqualEach = (c => [c.Rate(c.Prior), MutualInformation.Of(c.Encoded)], c => [Entropy.Cross<T>(c.Marginal, c.Prior), Entropy.Of<T>(c.Marginal)]),
            MutantsOfEach =
            [
                new("the prior is taken for the marginal", c => [Entropy.Of<T>(c.Marginal), Entropy.Of<T>(c.Marginal)]),
                new("the information is that of y", c => [Entropy.Cross<T>(c.Marginal, c.Prior), Entropy.Of<T>(c.Encoded.X())]),
            ],
        },
    ];
}
