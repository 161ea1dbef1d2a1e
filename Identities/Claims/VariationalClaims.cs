using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>Divergences as suprema over functions: bounds for every function, equality at the best one, of any implementation of the divergences.</summary>
public static class VariationalClaims
{
    private const int Outcomes = 16;
    private const double Largest = 30;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<((Distribution P, Distribution Q) Pair, double[] F), (T[] P, T[] Q, T[] F), T>
        {
            Id = "donsker-varadhan-bound",
            Statement = "E_p f − ln E_q e^f ≤ KL(p, q) for every f",
            Source = Sources.DonskerVaradhan.At("Lemma 2.1"),
            Domain = WithFunction,
            Given = Lifted<T>,
            AtMost = (x => DonskerVaradhan(x.P, x.Q, x.F), x => m.Kl(x.P, x.Q)),
            Mutants =
            [
                new("the logarithm's sign is turned") { Left = x => Masses.Expectation(x.P, x.F) + T.Log(Masses.Expectation(x.Q, Exp(x.F))) },
                new("the expectations are exchanged") { Left = x => DonskerVaradhan(x.Q, x.P, x.F) },
                new("the logarithm is taken inside") { Left = x => Masses.Expectation(x.P, x.F) - Masses.Expectation(x.Q, x.F) },
            ],
        },
        new Claim<Distribution[], (T[] P, T[] Q, T[] F), T>
        {
            Id = "donsker-varadhan-optimum",
            Statement = "E_p f − ln E_q e^f = KL(p, q) at f = ln(p ÷ q)",
            Source = Sources.DonskerVaradhan.At("Lemma 2.1"),
            Domain = Positive,
            Given = x => WithRatio<T>(x, r => T.Log(r)),
            Equal = (x => DonskerVaradhan(x.P, x.Q, x.F), x => m.Kl(x.P, x.Q)),
            Mutants =
            [
                new("f = p ÷ q, without the logarithm") { Left = x => DonskerVaradhan(x.P, x.Q, Exp(x.F)) },
                new("f = ln(q ÷ p)") { Left = x => DonskerVaradhan(x.P, x.Q, Masses.Map(x.F, f => -f)) },
            ],
        },
        new Claim<((Distribution P, Distribution Q) Pair, double[] F), (T[] P, T[] Q, T[] F), T>
        {
            Id = "f-divergence-duality-bound",
            Statement = "E_p f − E_q e^(f − 1) ≤ KL(p, q) for every f: the conjugate of t ln t is e^(s − 1)",
            Source = Sources.NguyenWainwrightJordan.At("Lemma 1"),
            Domain = WithFunction,
            Given = Lifted<T>,
            AtMost = (x => Dual(x.P, x.Q, x.F), x => m.Kl(x.P, x.Q)),
            Mutants =
            [
                new("the conjugate is ln s", x => m.Kl(x.P, x.Q)) { Left = x => Masses.Expectation(x.P, x.F) - T.Log(Masses.Expectation(x.Q, Exp(x.F))) + T.One },
                new("the conjugate is dropped") { Left = x => Masses.Expectation(x.P, x.F) },
                new("the expectations are exchanged") { Left = x => Dual(x.Q, x.P, x.F) },
            ],
        },
        new Claim<Distribution[], (T[] P, T[] Q, T[] F), T>
        {
            Id = "f-divergence-duality-optimum",
            Statement = "E_p f − E_q e^(f − 1) = KL(p, q) at f = 1 + ln(p ÷ q)",
            Source = Sources.NguyenWainwrightJordan.At("Lemma 1"),
            Domain = Positive,
            Given = x => WithRatio<T>(x, r => T.One + T.Log(r)),
            Equal = (x => Dual(x.P, x.Q, x.F), x => m.Kl(x.P, x.Q)),
            Mutants =
            [
                new("the one is dropped from f") { Left = x => Dual(x.P, x.Q, Masses.Map(x.F, f => f - T.One)) },
                new("the one is dropped from the conjugate") { Left = x => Masses.Expectation(x.P, x.F) - Masses.Expectation(x.Q, Exp(x.F)) },
            ],
        },
        new Claim<((Distribution P, Distribution Q) Pair, double[] F), (T[] P, T[] Q, T[] F), T>
        {
            Id = "discriminator-bound",
            Statement = "½ E_p ln σ(f) + ½ E_q ln(1 − σ(f)) + ln 2 ≤ JS(p, q) for every f",
            Source = Sources.Goodfellow.At("Theorem 1"),
            Domain = WithFunction,
            Given = Lifted<T>,
            AtMost = (x => Discriminator(x.P, x.Q, x.F), x => m.JensenShannon(x.P, x.Q)),
            Mutants =
            [
                new("the signs of the logarithms are turned") { Left = x => T.Log(T.CreateChecked(4)) - Discriminator(x.P, x.Q, x.F) },
                new("the second expectation is dropped") { Left = x => T.Log(T.CreateChecked(2)) - Masses.Expectation(x.P, Masses.Map(x.F, f => Special.Softplus(-f))) / T.CreateChecked(2) },
            ],
        },
        new Claim<Distribution[], (T[] P, T[] Q, T[] F), T>
        {
            Id = "discriminator-optimum",
            Statement = "½ E_p ln σ(f) + ½ E_q ln(1 − σ(f)) + ln 2 = JS(p, q) at σ(f) = p ÷ (p + q)",
            Source = Sources.Goodfellow.At("Theorem 1"),
            Domain = Positive,
            Given = x => WithRatio<T>(x, r => T.Log(r)),
            Equal = (x => Discriminator(x.P, x.Q, x.F), x => m.JensenShannon(x.P, x.Q)),
            Mutants =
            [
                new("the discriminator is turned round") { Left = x => Discriminator(x.P, x.Q, Masses.Map(x.F, f => -f)) },
                new("the logarithm of two is dropped") { Left = x => Discriminator(x.P, x.Q, x.F) - T.Log(T.CreateChecked(2)) },
            ],
        },
    ];

    private static Domain<((Distribution P, Distribution Q) Pair, double[] F)> WithFunction { get; } =
        Domain.Pair(Domains.Distributions.Pairs(1, Outcomes), Vectors.Of(Reals.Between(-Largest, Largest), Outcomes, Outcomes), "p, q", "f");

    private static Domain<Distribution[]> Positive { get; } = Several.Positive(2, 1, Outcomes);

    private static (T[] P, T[] Q, T[] F) Lifted<T>(((Distribution P, Distribution Q) Pair, double[] F) x) where T : struct, IFloatingPointIeee754<T> =>
        (x.Pair.P.In<T>(), x.Pair.Q.In<T>(), [.. x.F.Take(x.Pair.P.Count).Select(T.CreateChecked)]);

    private static (T[] P, T[] Q, T[] F) WithRatio<T>(Distribution[] x, Func<T, T> f) where T : struct, IFloatingPointIeee754<T>
    {
        T[] p = x[0].In<T>(), q = x[1].In<T>();
        return (p, q, [.. p.Zip(q, (a, b) => f(a / b))]);
    }

    private static T[] Exp<T>(T[] f) where T : struct, IFloatingPointIeee754<T> => Masses.Map(f, T.Exp);

    private static T DonskerVaradhan<T>(T[] p, T[] q, T[] f) where T : struct, IFloatingPointIeee754<T> => Masses.Expectation(p, f) - T.Log(Masses.Expectation(q, Exp(f)));

    private static T Dual<T>(T[] p, T[] q, T[] f) where T : struct, IFloatingPointIeee754<T> => Masses.Expectation(p, f) - Masses.Expectation(q, Masses.Map(f, s => T.Exp(s - T.One)));

    // ln σ(f) = −softplus(−f), ln(1 − σ(f)) = −softplus(f).
    private static T Discriminator<T>(T[] p, T[] q, T[] f) where T : struct, IFloatingPointIeee754<T> =>
        T.Log(T.CreateChecked(2)) - (Masses.Expectation(p, Masses.Map(f, s => Special.Softplus(-s))) + Masses.Expectation(q, Masses.Map(f, Special.Softplus))) / T.CreateChecked(2);
}
