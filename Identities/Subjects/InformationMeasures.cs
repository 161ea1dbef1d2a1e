namespace Verification.Identities.Subjects;

/// <summary>Somebody's information measures, as functions of doubles: what an audit is about.</summary>
/// <remarks>
/// Every measure is optional: claims that need a missing one are skipped, and the audit says which. Masses come as doubles that sum to one but for rounding,
/// zeros included; a table's first index is x, its second y.
/// </remarks>
public sealed class InformationMeasures
{
    /// <summary>What the audit calls it.</summary>
    public required string Name { get; init; }

    /// <summary>H(p) = −Σ pᵢ log pᵢ.</summary>
    public Func<double[], double>? Entropy { get; init; }

    /// <summary>H(p, q) = −Σ pᵢ log qᵢ.</summary>
    public Func<double[], double[], double>? CrossEntropy { get; init; }

    /// <summary>KL(p, q) = Σ pᵢ log(pᵢ ÷ qᵢ).</summary>
    public Func<double[], double[], double>? Kl { get; init; }

    /// <summary>JS(p, q) = ½ KL(p, m) + ½ KL(q, m), m = ½(p + q): the divergence, not its root.</summary>
    public Func<double[], double[], double>? JensenShannon { get; init; }

    /// <summary>I(x, y) of a table P(x, y).</summary>
    public Func<double[,], double>? Mutual { get; init; }

    /// <summary>H(y|x) of a table P(x, y).</summary>
    public Func<double[,], double>? ConditionalEntropy { get; init; }

    /// <summary>The base of its logarithms: e for nats, 2 for bits.</summary>
    public double LogBase { get; init; } = Math.E;
}
