namespace Verification.Reference.Operators;

/// <summary>A tag tree: values of a grid of code-blocks, coded over the least value of each 2 × 2, and those of each 2 × 2, up to
/// one.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annex B.10.2.</remarks>
internal sealed class TagTree
{
    private readonly List<(int Width, int Start)> _levels = [];
    private readonly int[] _least;
    private readonly bool[] _known;

    public TagTree(int width, int height)
    {
        int nodes = 0;
        for (int w = width, h = height; ; w = (w + 1) / 2, h = (h + 1) / 2)
        {
            _levels.Add((w, nodes));
            nodes += w * h;
            if (w <= 1 && h <= 1)
            {
                break;
            }
        }
        _least = new int[nodes];
        _known = new bool[nodes];
    }

    /// <summary>Reads until the value at a place is known to be less than a bound, which is the answer, or known not to be.</summary>
    public bool IsBelow(RawBits bits, int x, int y, int bound)
    {
        int least = 0, node = 0;
        for (int level = _levels.Count - 1; level >= 0; level--)
        {
            (int width, int start) = _levels[level];
            node = start + (y >> level) * width + (x >> level);
            least = Math.Max(least, _least[node]);
            while (least < bound && !_known[node])
            {
                if (bits.Bit() == 1)
                {
                    _known[node] = true;
                }
                else
                {
                    least++;
                }
            }
            _least[node] = least;
        }
        return _known[node] && least < bound;
    }

    /// <summary>Reads the value at a place; beyond the largest that makes sense the answer is one more.</summary>
    public int Value(RawBits bits, int x, int y, int most)
    {
        int bound = 1;
        while (bound <= most + 1 && !IsBelow(bits, x, y, bound))
        {
            bound++;
        }
        return bound - 1;
    }
}
