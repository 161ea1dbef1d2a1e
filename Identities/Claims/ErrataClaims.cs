using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Measures;
using Verification.Identities.Recurrences;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>Printed forms that are false, beside what was meant: the cross-entropy of one document, the procedure for recurrent states of another.</summary>
/// <remarks>The same procedure's <c>X = list()</c>, which erases its own argument, is a slip of a program, not a false formula: there is nothing to compute on both sides.</remarks>
public sealed class ErrataClaims : IClaims
{
    private const int Outcomes = 16;
    private const int Longest = 12;

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "cross-entropy-is-expected-surprise",
            Statement = "H(p, q) = E_p[ln(1 ÷ q)]",
            Source = Sources.Eecs182Discussion13.Problem(1),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => Entropy.Cross<T>(x.P, x.Q), x => Expectation(x.P, x.Q, Surprise)),
            Mutants =
            [
                new("E_p[1 ÷ ln q]", x => Expectation(x.P, x.Q, q => T.One / T.Log(q))),
                new("E_p[ln q]", x => Expectation(x.P, x.Q, T.Log)),
                new("the expectation is taken under q", x => Expectation(x.Q, x.Q, Surprise)),
                new("bits for nats", x => Expectation(x.P, x.Q, q => Surprise(q) / T.Log(T.One + T.One))),
            ],
        },
        new Claim<(Distribution P, Distribution Q), (T[] P, T[] Q), T>
        {
            Id = "cross-entropy-printed",
            Statement = "H(p, q) = E_p[1 ÷ ln q]",
            Source = Sources.Eecs182Discussion13.Problem(1),
            Domain = WithMassEverywhere,
            Given = x => (x.P.In<T>(), x.Q.In<T>()),
            Equal = (x => Entropy.Cross<T>(x.P, x.Q), x => Expectation(x.P, x.Q, q => T.One / T.Log(q))),
            Expected = Verdict.Refuted,
            Corrected = "cross-entropy-is-expected-surprise",
        },
        new Claim<(double[] Inputs, double Decay), (T[] Inputs, T Decay), T>
        {
            Id = "recurrent-states",
            Statement = "h₀ = c(x₀, 0), h_t = c(x_t, h_{t−1}) for t = 1 … T gives h_t = Σ_{k≤t} λ^(t−k)·x_k, T + 1 of them, for c(x, h) = x + λh",
            Source = Sources.Ttic2020Quiz1.Problem(4, "a"),
            Domain = Sequences,
            Given = In<T>,
            EqualEach = (x => Recurrence.States(x.Inputs, x.Inputs.Length, (input, state) => input + x.Decay * state), x => Recurrence.Linear(x.Inputs, x.Decay)),
            MutantsOfEach =
            [
                new("the first state is forgotten") { Left = x => Recurrence.States([T.Zero, .. x.Inputs[1..]], x.Inputs.Length, (input, state) => input + x.Decay * state) },
                new("the state decays towards the past", x => Recurrence.Linear(x.Inputs, T.One / (T.One + x.Decay * x.Decay))),
                new("states do not reach each other", x => x.Inputs),
            ],
        },
        new Claim<(double[] Inputs, double Decay), (T[] Inputs, T Decay), T>
        {
            Id = "recurrent-states-range-printed",
            Statement = "H[0] and H[t] for t in range(1, T) are the T + 1 states h₀ … h_T",
            Source = Sources.Ttic2020Quiz1.Problem(4, "a"),
            Domain = Sequences,
            Given = In<T>,
            // Python's range(1, T) ends at T − 1, and the inputs are x₀ … x_T.
            Equal = (x => T.CreateTruncating(Recurrence.States(x.Inputs, Math.Max(1, x.Inputs.Length - 1), (input, state) => input + x.Decay * state).Length), x => T.CreateTruncating(x.Inputs.Length)),
            Expected = Verdict.Refuted,
            Corrected = "recurrent-states",
        },
    ];

    private static Domain<(Distribution P, Distribution Q)> Pairs { get; } = Domains.Distributions.Pairs(2, Outcomes);

    // Where q is 0 or 1 the printed form divides by zero; it is false elsewhere too.
    private static Domain<(Distribution P, Distribution Q)> WithMassEverywhere { get; } = new()
    {
        Description = $"pairs of distributions over 2 to {Outcomes} outcomes, the second with mass on each",
        Draw = random =>
        {
            int outcomes = 2 + random.Below(Outcomes - 1);
            Distribution p = Domains.Distributions.Draw(random, outcomes), q = Domains.Distributions.Draw(random, outcomes);
            return (p, q.Weights.Contains(0) ? new([.. q.Weights.ToArray().Select(_ => 1 - random.Uniform())]) : q);
        },
        Shrink = x => Pairs.Shrink(x).Where(simpler => !simpler.Q.Weights.Contains(0)),
        Show = x => Pairs.Show(x),
        Edges = [new("two outcomes", x => x.P.Count == 2), new("the most outcomes", x => x.P.Count == Outcomes), new("a zero of p", x => x.P.Weights.Contains(0))],
    };

    // x₀ … x_T and λ.
    private static Domain<(double[] Inputs, double Decay)> Sequences { get; } = Domain.Pair(Vectors.Of(Reals.Between(-8, 8), 1, Longest), Reals.Between(-1, 1), "x", "λ");

    private static (T[] Inputs, T Decay) In<T>((double[] Inputs, double Decay) x) where T : struct, IFloatingPointIeee754<T> =>
        (Array.ConvertAll(x.Inputs, T.CreateTruncating), T.CreateTruncating(x.Decay));

    // Below 2⁻¹⁰²⁴ the reciprocal of q overflows, that of its root does not.
    private static T Surprise<T>(T q) where T : struct, IFloatingPointIeee754<T> => (T.One + T.One) * T.Log(T.One / T.Sqrt(q));

    // E_p[f(q)], over the outcomes that p has mass on.
    private static T Expectation<T>(T[] p, T[] q, Func<T, T> f) where T : struct, IFloatingPointIeee754<T>
    {
        T[] terms = new T[p.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = p[i] > T.Zero ? p[i] * f(q[i]) : T.Zero;
        }
        return Special.Sum<T>(terms);
    }
}
