using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;

namespace Verification.Identities.Claims;

/// <summary>What is known of Jensen and Shannon's divergence, of any implementation of it.</summary>
public static class JensenShannonClaims
{
    private const int Outcomes = 16;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "jensen-shannon-is-mean-divergence",
            Statement = "JS(p, q) = ½ KL(p, m) + ½ KL(q, m), m = ½(p + q)",
            Source = Sources.Lin.At("(4.1)"),
            Loose = "our own is computed so, to the last bit",
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.JensenShannon(x.P, x.Q), x => (m.Kl(x.P, Middle(x)) + m.Kl(x.Q, Middle(x))) / T.CreateChecked(2)),
            Mutants =
            [
                new("the half is dropped", x => m.Kl(x.P, Middle(x)) + m.Kl(x.Q, Middle(x))),
                new("the second is dropped", x => m.Kl(x.P, Middle(x)) / T.CreateChecked(2)),
                new("the divergences are taken from the middle", x => (m.Kl(Middle(x), x.P) + m.Kl(Middle(x), x.Q)) / T.CreateChecked(2)),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "jensen-shannon-is-entropy-gain",
            Statement = "JS(p, q) = H(m) − ½ H(p) − ½ H(q), m = ½(p + q)",
            Source = Sources.Lin.At("(4.1)"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.JensenShannon(x.P, x.Q), x => m.Entropy(Middle(x)) - (m.Entropy(x.P) + m.Entropy(x.Q)) / T.CreateChecked(2)),
            Mutants =
            [
                new("the halves are dropped", x => m.Entropy(Middle(x)) - m.Entropy(x.P) - m.Entropy(x.Q)),
                new("the second is dropped", x => m.Entropy(Middle(x)) - m.Entropy(x.P) / T.CreateChecked(2)),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "jensen-shannon-symmetric",
            Statement = "JS(p, q) = JS(q, p)",
            Source = Sources.Lin.At("(4.1)"),
            Loose = "our own adds the same terms in either order",
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => m.JensenShannon(x.P, x.Q), x => m.JensenShannon(x.Q, x.P)),
            Mutants =
            [
                new("the divergence to the middle of one only", x => m.Kl(x.Q, Middle(x))) { Left = x => m.Kl(x.P, Middle(x)) },
                new("Kullback and Leibler's") { Left = x => m.Kl(x.P, x.Q) },
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "jensen-shannon-nonnegative",
            Statement = "0 ≤ JS(p, q)",
            Source = Sources.Lin.At("Theorem 3"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            AtMost = (_ => T.Zero, x => m.JensenShannon(x.P, x.Q)),
            Mutants = [new("the sign is turned", x => -m.JensenShannon(x.P, x.Q)), new("the entropy is taken off", x => m.JensenShannon(x.P, x.Q) - m.Entropy(x.P))],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "jensen-shannon-at-most-ln2",
            Statement = "JS(p, q) ≤ ln 2, and = where p and q are disjoint",
            Source = Sources.Lin.At("Theorem 3"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            AtMost = (x => m.JensenShannon(x.P, x.Q), _ => T.Log(T.CreateChecked(2))),
            Mutants =
            [
                new("bits for nats") { Left = x => m.JensenShannon(x.P, x.Q) / T.Log(T.CreateChecked(2)) },
                new("ten's logarithm of two", _ => T.Log10(T.CreateChecked(2))),
                new("Kullback and Leibler's") { Left = x => m.Kl(x.P, x.Q) },
            ],
        },
        new Claim<Distribution, (T[] P, T[] Q), T>
        {
            Id = "jensen-shannon-of-disjoint",
            Statement = "JS((p, 0), (0, p)) = ln 2",
            Source = Sources.Lin.At("Theorem 3"),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>() is var x ? ([.. x, .. new T[x.Length]], [.. new T[x.Length], .. x]) : default,
            Equal = (x => m.JensenShannon(x.P, x.Q), _ => T.Log(T.CreateChecked(2))),
            Mutants = [new("without bound", _ => T.PositiveInfinity), new("twice that", _ => T.Log(T.CreateChecked(4)))],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "jensen-shannon-at-most-variation",
            Statement = "JS(p, q) ≤ ln 2 · TV(p, q)",
            Source = Sources.Lin.At("Theorem 3"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            AtMost = (x => m.JensenShannon(x.P, x.Q), x => T.Log(T.CreateChecked(2)) * Divergence.TotalVariation<T>(x.P, x.Q)),
            Mutants =
            [
                new("the square of the variation", x => T.Log(T.CreateChecked(2)) * Divergence.TotalVariation<T>(x.P, x.Q) * Divergence.TotalVariation<T>(x.P, x.Q)),
                new("half the variation", x => T.Log(T.CreateChecked(2)) / T.CreateChecked(2) * Divergence.TotalVariation<T>(x.P, x.Q)),
            ],
        },
        new Claim<Distribution[], T[][], T>
        {
            Id = "jensen-shannon-root-triangle",
            Statement = "√JS(p, r) ≤ √JS(p, q) + √JS(q, r)",
            Source = Sources.EndresSchindelin.At("Theorem 1"),
            Domain = Several.Of(3, 1, Outcomes),
            Given = x => [.. x.Select(p => p.In<T>())],
            AtMost = (x => Root(m, x[0], x[2]), x => Root(m, x[0], x[1]) + Root(m, x[1], x[2])),
            Mutants =
            [
                new("one side of the triangle is dropped", x => Root(m, x[0], x[1])),
                new("the difference of two sides", x => Root(m, x[0], x[1]) - Root(m, x[1], x[2])),
            ],
        },
    ];

    private static T[] Middle<T>((T[] P, T[] Q) x) where T : struct, IFloatingPointIeee754<T> => Masses.Mixture(T.CreateChecked(0.5), x.P, T.CreateChecked(0.5), x.Q);

    // Rounding may make a divergence of zero a little less.
    private static T Root<T>(IInformationMeasures<T> m, T[] p, T[] q) where T : struct, IFloatingPointIeee754<T> => T.Sqrt(T.Max(T.Zero, m.JensenShannon(p, q)));
}
