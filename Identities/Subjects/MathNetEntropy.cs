using Verification.Properties.Claims;
using Verification.Properties.Domains;
using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Identities.Subjects;

/// <summary>The entropy of one of MathNet.Numerics' distributions: what it returns, what rounding may make of the closed form it returns, and the exact value.</summary>
/// <param name="Name">The claim's id is <c>mathnet-…-entropy</c>.</param>
/// <param name="Statement">The formula.</param>
/// <param name="Domain">The parameters.</param>
/// <param name="Subject">The entropy that MathNet returns.</param>
/// <param name="Form">The closed form as MathNet evaluates it, in Tracked: its radius is the bound.</param>
/// <param name="Exact">The closed form, or the sum over all outcomes, in double-double.</param>
/// <param name="Corrected">The name of what is returned instead, where the formula is refuted.</param>
public sealed record MathNetEntropy(string Name, string Statement, Domain<double[]> Domain, Func<double[], double> Subject, Func<Tracked[], Tracked> Form, Func<D[], D> Exact, string Corrected = "")
{
    /// <summary>Whose entropies these are.</summary>
    public const string Library = "MathNet.Numerics 5.0.0";

    /// <summary>What MathNet returns, with the radius that the closed form has there: parameters that carry a radius themselves widen it.</summary>
    public Tracked At(params Tracked[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return new(Subject([.. x.Select(v => v.Value)]), Form(x).Extra);
    }

    /// <summary>The exact value.</summary>
    public D ExactAt(double[] x) => Exact([.. x.Select(v => (D)v)]);

    /// <summary>The claim that what is returned is the exact value, up to the rounding errors of the closed form.</summary>
    public Check ToCheck() => Checks.Of(new Claim<double[], double[], Tracked>
    {
        Id = Id(Name),
        Statement = Statement,
        Source = Sources.MathNet.At("Distributions"),
        Expected = Corrected.Length == 0 ? Verdict.Holds : Verdict.Refuted,
        Corrected = Corrected.Length == 0 ? "" : Id(Corrected),
        Domain = Domain,
        Given = x => x,
        Equal = (x => At([.. x.Select(v => (Tracked)v)]), x => Lift(ExactAt(x))),
        Mutants = Corrected.Length > 0 ? [] :
        [
            new("the sign is turned", x => -Lift(ExactAt(x))),
            new("10⁻¹² too much", x => Lift(ExactAt(x) * (1 + 1e-12) + 1e-12)),
        ],
    }, Library);

    private static string Id(string name) => $"mathnet-{name}-entropy";

    private static Tracked Lift(D x) => (Tracked)x.Hi + x.Lo;
}
