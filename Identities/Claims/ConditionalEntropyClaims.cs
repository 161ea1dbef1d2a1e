using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>What the sources say of conditional entropy, of any implementation of it.</summary>
public static class ConditionalEntropyClaims
{
    private const int Outcomes = 16;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Joint, Joint<T>, T>
        {
            Id = "conditional-entropy-is-expectation",
            Statement = "H(y|x) = Σ_x P(x) H(P(·|x))",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            Equal = (m.ConditionalEntropy, p => Expected(m, p)),
            Mutants =
            [
                new("the mean over x without its masses", p => Expected(m, p, uniform: true)),
                new("the condition is the other variable", p => Expected(m, p.Transposed())),
                new("the rows are not divided by their masses", p => Special.Sum<T>([.. Enumerable.Range(0, p.Rows).Select(x => m.Entropy([.. p.Row(x)]))])),
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "entropy-chain-rule",
            Statement = "H(x,y) = H(x) + H(y|x)",
            Source = Sources.Ttic2020Quiz1.Problem(1),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            Equal = (p => m.Entropy([.. p.Masses]), p => m.Entropy(p.X()) + m.ConditionalEntropy(p)),
            Mutants =
            [
                new("the marginal of the other variable", p => m.Entropy(p.Y()) + m.ConditionalEntropy(p)),
                new("the condition is the other variable", p => m.Entropy(p.X()) + m.ConditionalEntropy(p.Transposed())),
                new("the sign of one term is turned", p => m.Entropy(p.X()) - m.ConditionalEntropy(p)),
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "conditioning-reduces-entropy",
            Statement = "H(y|x) ≤ H(y)",
            Source = Sources.CoverThomas.At("Theorem 2.6.5"),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            AtMost = (m.ConditionalEntropy, p => m.Entropy(p.Y())),
            Mutants =
            [
                new("the entropy of the other variable", p => m.Entropy(p.X())),
                new("the joint entropy for the conditional one") { Left = p => m.Entropy([.. p.Masses]) },
            ],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "conditional-entropy-nonnegative",
            Statement = "0 ≤ H(y|x)",
            Source = Sources.CoverThomas.At("(2.157)"),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            AtMost = (_ => T.Zero, m.ConditionalEntropy),
            Mutants = [new("the sign is turned", p => -m.ConditionalEntropy(p)), new("the marginal's entropy is taken off", p => m.ConditionalEntropy(p) - m.Entropy(p.Y()))],
        },
        new Claim<Distribution, T[], T>
        {
            Id = "conditional-entropy-of-function-zero",
            Statement = "H(y|x) = 0 where y = x",
            Source = Sources.CoverThomas.At("Problem 2.5"),
            Loose = "the textbook's quotient p ÷ p is exactly 1, its logarithm exactly 0",
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<T>(),
            Equal = (p => m.ConditionalEntropy(Diagonal(p)), _ => T.Zero),
            Mutants = [new("the entropy of x", m.Entropy), new("the joint entropy is not reduced") { Left = p => m.Entropy([.. Diagonal(p).Masses]) }],
        },
        new Claim<Joint, Joint<T>, T>
        {
            Id = "fano",
            Statement = "H(x|y) ≤ h(e) + e ln(|X| − 1), e = P(x ≠ x̂(y)), x̂(y) = argmax_x P(x,y)",
            Source = Sources.CoverThomas.At("Theorem 2.10.1"),
            Domain = Joints.UpTo(Outcomes),
            Given = p => p.In<T>(),
            AtMost = (p => m.ConditionalEntropy(p.Transposed()), p => Fano(m, p, p.Rows - 1)),
            Mutants =
            [
                new("the binary entropy is dropped", p => Special.XLogY(Error(p).Wrong, T.CreateChecked(p.Rows - 1))),
                new("the logarithm of the count is dropped", p => Fano(m, p, 1)),
                new("the condition is the other variable") { Left = m.ConditionalEntropy },
            ],
        },
    ];

    internal static Joint<T> Diagonal<T>(T[] p) where T : struct, IFloatingPointIeee754<T>
    {
        T[] masses = new T[p.Length * p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            masses[i * (p.Length + 1)] = p[i];
        }
        return new(p.Length, masses);
    }

    private static T Expected<T>(IInformationMeasures<T> m, Joint<T> p, bool uniform = false) where T : struct, IFloatingPointIeee754<T>
    {
        T[] px = p.X(), entropies = new T[px.Length];
        for (int x = 0; x < px.Length; x++)
        {
            T mass = px[x];
            entropies[x] = mass > T.Zero ? m.Entropy([.. p.Row(x).ToArray().Select(cell => cell / mass)]) : Masses.IsNothing(mass) ? T.Zero : mass / mass;
        }
        return Masses.Expectation(uniform ? Masses.Uniform<T>(px.Length) : px, entropies);
    }

    // What the best guess of x from y misses, and what it gets right.
    private static (T Wrong, T Right) Error<T>(Joint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        T[] wrong = new T[p.Masses.Length], right = new T[p.Columns];
        for (int y = 0; y < p.Columns; y++)
        {
            int guess = 0;
            for (int x = 1; x < p.Rows; x++)
            {
                guess = p[x, y] > p[guess, y] ? x : guess;
            }
            for (int x = 0; x < p.Rows; x++)
            {
                wrong[x * p.Columns + y] = x == guess ? T.Zero : p[x, y];
            }
            right[y] = p[guess, y];
        }
        return (Special.Sum<T>(wrong), Special.Sum<T>(right));
    }

    private static T Fano<T>(IInformationMeasures<T> m, Joint<T> p, int others) where T : struct, IFloatingPointIeee754<T>
    {
        (T wrong, T right) = Error(p);
        return m.Entropy([wrong, right]) + Special.XLogY(wrong, T.CreateChecked(others));
    }
}
