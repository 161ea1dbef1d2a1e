using System.Text;
using System.Text.RegularExpressions;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Whether a regular expression matches the whole of each string.</summary>
/// <remarks>
/// Shape: x of any shape → bool of the same.<br/>
/// Domain: patterns in RE2's syntax, matched in time linear in the string's length.<br/>
/// Since: 20.<br/>
/// Source: ONNX RegexFullMatch-20.
/// </remarks>
public static class RegexFullMatch
{
    /// <summary>True where the pattern matches from the first to the last character.</summary>
    /// <exception cref="FormatException">RE2 has no such pattern.</exception>
    /// <exception cref="NotSupportedException">The pattern cannot be translated, or not for these strings.</exception>
    public static Tensor<bool> Of(Tensor<string> x, string pattern)
    {
        (string translated, bool hasWordBoundary) = Re2Pattern.Translate(pattern);
        // RE2's word boundaries know ASCII letters only, .NET's all of Unicode; the two agree on ASCII strings.
        if (hasWordBoundary && x.Values.FirstOrDefault(text => !Ascii.IsValid(text)) is { } text)
        {
            throw new NotSupportedException($"a word boundary in '{pattern}' for '{text}', which is not ASCII");
        }
        Regex regex;
        try
        {
            regex = new Regex($@"\A(?:{translated})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"'{pattern}' is not a regular expression: {e.Message}", e);
        }
        return new Tensor<bool>(Array.ConvertAll(x.Values, regex.IsMatch), x.Shape);
    }
}
