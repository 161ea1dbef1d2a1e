using System.Numerics;
using Verification.Identities.Measures;

namespace Verification.Identities.Variational;

/// <summary>The evidence lower bound of a discrete latent variable: ELBO = E_{z∼Q̃(z|y)} ln(Q(z, y) ÷ Q̃(z|y)), at most ln Q(y).</summary>
/// <remarks>
/// Shape: vectors over z. Unit: nats. Domain: masses of at least 0; −∞ where Q̃ has mass and Q(z, y) has none; 0 ln 0 = 0.<br/>
/// Source: TTIC 31230, 2020 Quiz 1, Problem 2.
/// </remarks>
public static class Elbo
{
    /// <summary>E_{z∼q} ln(joint(z) ÷ q(z)), term by term as it is defined.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a mass of q is negative or not a number.</exception>
    public static T Of<T>(ReadOnlySpan<T> joint, ReadOnlySpan<T> q) where T : IFloatingPointIeee754<T> => -Divergence.Kl(q, joint);

    /// <summary>E_{z∼q} ln likelihood(z) − KL(q, prior): how well z explains what was observed, less what saying z costs.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a mass of q is negative or not a number.</exception>
    public static T ReconstructionLessRate<T>(ReadOnlySpan<T> likelihood, ReadOnlySpan<T> prior, ReadOnlySpan<T> q) where T : IFloatingPointIeee754<T> =>
        Reconstruction(likelihood, q) - Divergence.Kl(q, prior);

    /// <summary>E_{z∼q} ln likelihood(z).</summary>
    public static T Reconstruction<T>(ReadOnlySpan<T> likelihood, ReadOnlySpan<T> q) where T : IFloatingPointIeee754<T> => -Entropy.Cross(q, likelihood);

    /// <summary>2 TV(q, posterior)², which the gap ln Q(y) − ELBO is never below.</summary>
    /// <remarks>Pinsker's inequality: the gap is KL(q, posterior). It is why no other q than the posterior attains ln Q(y).</remarks>
    public static T LeastGap<T>(ReadOnlySpan<T> q, ReadOnlySpan<T> posterior) where T : IFloatingPointIeee754<T>
    {
        T distance = Divergence.TotalVariation(q, posterior);
        return T.CreateChecked(2) * distance * distance;
    }
}
