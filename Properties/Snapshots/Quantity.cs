namespace Verification.Properties.Snapshots;

/// <summary>One number of a summary.</summary>
/// <param name="Value">The number.</param>
/// <param name="Bound">How far it may move: what follows from the entries' bounds, and its own rounding.</param>
/// <param name="Rounding">Its own rounding alone; known on the side that computed it, 0 on the side that was read.</param>
internal readonly record struct Quantity(double Value, StoredBound Bound, double Rounding)
{
    public static Quantity Of(double value, double bound, double rounding)
    {
        double own = rounding > 0 ? rounding + 4 * double.Epsilon : 0, sum = bound + own;
        return new(value, StoredBound.Up(sum == 0 ? 0 : Math.BitIncrement(sum)), own);
    }

    /// <summary>How far the received number may be from this one.</summary>
    public double Allowed(Quantity received) => received.Rounding == 0 ? Bound.Value : Math.BitIncrement(Bound.Value + received.Rounding);
}
