namespace Verification.Reference.Operators;

/// <summary>How strongly the loop filter smooths the edges of a macroblock.</summary>
/// <param name="Limit">The step over an edge below which it is smoothed; 0 for no filter.</param>
/// <param name="Interior">The step between neighbours on one side of the edge below which it is smoothed.</param>
/// <param name="HighVariance">The step beside the edge above which only the two samples at it are moved.</param>
/// <remarks>Source: RFC 6386, sections 9.6 and 15.</remarks>
internal readonly record struct LossyFilterStrength(int Limit, int Interior, int HighVariance)
{
    public static LossyFilterStrength Of(int level, int sharpness)
    {
        level = Math.Clamp(level, 0, 63);
        int interior = level >> (sharpness > 4 ? 2 : sharpness > 0 ? 1 : 0);
        interior = Math.Max(1, sharpness > 0 ? Math.Min(interior, 9 - sharpness) : interior);
        return level == 0 ? default : new(2 * level + interior, interior, level >= 40 ? 2 : level >= 15 ? 1 : 0);
    }
}
