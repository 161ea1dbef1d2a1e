using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Reference.Numbers;

namespace Verification.Identities.Measures;

/// <summary>I(x, y) = Σ P(x, y) ln(P(x, y) ÷ (P(x)·P(y))) = KL(P(x, y), P(x)P(y)), in nats.</summary>
/// <remarks>
/// Method: P(x)·P(y|x) ln(P(y|x) ÷ P(y)), so that a product of tiny marginals does not underflow.<br/>
/// Source: TTIC 31230, 2020 Quiz 1, Problem 1; Cover and Thomas, (2.28).
/// </remarks>
public static class MutualInformation
{
    /// <summary>The mutual information of a joint distribution.</summary>
    /// <exception cref="ArgumentException">A mass is negative or not a number.</exception>
    public static T Of<T>(Joint<T> p) where T : IFloatingPointIeee754<T> => MassCheck.Of(Special.RelativeEntropy(p.Masses, p.X(), p.Y()), p.Masses);
}
