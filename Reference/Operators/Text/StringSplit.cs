using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Strings split at a delimiter, padded with empty strings to equal numbers of parts.</summary>
/// <remarks>
/// Shape: x [..] → parts [.., most parts] and their int64 numbers [..].<br/>
/// Domain: without a delimiter, runs of white space separate, and those at the ends count for nothing; with one, every occurrence separates.
/// After <c>maxsplit</c> splits the rest stays whole (its trailing white space included).<br/>
/// Since: 20.<br/>
/// Source: ONNX StringSplit-20.
/// </remarks>
public static class StringSplit
{
    /// <summary>The parts and their numbers.</summary>
    public static Tensor[] Of(Tensor<string> x, string delimiter = "", long mostSplits = -1)
    {
        int limit = mostSplits is < 0 or >= int.MaxValue ? int.MaxValue : (int)mostSplits + 1;
        string[][] parts = Array.ConvertAll(x.Values, text => delimiter.Length > 0 ? text.Split(delimiter, limit) : Words(text, limit));
        int most = parts.Length == 0 ? 0 : parts.Max(p => p.Length);
        Tensor<string> padded = new([.. x.Shape, most], ElementType.String);
        for (int i = 0; i < parts.Length; i++)
        {
            for (int k = 0; k < most; k++)
            {
                padded.Values[i * most + k] = k < parts[i].Length ? parts[i][k] : "";
            }
        }
        return [padded, new Tensor<long>(Array.ConvertAll(parts, p => (long)p.Length), x.Shape)];
    }

    private static string[] Words(string text, int limit)
    {
        List<string> words = [];
        for (int at = 0; ;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            if (at == text.Length)
            {
                return [.. words];
            }
            int end = at;
            while (end < text.Length && (words.Count == limit - 1 || !char.IsWhiteSpace(text[end])))
            {
                end++;
            }
            words.Add(text[at..end]);
            at = end;
        }
    }
}
