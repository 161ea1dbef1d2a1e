using System.Globalization;

namespace Verification.Properties.Cases;

/// <summary>Part i of n of a list of cases, so that several machines share one run: <c>2/4</c>.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts.</param>
public readonly record struct Shard(int Index, int Count)
{
    /// <summary>All of it.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>i/n</c>; nothing means the whole.</summary>
    /// <exception cref="FormatException">It is not i/n with 1 ≤ i ≤ n.</exception>
    public static Shard Parse(string? text)
    {
        if (text is null)
        {
            return Whole;
        }
        string[] parts = text.Split('/');
        return parts.Length == 2 && Number(parts[0], out int index) && Number(parts[1], out int count) && index >= 1 && index <= count ? new Shard(index, count)
            : throw new FormatException($"--shard is '{text}': need i/n with 1 <= i <= n, such as 1/4");
    }

    /// <summary>The items of this part: every n-th, so that the parts are alike.</summary>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> items)
    {
        (int index, int count) = this;
        return count == 1 ? items : [.. items.Where((_, place) => place % count == index - 1)];
    }

    private static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
