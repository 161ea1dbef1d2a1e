using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of Kullback and Leibler's divergence and of cross-entropy, of any implementation of them.</summary>
public static class DivergenceClaims
{
    private const int Outcomes = 16;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Distribution, T[], T>
        {
            Id = "kl-of-itself-zero",
            Statement = "KL(p, p) = 0, the second p = 3p ÷ Σ 3p",
            Source = Sources.Ttic2019Backpropagation.Problem(0),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>(),
            Equal = (p => m.Kl(p, Again(p)), _ => T.Zero),
            Mutants = [new("the entropy, which is zero of few", m.Entropy), new("against the uniform distribution") { Left = p => m.Kl(p, Masses.Uniform<T>(p.Length)) }],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "kl-missing-support",
            Statement = "KL(p, q) = +∞ where p has mass and q has none",
            Source = Sources.CoverThomas.At("(2.26)"),
            Loose = "both sides are the same infinity",
            Domain = Domains.Distributions.Uncovered(2, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.Kl(x.P, x.Q), _ => T.PositiveInfinity),
            Mutants =
            [
                new("the outcome is skipped") { Left = x => KlWhereBoth(m, x.P, x.Q) },
                new("no number") { Left = _ => T.NaN },
                new("minus infinity", _ => T.NegativeInfinity),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "cross-entropy-missing-support",
            Statement = "H(p, q) = +∞ where p has mass and q has none",
            Source = Sources.CoverThomas.At("(2.26)"),
            Loose = "both sides are the same infinity",
            Domain = Domains.Distributions.Uncovered(2, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.CrossEntropy(x.P, x.Q), _ => T.PositiveInfinity),
            Mutants = [new("the entropy alone") { Left = x => m.Entropy(x.P) }, new("no number") { Left = _ => T.NaN }],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "kl-ignores-zeros",
            Statement = "KL((0, p₁, 0, p₂, …), (0, q₁, 0, q₂, …)) = Σ_{pᵢ > 0} pᵢ ln(pᵢ ÷ qᵢ): 0 ln 0 = 0",
            Source = Sources.CoverThomas.At("(2.26)"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.Kl(Masses.WithZeros(x.P), Masses.WithZeros(x.Q)), x => Special.Sum<T>(Terms(x.P, x.Q))),
            Mutants =
            [
                new("0 ln 0 is no number", x => Special.Sum<T>([.. Terms(x.P, x.Q).Select((t, i) => x.P[i] == T.Zero ? T.NaN : t)])),
                new("0 ln(0 ÷ q) is q", x => Special.Sum<T>([.. Terms(x.P, x.Q).Select((t, i) => x.P[i] == T.Zero ? x.Q[i] : t)])),
                new("the last outcome is left out", x => Special.Sum<T>(Terms(x.P, x.Q).AsSpan(0, x.P.Length - 1))),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "kl-is-cross-entropy-less-entropy",
            Statement = "KL(p, q) = H(p, q) − H(p)",
            Source = Sources.Eecs182Discussion13.Problem(1, "b"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.Kl(x.P, x.Q), x => m.CrossEntropy(x.P, x.Q) - m.Entropy(x.P)),
            Mutants =
            [
                new("the entropy is added", x => m.CrossEntropy(x.P, x.Q) + m.Entropy(x.P)),
                new("the entropy of the second", x => m.CrossEntropy(x.P, x.Q) - m.Entropy(x.Q)),
                new("the arguments are exchanged") { Left = x => m.Kl(x.Q, x.P) },
                new("the entropy is dropped", x => m.CrossEntropy(x.P, x.Q)),
            ],
        },
        new Claim<Distribution, T[], T>
        {
            Id = "cross-entropy-of-itself",
            Statement = "H(p, p) = H(p), the second p = 3p ÷ Σ 3p",
            Source = Sources.Ttic2019Backpropagation.Problem(0),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>(),
            Equal = (p => m.CrossEntropy(p, Again(p)), m.Entropy),
            Mutants = [new("against the uniform distribution") { Left = p => m.CrossEntropy(p, Masses.Uniform<T>(p.Length)) }, new("the sign is turned", p => -m.Entropy(p))],
        },
        new Claim<int, (T[] P, T[] Q), T>
        {
            Id = "kl-of-coins-closed-form",
            Statement = "p = (½, ½), q = (1/10, 9/10): KL(p, q) = ½ ln(25/9), KL(q, p) = ln 9 ÷ 10 · 9 − ln 5",
            Source = Sources.Eecs182Discussion13.Problem(1, "a"),
            Domain = Coins,
            Cases = 1,
            Loose = "a single input, of which both sides may round to the same double",
            Given = _ => (Masses.Uniform<T>(2), new Distribution([1, 9]).In<T>()),
            EqualEach = (x => [m.Kl(x.P, x.Q), m.Kl(x.Q, x.P)], _ => [T.Log(T.CreateChecked(25) / T.CreateChecked(9)) / T.CreateChecked(2), T.Log(T.CreateChecked(9)) * T.CreateChecked(9) / T.CreateChecked(10) - T.Log(T.CreateChecked(5))]),
            MutantsOfEach =
            [
                new("the two are exchanged") { Left = x => [m.Kl(x.Q, x.P), m.Kl(x.P, x.Q)] },
                new("bits for nats") { Left = x => [m.Kl(x.P, x.Q) / T.Log(T.CreateChecked(2)), m.Kl(x.Q, x.P) / T.Log(T.CreateChecked(2))] },
            ],
        },
        new Claim<int, (T[] P, T[] Q), T>
        {
            Id = "kl-of-coins-printed",
            Statement = "p = (½, ½), q = (1/10, 9/10): KL(p, q) = 0.5108256237659907, KL(q, p) = 0.3680642071684971",
            Source = Sources.Eecs182Discussion13.Problem(1, "a"),
            Domain = Coins,
            Cases = 1,
            Loose = "a single input, of which both sides may round to the same double",
            Given = _ => (Masses.Uniform<T>(2), new Distribution([1, 9]).In<T>()),
            EqualEach = (x => [m.Kl(x.P, x.Q), m.Kl(x.Q, x.P)], _ => [Special.Rounded<T>(0.5108256237659907), Special.Rounded<T>(0.3680642071684971)]),
            MutantsOfEach =
            [
                new("the two are exchanged") { Left = x => [m.Kl(x.Q, x.P), m.Kl(x.P, x.Q)] },
                new("cross-entropies for divergences") { Left = x => [m.CrossEntropy(x.P, x.Q), m.CrossEntropy(x.Q, x.P)] },
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "kl-symmetric",
            Statement = "KL(p, q) = KL(q, p)",
            Source = Sources.Eecs182Discussion13.Problem(1, "a"),
            Expected = Verdict.Refuted,
            Corrected = "jeffreys-divergence",
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.Kl(x.P, x.Q), x => m.Kl(x.Q, x.P)),
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "jeffreys-divergence",
            Statement = "KL(p, q) + KL(q, p) = Σ (pᵢ − qᵢ)(ln pᵢ − ln qᵢ), which is symmetric",
            Source = Sources.Eecs182Discussion13.Problem(1, "a"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.Kl(x.P, x.Q) + m.Kl(x.Q, x.P), x => Jeffreys(x.P, x.Q)),
            Mutants =
            [
                new("one direction only") { Left = x => m.Kl(x.P, x.Q) },
                new("the mean for the sum", x => Jeffreys(x.P, x.Q) / T.CreateChecked(2)),
            ],
        },
        new Claim<(Distribution[] Ps, Distribution[] Qs), (T[][] Ps, T[][] Qs), T>
        {
            Id = "kl-of-products",
            Statement = "KL(p₁ ⊗ p₂, q₁ ⊗ q₂) = KL(p₁, q₁) + KL(p₂, q₂)",
            Source = Sources.CoverThomas.At("Theorem 2.5.3"),
            Domain = Domain.Pair(Several.Of(2, 1, 8), Several.Of(2, 1, 8), "p₁, q₁", "p₂, q₂"),
            Given = x => ([x.Ps[0].In<T>(), x.Qs[0].In<T>()], [x.Ps[1].In<T>(), x.Qs[1].In<T>()]),
            Equal = (x => m.Kl(Masses.Product(x.Ps[0], x.Ps[1]), Masses.Product(x.Qs[0], x.Qs[1])), x => m.Kl(x.Ps[0], x.Qs[0]) + m.Kl(x.Ps[1], x.Qs[1])),
            Mutants =
            [
                new("the second is dropped", x => m.Kl(x.Ps[0], x.Qs[0])),
                new("the divergences are multiplied", x => m.Kl(x.Ps[0], x.Qs[0]) * m.Kl(x.Ps[1], x.Qs[1])),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (Joint<T> P, Joint<T> Q), T>
        {
            Id = "kl-chain-rule",
            Statement = "KL(P(x,y), Q(x,y)) = KL(P(x), Q(x)) + Σ_x P(x) KL(P(·|x), Q(·|x))",
            Source = Sources.CoverThomas.At("Theorem 2.5.3"),
            Domain = Domains.Distributions.Pairs(1, 64),
            Given = x => (new(Rows(x.P.Count), x.P.In<T>()), new(Rows(x.P.Count), x.Q.In<T>())),
            Equal = (x => m.Kl([.. x.P.Masses], [.. x.Q.Masses]), x => m.Kl(x.P.X(), x.Q.X()) + Conditional(m, x.P, x.Q, x.P.X())),
            Mutants =
            [
                new("the marginals' divergence is dropped", x => Conditional(m, x.P, x.Q, x.P.X())),
                new("the mean is taken under Q", x => m.Kl(x.P.X(), x.Q.X()) + Conditional(m, x.P, x.Q, x.Q.X())),
            ],
        },
        new Claim<Distribution[], (T[] P, T[] Q), T>
        {
            Id = "kl-of-many-outcomes",
            Statement = "KL(p, q) = H(p, q) − H(p), for 10⁵ outcomes",
            Source = Sources.Eecs182Discussion13.Problem(1, "b"),
            Domain = Several.Many(2, 100_000),
            Cases = 6,
            Loose = "the bound is of the worst order of 10⁵ additions, whose errors average out in any one",
            Given = x => (x[0].In<T>(), x[1].In<T>()),
            Equal = (x => m.Kl(x.P, x.Q), x => m.CrossEntropy(x.P, x.Q) - m.Entropy(x.P)),
            Mutants = [new("the entropy is dropped", x => m.CrossEntropy(x.P, x.Q)), new("the arguments are exchanged") { Left = x => m.Kl(x.Q, x.P) }],
        },
    ];

    /// <summary>The one case of a claim about numbers.</summary>
    private static Domain<int> Coins => new() { Description = "the two coins", Draw = _ => 0, Shrink = _ => [], Show = _ => "p = [1, 1] ÷ 2, q = [1, 9] ÷ 10" };

    // As many rows as divide the outcomes, 8 at most.
    private static int Rows(int outcomes) => Enumerable.Range(1, 8).Last(r => outcomes % r == 0);

    // p once more, by other roundings.
    private static T[] Again<T>(T[] p) where T : struct, IFloatingPointIeee754<T>
    {
        T three = T.CreateChecked(3);
        T[] thrice = [.. p.Select(x => x * three)];
        T sum = Special.Sum<T>(thrice);
        return [.. thrice.Select(x => x / sum)];
    }

    private static T[] Terms<T>(T[] p, T[] q) where T : struct, IFloatingPointIeee754<T> => [.. p.Zip(q, (x, y) => Special.XLogX(x) - Special.XLogY(x, y))];

    private static T KlWhereBoth<T>(IInformationMeasures<T> m, T[] p, T[] q) where T : struct, IFloatingPointIeee754<T>
    {
        int[] both = [.. Enumerable.Range(0, p.Length).Where(i => q[i] > T.Zero)];
        return m.Kl([.. both.Select(i => p[i])], [.. both.Select(i => q[i])]);
    }

    private static T Jeffreys<T>(T[] p, T[] q) where T : struct, IFloatingPointIeee754<T> =>
        Special.Sum<T>([.. p.Zip(q, (x, y) => Masses.IsNothing(x) && Masses.IsNothing(y) ? T.Zero : (x - y) * (T.Log(x) - T.Log(y)))]);

    private static T Conditional<T>(IInformationMeasures<T> m, Joint<T> p, Joint<T> q, T[] weights) where T : struct, IFloatingPointIeee754<T>
    {
        T[] px = p.X(), qx = q.X(), terms = new T[px.Length];
        for (int x = 0; x < terms.Length; x++)
        {
            (T pm, T qm) = (px[x], qx[x]);
            terms[x] = Masses.IsNothing(pm) ? T.Zero : Masses.IsNothing(qm) ? Special.RelativeEntropy(pm, qm) : pm == T.Zero || qm == T.Zero ? pm / pm + qm / qm
                : weights[x] * m.Kl([.. p.Row(x).ToArray().Select(c => c / pm)], [.. q.Row(x).ToArray().Select(c => c / qm)]);
        }
        return Special.Sum<T>(terms);
    }
}
