using System.Globalization;

namespace Verification.Properties.Snapshots;

/// <summary>How far an entry may move from its snapshot, and why so far.</summary>
/// <remarks>Derive it, never pick it: the reason is stored beside it, and a bound without one is refused.</remarks>
public sealed class Bound
{
    private Bound(BoundKind kind, double value, string reason, double[]? radii = null)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Any(char.IsControl) || reason != reason.Trim())
        {
            throw new ArgumentException($"the reason of a bound is '{reason}': need one line that says where the bound comes from", nameof(reason));
        }
        if (!(value >= 0) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"the bound '{reason}': need a finite number of at least 0");
        }
        (Kind, Value, Reason, Radii) = (kind, value, reason, radii);
    }

    internal BoundKind Kind { get; }

    internal double Value { get; }

    internal string Reason { get; }

    internal double[]? Radii { get; }

    /// <summary>The same numbers: |received − verified| = 0. What whole numbers and truth values have unless told otherwise.</summary>
    /// <param name="reason">Why nothing may move.</param>
    public static Bound Exact(string reason) => new(BoundKind.Exact, 0, reason);

    /// <summary>|received − verified| ≤ value for every entry.</summary>
    /// <param name="value">At least 0, in the entries' unit.</param>
    /// <param name="reason">Where it comes from.</param>
    public static Bound Absolute(double value, string reason) => new(BoundKind.Absolute, value, reason);

    /// <summary>|received − verified| ≤ count · ulp(verified), the ulp being that of the element type.</summary>
    /// <param name="count">At least 0.</param>
    /// <param name="reason">Where it comes from: <c>GRU step, γ₄ of the longest sum</c>.</param>
    public static Bound Ulps(double count, string reason) => new(BoundKind.Ulps, count, reason);

    /// <summary>|received − verified| ≤ radius of that entry; in the file each is rounded up to two digits.</summary>
    /// <param name="radii">One for each entry in row-major order, at least 0.</param>
    /// <param name="reason">Where they come from.</param>
    public static Bound PerEntry(ReadOnlySpan<double> radii, string reason)
    {
        for (int i = 0; i < radii.Length; i++)
        {
            if (!(radii[i] >= 0) || !double.IsFinite(radii[i]))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the radius of entry {i} is {radii[i]} ('{reason}'): nothing bounds that entry, so no snapshot can guard it; need a finite number of at least 0"), nameof(radii));
            }
        }
        return new(BoundKind.Radius, 0, reason, radii.ToArray());
    }

    /// <summary>|received − verified| ≤ 2r, for plain numbers whose expression was also run in Tracked with radii r.</summary>
    /// <remarks>Two faithful implementations each lie within r of Tracked's value, so within 2r of each other.</remarks>
    /// <param name="tracked">The entries in Tracked (see <c>Augmented&lt;Tracking&lt;TProfile&gt;&gt;</c>), in row-major order.</param>
    /// <exception cref="ArgumentException">They carry no radii.</exception>
    public static Bound BetweenFaithfulResults<T>(ReadOnlySpan<T> tracked) where T : struct
    {
        (ElementFormat format, _, double[]? radii) = ElementFormat.Read(tracked.ToArray(), default);
        return radii is null ? throw new ArgumentException($"'{format.Name}' carries no radii: need Tracked", nameof(tracked))
            : PerEntry(Array.ConvertAll(radii, r => 2 * r), $"twice the radius of {format.Name}: two faithful results lie each within one radius of its value");
    }
}

/// <summary>The forms of a bound.</summary>
internal enum BoundKind
{
    Exact,
    Absolute,
    Ulps,
    Radius,
}
