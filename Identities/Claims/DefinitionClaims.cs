using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Identities.Domains;
using Verification.Identities.Measures;
using Verification.Properties.Claims;
using Verification.Reference.Numbers;

namespace Verification.Identities.Claims;

/// <summary>That a measure's value is the definition's, evaluated in double-double at the very masses it was given.</summary>
public static class DefinitionClaims
{
    private const int Outcomes = 16;

    /// <summary>The claims about an implementation.</summary>
    public static IEnumerable<Claim<T>> About<T>(IInformationMeasures<T> m) where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<Distribution, double[], T>
        {
            Id = "entropy-is-defined",
            Statement = "H(p) = −Σ pᵢ ln pᵢ",
            Source = Sources.Ttic2019Backpropagation.Problem(0),
            Domain = Domains.Distributions.OfSize(1, Outcomes),
            Given = p => p.In<double>(),
            Equal = (p => m.Entropy(Lift<T>(p)), p => Lift<T>(Definitions.Cross(p, p))),
            Mutants = [new("the sign is turned", p => Lift<T>(-Definitions.Cross(p, p))), new("the last outcome is left out", p => Lift<T>(Definitions.Cross(p.AsSpan(0, p.Length - 1), p)))],
        },
        OfPair<T>("cross-entropy-is-defined", "H(p, q) = −Σ pᵢ ln qᵢ", Sources.Ttic2019Backpropagation.Problem(0), m.CrossEntropy, (p, q) => Definitions.Cross(p, q)),
        OfPair<T>("kl-is-defined", "KL(p, q) = Σ pᵢ ln(pᵢ ÷ qᵢ)", Sources.Ttic2019Backpropagation.Problem(0), m.Kl, (p, q) => Definitions.Kl(p, q)),
        new Claim<(Distribution P, Distribution Q), (double[] P, double[] Q), T>
        {
            Id = "jensen-shannon-is-defined",
            Statement = "JS(p, q) = ½ Σ pᵢ ln(2pᵢ ÷ (pᵢ + qᵢ)) + ½ Σ qᵢ ln(2qᵢ ÷ (pᵢ + qᵢ))",
            Source = Sources.Lin.At("(4.1)"),
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<double>(), x.Q.In<double>()),
            Equal = (x => m.JensenShannon(Lift<T>(x.P), Lift<T>(x.Q)), x => Lift<T>(Definitions.JensenShannon(x.P, x.Q))),
            Mutants =
            [
                new("the half is dropped", x => Lift<T>(Definitions.JensenShannon(x.P, x.Q) * 2)),
                new("the root is taken", x => T.Sqrt(T.Max(T.Zero, Lift<T>(Definitions.JensenShannon(x.P, x.Q))))),
            ],
        },
        OfJoint<T>("mutual-information-is-defined", "I(x,y) = Σ P(x,y) ln(P(x,y) ÷ (P(x)P(y)))", m.Mutual, Definitions.Mutual),
        OfJoint<T>("conditional-entropy-is-defined", "H(y|x) = −Σ P(x,y) ln(P(x,y) ÷ P(x))", m.ConditionalEntropy, Definitions.Conditional),
    ];

    private delegate DoubleDouble Defined(int rows, ReadOnlySpan<double> p);

    private static Claim<(Distribution P, Distribution Q), (double[] P, double[] Q), T> OfPair<T>(string id, string statement, Source source, Func<T[], T[], T> measure, Func<double[], double[], DoubleDouble> definition)
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = id,
            Statement = statement,
            Source = source,
            Domain = Domains.Distributions.Pairs(1, Outcomes),
            Given = x => (x.P.In<double>(), x.Q.In<double>()),
            Equal = (x => measure(Lift<T>(x.P), Lift<T>(x.Q)), x => Lift<T>(definition(x.P, x.Q))),
            Mutants =
        [
            new("the arguments are exchanged", x => Lift<T>(definition(x.Q, x.P))),
            new("the sign is turned", x => Lift<T>(-definition(x.P, x.Q))),
            new("the first outcome is left out", x => Lift<T>(definition(x.P[1..], x.Q[1..]))),
        ],
        };

    private static Claim<Joint, (int Rows, double[] P), T> OfJoint<T>(string id, string statement, Func<Joint<T>, T> measure, Defined definition) where T : struct, IFloatingPointIeee754<T> => new()
    {
        Id = id,
        Statement = statement,
        Source = Sources.Ttic2020Quiz1.Problem(1),
        Domain = Joints.UpTo(Outcomes),
        Given = p => (p.Rows, [.. p.In<double>().Masses]),
        Equal = (x => measure(new(x.Rows, Lift<T>(x.P))), x => Lift<T>(definition(x.Rows, x.P))),
        Mutants =
        [
            new("the sign is turned", x => Lift<T>(-definition(x.Rows, x.P))),
            new("the table is read in the other order", x => Lift<T>(definition(x.P.Length / x.Rows, x.P))),
        ],
    };

    private static T[] Lift<T>(double[] x) where T : struct, IFloatingPointIeee754<T> => [.. x.Select(T.CreateTruncating)];

    private static T Lift<T>(DoubleDouble x) where T : struct, IFloatingPointIeee754<T> => double.IsFinite(x.Hi) ? T.CreateTruncating(x.Hi) + T.CreateTruncating(x.Lo) : T.CreateTruncating(x.Hi);
}
