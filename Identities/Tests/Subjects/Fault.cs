using Verification.Identities.Subjects;
using static Verification.Identities.Tests.Subjects.Textbook;

namespace Verification.Identities.Tests.Subjects;

/// <summary>A textbook implementation with one measure wrong.</summary>
/// <param name="Measure">Which.</param>
/// <param name="Name">What is wrong.</param>
/// <param name="Subject">The measures.</param>
internal sealed record Fault(string Measure, string Name, InformationMeasures Subject)
{
    private static readonly double Ln2 = Math.Log(2);

    public static IReadOnlyList<Fault> All { get; } =
    [
        InEntropy("wrong sign", p => -Entropy(p)),
        InEntropy("bits for nats", p => Entropy(p) / Ln2),
        InEntropy("the last outcome is left out", p => Entropy(p[..^1])),
        InEntropy("no 0 ln 0", p => -p.Sum(x => x * Math.Log(x))),
        InEntropy("the mean for the sum", p => Entropy(p) / p.Length),
        InEntropy("a small constant in the logarithm", p => -p.Sum(x => x * Math.Log(x + 1e-12))),
        InCross("wrong sign", (p, q) => -CrossEntropy(p, q)),
        InCross("p and q exchanged", (p, q) => CrossEntropy(q, p)),
        InCross("the entropy alone", (p, _) => Entropy(p)),
        InCross("the first outcome is left out", (p, q) => CrossEntropy(p[1..], q[1..])),
        InCross("bits for nats", (p, q) => CrossEntropy(p, q) / Ln2),
        InCross("1/log q for log 1/q", (p, q) => p.Zip(q, (x, y) => x > 0 ? x / Math.Log(y) : 0).Sum()),
        InKl("wrong sign", (p, q) => -Kl(p, q)),
        InKl("p and q exchanged", (p, q) => Kl(q, p)),
        InKl("the factor p is missing", (p, q) => p.Zip(q, (x, y) => x > 0 ? Math.Log(x / y) : 0).Sum()),
        InKl("bits for nats", (p, q) => Kl(p, q) / Ln2),
        InKl("no 0 ln 0", (p, q) => p.Zip(q, (x, y) => x * Math.Log(x / y)).Sum()),
        InKl("the last outcome is left out", (p, q) => Kl(p[..^1], q[..^1])),
        InKl("one outcome too many", (p, q) => Enumerable.Range(0, p.Length + 1).Sum(i => p[i] > 0 ? p[i] * Math.Log(p[i] / q[i]) : 0)),
        InKl("outcomes without support are skipped", (p, q) => p.Zip(q, (x, y) => x > 0 && y > 0 ? x * Math.Log(x / y) : 0).Sum()),
        InKl("sizes of terms are added", (p, q) => p.Zip(q, (x, y) => x > 0 ? Math.Abs(x * Math.Log(x / y)) : 0).Sum()),
        InKl("computed in single precision", (p, q) => p.Zip(q, (x, y) => x > 0 ? (float)x * MathF.Log((float)(x / y)) : 0).Sum()),
        InJensenShannon("the half is missing", (p, q) => 2 * JensenShannon(p, q)),
        InJensenShannon("one side only", (p, q) => Kl(p, Middle(p, q))),
        InJensenShannon("from the middle", (p, q) => (Kl(Middle(p, q), p) + Kl(Middle(p, q), q)) / 2),
        InJensenShannon("the root is taken", (p, q) => Math.Sqrt(Math.Max(0, JensenShannon(p, q)))),
        InJensenShannon("bits for nats", (p, q) => JensenShannon(p, q) / Ln2),
        InMutual("wrong sign", p => -Mutual(p)),
        InMutual("bits for nats", p => Mutual(p) / Ln2),
        InMutual("the marginal of x is missing", p => Over(p, (c, _, y) => c > 0 ? c * Math.Log(c / y) : 0)),
        InMutual("weighted by the product of marginals", p => Over(p, (c, x, y) => c > 0 ? x * y * Math.Log(c / (x * y)) : 0)),
        InMutual("the marginals are added", p => Over(p, (c, x, y) => c > 0 ? c * Math.Log(c / (x + y)) : 0)),
        InMutual("no 0 ln 0", p => Over(p, (c, x, y) => c * Math.Log(c / (x * y)))),
        InConditional("wrong sign", p => -Conditional(p)),
        InConditional("the condition is the other variable", p => Conditional(Transposed(p))),
        InConditional("the joint entropy", p => -Over(p, (c, _, _) => c > 0 ? c * Math.Log(c) : 0)),
        InConditional("rows are not weighted by their masses", p => -Over(p, (c, x, _) => c > 0 ? c / x * Math.Log(c / x) : 0) / p.GetLength(0)),
        InConditional("bits for nats", p => Conditional(p) / Ln2),
    ];

    private static Fault InEntropy(string name, Func<double[], double> f) => new("Entropy", name, With(entropy: f));
    private static Fault InCross(string name, Func<double[], double[], double> f) => new("CrossEntropy", name, With(cross: f));
    private static Fault InKl(string name, Func<double[], double[], double> f) => new("Kl", name, With(kl: f));
    private static Fault InJensenShannon(string name, Func<double[], double[], double> f) => new("JensenShannon", name, With(js: f));
    private static Fault InMutual(string name, Func<double[,], double> f) => new("Mutual", name, With(mutual: f));
    private static Fault InConditional(string name, Func<double[,], double> f) => new("ConditionalEntropy", name, With(conditional: f));

    private static InformationMeasures With(
        Func<double[], double>? entropy = null, Func<double[], double[], double>? cross = null, Func<double[], double[], double>? kl = null,
        Func<double[], double[], double>? js = null, Func<double[,], double>? mutual = null, Func<double[,], double>? conditional = null) => new()
        {
            Name = "Faulty",
            Entropy = entropy ?? Entropy,
            CrossEntropy = cross ?? CrossEntropy,
            Kl = kl ?? Kl,
            JensenShannon = js ?? JensenShannon,
            Mutual = mutual ?? Mutual,
            ConditionalEntropy = conditional ?? Conditional,
        };
}
