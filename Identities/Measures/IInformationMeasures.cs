using System.Numerics;
using Verification.Identities.Distributions;

namespace Verification.Identities.Measures;

/// <summary>The information measures that claims are about, in some number type: ours, or somebody else's.</summary>
/// <typeparam name="T">The number type.</typeparam>
public interface IInformationMeasures<T> where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>H(p), in nats.</summary>
    T Entropy(T[] p);

    /// <summary>H(p, q), in nats.</summary>
    T CrossEntropy(T[] p, T[] q);

    /// <summary>KL(p, q), in nats.</summary>
    T Kl(T[] p, T[] q);

    /// <summary>JS(p, q), in nats.</summary>
    T JensenShannon(T[] p, T[] q);

    /// <summary>I(x, y), in nats.</summary>
    T Mutual(Joint<T> p);

    /// <summary>H(y|x), in nats.</summary>
    T ConditionalEntropy(Joint<T> p);
}

/// <summary>Our own measures.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class OwnMeasures<T> : IInformationMeasures<T> where T : struct, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public T Entropy(T[] p) => Measures.Entropy.Of<T>(p);

    /// <inheritdoc/>
    public T CrossEntropy(T[] p, T[] q) => Measures.Entropy.Cross<T>(p, q);

    /// <inheritdoc/>
    public T Kl(T[] p, T[] q) => Divergence.Kl<T>(p, q);

    /// <inheritdoc/>
    public T JensenShannon(T[] p, T[] q) => Divergence.JensenShannon<T>(p, q);

    /// <inheritdoc/>
    public T Mutual(Joint<T> p) => MutualInformation.Of(p);

    /// <inheritdoc/>
    public T ConditionalEntropy(Joint<T> p) => Measures.Entropy.Conditional(p);
}
