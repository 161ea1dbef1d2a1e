using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of mutual information, of any implementation of it.</summary>
public static class MutualInformationClaims
{
    private const int Outcomes = 16;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-is-divergence",
            Statement = "I(x,y) = KL(P(x,y), P(x)P(y))",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            Equal = (m.Mutual, p => m.Kl([.. p.Masses], [.. p.Independent().Masses])),
            Mutants =
            [
                new("the divergence is taken the other way", p => m.Kl([.. p.Independent().Masses], [.. p.Masses])),
                new("the marginals are uniform", p => m.Kl([.. p.Masses], Masses.Uniform<T>(p.Masses.Length))),
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-entropy-drop-y",
            Statement = "I(x,y) = H(y) − H(y|x)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            Equal = (m.Mutual, p => m.Entropy(p.Y()) - m.ConditionalEntropy(p)),
            Mutants =
            [
                new("the condition is dropped", p => m.Entropy(p.Y()) - m.Entropy([.. p.Masses])),
                new("the condition is the other variable", p => m.Entropy(p.Y()) - m.ConditionalEntropy(p.Transposed())),
                new("bits for nats on one side", p => (m.Entropy(p.Y()) - m.ConditionalEntropy(p)) / T.Log(T.CreateChecked(2))),
                new("the sign is turned", p => m.ConditionalEntropy(p) - m.Entropy(p.Y())),
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-entropy-drop-x",
            Statement = "I(x,y) = H(x) − H(x|y)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            Equal = (m.Mutual, p => m.Entropy(p.X()) - m.ConditionalEntropy(p.Transposed())),
            Mutants =
            [
                new("the condition is the other variable", p => m.Entropy(p.X()) - m.ConditionalEntropy(p)),
                new("the entropy is of the other variable", p => m.Entropy(p.Y()) - m.ConditionalEntropy(p.Transposed())),
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-joint-entropy",
            Statement = "I(x,y) = H(x) + H(y) − H(x,y)",
            Source = Sources.CoverThomas.At("(2.45)"),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            Equal = (m.Mutual, p => m.Entropy(p.X()) + m.Entropy(p.Y()) - m.Entropy([.. p.Masses])),
            Mutants =
            [
                new("the joint entropy is dropped", p => m.Entropy(p.X()) + m.Entropy(p.Y())),
                new("one marginal is dropped", p => m.Entropy(p.X()) - m.Entropy([.. p.Masses])),
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-nonnegative",
            Statement = "0 ≤ I(x,y)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            AtMost = (_ => T.Zero, m.Mutual),
            Mutants = [new("the sign is turned", p => -m.Mutual(p)), new("the entropy is taken off", p => m.Mutual(p) - m.Entropy(p.Y()))],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-symmetric",
            Statement = "I(x,y) = I(y,x)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            Equal = (m.Mutual, p => m.Mutual(p.Transposed())),
            Mutants =
            [
                new("the table is read in the other order, not transposed", p => m.Mutual(new(p.Columns, [.. p.Masses]))),
                new("conditional entropies, which are not symmetric", p => m.ConditionalEntropy(p)) { Left = p => m.ConditionalEntropy(p.Transposed()) },
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-of-product-zero",
            Statement = "I(x,y) = 0 where P(x,y) = P(x)P(y)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.Independent(Outcomes),
            Given = p => p.In<T>(),
            Equal = (m.Mutual, _ => T.Zero),
            Mutants = [new("the entropy of a marginal", p => m.Entropy(p.X())), new("the entropies do not cancel") { Left = p => m.Entropy([.. p.Masses]) - m.Entropy(p.X()) }],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-zero-only-of-product",
            Statement = "½ (Σ |P(x,y) − P(x)P(y)|)² ≤ I(x,y): 0 only for a product of marginals",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            AtMost = (p => Squared(p, 2), m.Mutual),
            Mutants = [new("the square is dropped") { Left = p => Divergence.TotalVariation(p.Masses, p.Independent().Masses) }, new("eight for the half") { Left = p => Squared(p, 32) }],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "mutual-information-at-most-entropy",
            Statement = "I(x,y) ≤ H(x)",
            Source = Sources.CoverThomas.At("(2.44)"),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            AtMost = (m.Mutual, p => m.Entropy(p.X())),
            Mutants =
            [
                new("the conditional entropy for the entropy", p => m.ConditionalEntropy(p.Transposed())),
                new("bits for nats") { Left = p => m.Mutual(p) / T.Log(T.CreateChecked(2)) },
            ],
        },
        new Claim<Distribution, T[], T>
        {
            Id = "mutual-information-with-itself",
            Statement = "I(x,x) = H(x)",
            Source = Sources.CoverThomas.At("(2.47)"),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>(),
            Equal = (p => m.Mutual(ConditionalEntropyClaims.Diagonal(p)), m.Entropy),
            Mutants = [new("twice the entropy", p => m.Entropy(p) + m.Entropy(p)), new("nothing is shared", _ => T.Zero)],
        },
        new Claim<(Joint P, Distribution[] Channel), (Joint<T> P, T[][] Channel), T>
        {
            Id = "data-processing",
            Statement = "I(x,z) ≤ I(x,y) where x → y → z",
            Source = Sources.CoverThomas.At("Theorem 2.8.1"),
            Domain = Domain.Pair(Joints.UpTo(8), Several.Of(8, 1, 8), "P", "W"),
            Given = x => (x.P.In<T>(), [.. x.Channel.Select(w => w.In<T>())]),
            AtMost = (x => m.Mutual(Processed(x.P, x.Channel)), x => m.Mutual(x.P)),
            Mutants =
            [
                new("the sides are exchanged", x => m.Mutual(Processed(x.P, x.Channel))) { Left = x => m.Mutual(x.P) },
                new("the entropy of the output for what is shared") { Left = x => m.Entropy(Processed(x.P, x.Channel).Y()) },
            ],
        },
        new Claim<Cube, Cube<T>, T>
        {
            Id = "total-correlation-is-divergence",
            Statement = "KL(P(x,y,z), P(x)P(y)P(z)) = H(x) + H(y) + H(z) − H(x,y,z)",
            Source = Sources.Watanabe.At("(1)"),
            Domain = Cubes.UpTo(4),
            Given = p => p.In<T>(),
            Equal = (p => m.Kl(p.Masses, p.Independent()), p => m.Entropy(p.FirstTwo().X()) + m.Entropy(p.FirstTwo().Y()) + m.Entropy(p.Z()) - m.Entropy(p.Masses)),
            Mutants =
            [
                new("one marginal is dropped", p => m.Entropy(p.FirstTwo().X()) + m.Entropy(p.FirstTwo().Y()) - m.Entropy(p.Masses)),
                new("two variables are taken as one", p => m.Entropy([.. p.FirstTwo().Masses]) + m.Entropy(p.Z()) - m.Entropy(p.Masses)),
            ],
        },
        new Claim<Cube, Cube<T>, T>
        {
            Id = "total-correlation-chain-rule",
            Statement = "KL(P(x,y,z), P(x)P(y)P(z)) = I(x,y) + I((x,y),z)",
            Source = Sources.Watanabe.At("(1)"),
            Domain = Cubes.UpTo(4),
            Given = p => p.In<T>(),
            Equal = (p => m.Kl(p.Masses, p.Independent()), p => m.Mutual(p.FirstTwo()) + m.Mutual(p.FirstTwoAgainstThird())),
            Mutants = [new("the first two are taken as independent", p => m.Mutual(p.FirstTwoAgainstThird())), new("the third is dropped", p => m.Mutual(p.FirstTwo()))],
        },
        new Claim<Distribution[], Joint<T>, T>
        {
            Id = "mutual-information-of-many-outcomes",
            Statement = "I(x,y) = H(x) + H(y) − H(x,y), for 250 × 400 outcomes",
            Source = Sources.CoverThomas.At("(2.45)"),
            Domain = Several.Many(1, 100_000),
            Cases = 6,
            Loose = "the bound is of the worst order of 10⁵ additions, whose errors average out in any one",
            Given = p => new(p[0].Count % 250 == 0 ? 250 : 1, p[0].In<T>()),
            Equal = (m.Mutual, p => m.Entropy(p.X()) + m.Entropy(p.Y()) - m.Entropy([.. p.Masses])),
            Mutants = [new("one marginal is dropped", p => m.Entropy(p.X()) - m.Entropy([.. p.Masses])), new("the sign is turned", p => m.Entropy([.. p.Masses]) - m.Entropy(p.X()) - m.Entropy(p.Y()))],
        },
    ];

    // (2 TV)² ÷ 2 for a factor of 2.
    private static T Squared<T>(Joint<T> p, int factor) where T : struct, IFloatingPointIeee754<T>
    {
        T distance = Divergence.TotalVariation(p.Masses, p.Independent().Masses);
        return T.CreateChecked(factor) * distance * distance;
    }

    private static Joint<T> Processed<T>(Joint<T> p, T[][] channel) where T : struct, IFloatingPointIeee754<T> =>
        new(p.Rows, [.. Enumerable.Range(0, p.Rows).SelectMany(x => Masses.Through([.. p.Row(x)], channel))]);
}
