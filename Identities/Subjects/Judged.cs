using Verification.Identities.Distributions;
using Verification.Identities.Measures;

namespace Verification.Identities.Subjects;

/// <summary>Somebody's measures as claims see them: the value is theirs, the error radius is that of every textbook form of the measure at the same arguments.</summary>
/// <remarks>
/// Let s be their value at the doubles p, F(p) the exact one there, and F(p̂) the one at the masses that p stands for, within the radii of p. Our own measure, run in
/// Tracked with those radii, has a value v and a radius r with |F(p̂) − v| ≤ r. A form, run at p as it is, has v′ and r′, and whoever computes that form has |s − v′| ≤ r′. So
/// |s − F(p̂)| ≤ r′ + |v′ − v| + r, of which the greatest over the forms is the radius. Another base of the logarithm costs two roundings.<br/>
/// Where a form has no finite value or bound and ours does (p/q overflows), theirs is not judged. Where ours is certain to be infinite, theirs must be.
/// </remarks>
internal sealed class Judged(InformationMeasures subject) : IInformationMeasures<Tracked>
{
    private const double Unit = 1.1102230246251565e-16;
    private readonly double nats = Math.Log(subject.LogBase);

    /// <summary>The last exception that the subject threw; claims see such a value as no number.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>Which measures were asked for since the last time this was cleared.</summary>
    public HashSet<string> Asked { get; } = [];

    public Tracked Entropy(Tracked[] p) =>
        Of(Required(subject.Entropy, nameof(Entropy)), f => f(Values(p)), Measures.Entropy.Of<Tracked>(p), () => TextbookForms.Entropy(Exact(p)));

    public Tracked CrossEntropy(Tracked[] p, Tracked[] q) =>
        Of(Required(subject.CrossEntropy, nameof(CrossEntropy)), f => f(Values(p), Values(q)), Measures.Entropy.Cross<Tracked>(p, q), () => TextbookForms.CrossEntropy(Exact(p), Exact(q)));

    public Tracked Kl(Tracked[] p, Tracked[] q) =>
        Of(Required(subject.Kl, nameof(Kl)), f => f(Values(p), Values(q)), Divergence.Kl<Tracked>(p, q), () => TextbookForms.Kl(Exact(p), Exact(q)));

    public Tracked JensenShannon(Tracked[] p, Tracked[] q) =>
        Of(Required(subject.JensenShannon, nameof(JensenShannon)), f => f(Values(p), Values(q)), Divergence.JensenShannon<Tracked>(p, q), () => TextbookForms.JensenShannon(Exact(p), Exact(q)));

    public Tracked Mutual(Joint<Tracked> p) =>
        Of(Required(subject.Mutual, nameof(Mutual)), f => f(Table(p)), MutualInformation.Of(p), () => TextbookForms.Mutual(Exact(p)));

    public Tracked ConditionalEntropy(Joint<Tracked> p) =>
        Of(Required(subject.ConditionalEntropy, nameof(ConditionalEntropy)), f => f(Table(p)), Measures.Entropy.Conditional(p), () => TextbookForms.Conditional(Exact(p)));

    private TFunction Required<TFunction>(TFunction? measure, string name) where TFunction : class
    {
        lock (Asked)
        {
            Asked.Add(name);
        }
        return measure ?? throw new MissingMeasureException(name);
    }

    private Tracked Of<TFunction>(TFunction measure, Func<TFunction, double> call, Tracked own, Func<Tracked[]> forms)
    {
        double value;
        try
        {
            value = call(measure) * nats;
        }
#pragma warning disable CA1031 // whatever a subject throws is its answer, and a wrong one
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            (Thrown, value) = (thrown, double.NaN);
        }
        if (double.IsInfinity(own.Value) && own.Extra == 0)
        {
            return new(value, 0);
        }
        double radius = 0, converted = subject.LogBase == Math.E ? 0 : 4 * Unit;
        foreach (Tracked form in forms())
        {
            radius = Math.Max(radius, double.IsFinite(form.Value) ? form.Extra + Math.Abs(form.Value - own.Value) * (1 + 4 * Unit) : double.PositiveInfinity);
        }
        radius = (radius + own.Extra + converted * (Math.Abs(own.Value) + radius)) * (1 + 16 * Unit);
        return new(value, double.IsNaN(radius) ? double.PositiveInfinity : double.IsFinite(radius) && !double.IsFinite(value) ? 0 : radius);
    }

    private static double[] Values(ReadOnlySpan<Tracked> p)
    {
        double[] values = new double[p.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = p[i].Value;
        }
        return values;
    }

    private static double[,] Table(Joint<Tracked> p)
    {
        double[,] table = new double[p.Rows, p.Columns];
        for (int i = 0; i < p.Masses.Length; i++)
        {
            table[i / p.Columns, i % p.Columns] = p.Masses[i].Value;
        }
        return table;
    }

    private static Tracked[] Exact(ReadOnlySpan<Tracked> p)
    {
        Tracked[] exact = new Tracked[p.Length];
        for (int i = 0; i < exact.Length; i++)
        {
            exact[i] = new(p[i].Value, 0);
        }
        return exact;
    }

    private static Joint<Tracked> Exact(Joint<Tracked> p) => new(p.Rows, Exact(p.Masses));
}
