using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Measures;
using Verification.Reference.Numbers;

namespace Verification.Identities.Subjects;

/// <summary>The forms in which textbooks write each measure: whoever computes one of them in double, in any order of its sums, is not wrong.</summary>
/// <remarks>A form that overflows or cancels has a wider bound than the definition needs, or none; what is in nobody's textbook (a small constant in the logarithm) is not here.</remarks>
internal static class TextbookForms
{
    /// <summary>−Σ p ln p; Σ p ln(1/p); the same of p ÷ Σ p.</summary>
    public static T[] Entropy<T>(T[] p) where T : struct, IFloatingPointIeee754<T> =>
    [
        Measures.Entropy.Of<T>(p), Special.Sum<T>([.. p.Select(x => x > T.Zero ? x * T.Log(T.One / x) : T.Zero)]), Measures.Entropy.Of<T>(Normalised(p)),
    ];

    /// <summary>−Σ p ln q; the same of p ÷ Σ p and q ÷ Σ q; H(p) + KL(p, q).</summary>
    public static T[] CrossEntropy<T>(T[] p, T[] q) where T : struct, IFloatingPointIeee754<T> =>
        [Measures.Entropy.Cross<T>(p, q), Measures.Entropy.Cross<T>(Normalised(p), Normalised(q)), Measures.Entropy.Of<T>(p) + Divergence.Kl<T>(p, q)];

    /// <summary>Σ p ln(p/q), its quotient as it is; Σ p (ln p − ln q); H(p, q) − H(p); the first of p ÷ Σ p and q ÷ Σ q.</summary>
    public static T[] Kl<T>(T[] p, T[] q) where T : struct, IFloatingPointIeee754<T> =>
    [
        Special.Sum<T>([.. p.Zip(q, (x, y) => x > T.Zero ? x * T.Log(x / y) : T.Zero)]), Special.Sum<T>([.. p.Zip(q, (x, y) => x > T.Zero ? x * (T.Log(x) - T.Log(y)) : T.Zero)]),
        Measures.Entropy.Cross<T>(p, q) - Measures.Entropy.Of<T>(p), Divergence.Kl<T>(Normalised(p), Normalised(q)),
    ];

    /// <summary>½ KL(p, m) + ½ KL(q, m) by each form of KL; H(m) − ½ H(p) − ½ H(q).</summary>
    public static T[] JensenShannon<T>(T[] p, T[] q) where T : struct, IFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        T[] middle = Masses.Mixture(half, p, half, q);
        return [.. Kl(p, middle).Zip(Kl(q, middle), (a, b) => half * (a + b)), Measures.Entropy.Of<T>(middle) - half * (Measures.Entropy.Of<T>(p) + Measures.Entropy.Of<T>(q))];
    }

    /// <summary>Σ p ln(p ÷ (p_x p_y)); H(x) + H(y) − H(x,y); H(y) − H(y|x); KL of the table and the product of its marginals; the first of P ÷ Σ P.</summary>
    public static T[] Mutual<T>(Joint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        T[] cells = [.. p.Masses];
        T hy = Measures.Entropy.Of<T>(p.Y());
        return
        [
            MutualInformation.Of(p), Measures.Entropy.Of<T>(p.X()) + hy - Measures.Entropy.Of<T>(cells), hy - Measures.Entropy.Conditional(p),
            .. Kl(cells, [.. p.Independent().Masses]), MutualInformation.Of(new Joint<T>(p.Rows, Normalised(cells))),
        ];
    }

    /// <summary>−Σ p ln(p ÷ p_x), −Σ p (ln p − ln p_x); H(x,y) − H(x); Σ p_x H(p ÷ p_x); the first of P ÷ Σ P.</summary>
    public static T[] Conditional<T>(Joint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        T[] px = p.X(), rows = new T[px.Length], terms = new T[p.Masses.Length], cells = [.. p.Masses];
        for (int x = 0; x < px.Length; x++)
        {
            T mass = px[x];
            rows[x] = mass > T.Zero ? mass * Measures.Entropy.Of<T>([.. p.Row(x).ToArray().Select(c => c / mass)]) : T.Zero;
        }
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = cells[i] > T.Zero ? cells[i] * (T.Log(cells[i]) - T.Log(px[i / p.Columns])) : T.Zero;
        }
        return
        [
            Measures.Entropy.Conditional(p), -Special.Sum<T>(terms), Measures.Entropy.Of<T>(p.Masses) - Measures.Entropy.Of<T>(px), Special.Sum<T>(rows),
            Measures.Entropy.Conditional(new Joint<T>(p.Rows, Normalised(cells))),
        ];
    }

    private static T[] Normalised<T>(T[] p) where T : struct, IFloatingPointIeee754<T>
    {
        T sum = Special.Sum<T>(p);
        return [.. p.Select(x => x / sum)];
    }
}
