using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Strings without stop words, in upper or lower case.</summary>
/// <remarks>
/// Shape: [n] → [k], or [1, n] → [1, k], with the k strings that are no stop words; one empty string when none is left.<br/>
/// Domain: case is that of the invariant culture, whatever <c>locale</c> says; stop words are compared exactly, or without regard to case.<br/>
/// Since: 10.<br/>
/// Source: ONNX StringNormalizer-10.
/// </remarks>
public static class StringNormalizer
{
    /// <summary>The strings that are left.</summary>
    public static Tensor<string> Of(Tensor<string> x, string caseChange = "NONE", bool caseSensitive = false, params string[] stopWords)
    {
        if (x.Rank is not (1 or 2) || (x.Rank == 2 && x.Shape[0] != 1))
        {
            throw new ShapeException($"x has shape {Shape.Text(x.Shape)}: need [n] or [1, n]");
        }
        HashSet<string> stopped = new(stopWords, caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        string[] kept = Array.FindAll(x.Values, text => !stopped.Contains(text));
        string[] changed = caseChange switch
        {
            "NONE" => kept,
            "LOWER" => Array.ConvertAll(kept, text => text.ToLowerInvariant()),
            "UPPER" => Array.ConvertAll(kept, text => text.ToUpperInvariant()),
            _ => throw new ShapeException($"'case_change_action' is '{caseChange}': need NONE, LOWER or UPPER"),
        };
        changed = changed.Length > 0 ? changed : [""];
        return new Tensor<string>(changed, x.Rank == 1 ? [changed.Length] : [1, changed.Length]);
    }
}
