using System.Numerics;

namespace Verification.Properties.Claims;

/// <summary>A page of a catalogue: claims written once, for every number type.</summary>
public interface IClaims
{
    /// <summary>The claims in a number type, always the same ones in the same order.</summary>
    IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T>;
}

/// <summary>Makes claims checkable.</summary>
public static class Checks
{
    /// <summary>The name of our own implementation as a subject.</summary>
    public const string Ours = "ours";

    /// <summary>The checks of a page about our own implementation: judged in <c>Tracked</c>, retried in <c>TrackedWide</c>.</summary>
    /// <exception cref="InvalidOperationException">A claim is not made as it must be, or the page depends on the number type.</exception>
    public static IReadOnlyList<Check> Of(IClaims claims)
    {
        Claim<TrackedWide>[] wide = [.. claims.Of<TrackedWide>()];
        Claim<Tracked>[] own = [.. claims.Of<Tracked>()];
        return own.Select(c => c.Id).SequenceEqual(wide.Select(c => c.Id)) ? [.. own.Select((claim, i) => claim.Checked(wide[i], Ours))]
            : throw new InvalidOperationException($"{claims.GetType().Name} has other claims in one number type than in another: need the same ones in the same order");
    }

    /// <summary>The check of a claim about somebody else's implementation, which has no other number type to be retried in.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="subject">Whose implementation it is.</param>
    public static Check Of(Claim<Tracked> claim, string subject = Ours) => claim.Checked(null, subject);
}
