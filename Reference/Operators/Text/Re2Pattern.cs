using System.Globalization;
using System.Text;

namespace Verification.Reference.Operators;

/// <summary>Regular expressions of RE2's syntax, rewritten for .NET, for matches of a whole string.</summary>
/// <remarks>
/// What differs: \d, \s, \w and [:names:] are ASCII; $ without (?m) is the very end of the text; characters outside the basic plane are one character (two in
/// .NET); \Q..\E, (?P&lt;name&gt;..), \x{..} and the flag U (which no match of the whole depends on) are RE2's own; look-around and back references are .NET's own.<br/>
/// Source: google/re2, Syntax.
/// </remarks>
internal sealed partial class Re2Pattern
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]", Half = @"\uD800-\uDFFF";
    private readonly string pattern;
    private readonly StringBuilder result = new();
    private readonly Stack<(bool Multiline, bool Dotall)> enclosing = new();
    private int at;
    private bool multiline, dotall, hasWordBoundary;

    private Re2Pattern(string pattern) => this.pattern = pattern;

    /// <summary>The pattern for .NET, and whether it has a word boundary, which means the same for ASCII strings only.</summary>
    public static (string Pattern, bool HasWordBoundary) Translate(string pattern)
    {
        Re2Pattern translation = new(pattern);
        translation.Run();
        return (translation.result.ToString(), translation.hasWordBoundary);
    }

    private void Run()
    {
        while (at < pattern.Length)
        {
            switch (pattern[at])
            {
                case '.':
                    at++;
                    result.Append($"(?:{Pair}|[^{(dotall ? "" : @"\n")}{Half}])");
                    break;
                case '^':
                    at++;
                    result.Append(multiline ? "(?m:^)" : @"\A");
                    break;
                case '$':
                    at++;
                    result.Append(multiline ? "(?m:$)" : @"\z");
                    break;
                case '[':
                    Class();
                    break;
                case '(':
                    Group();
                    break;
                case ')':
                    at++;
                    (multiline, dotall) = enclosing.TryPop(out (bool, bool) flags) ? flags : throw Bad("an unopened ')'");
                    result.Append(')');
                    break;
                case '\\':
                    Escape();
                    break;
                case '{' when RepetitionEnd() is int end and > 0:
                    result.Append(pattern, at, end - at);
                    at = end;
                    break;
                case '*' or '+' or '?' or '|':
                    result.Append(pattern[at++]);
                    break;
                default:
                    Literal(Next());
                    break;
            }
        }
    }

    // Where {n}, {n,} or {n,m} ends; 0 where a brace is just a brace.
    private int RepetitionEnd()
    {
        int end = pattern.IndexOf('}', at);
        string[] bounds = end < 0 ? [] : pattern[(at + 1)..end].Split(',');
        bool counts = bounds.Length is 1 or 2 && bounds[0].Length > 0 && bounds.All(b => b.All(char.IsAsciiDigit));
        return !counts ? 0 : bounds.All(b => b.Length == 0 || (b.Length <= 4 && int.Parse(b, CultureInfo.InvariantCulture) <= 1000)) ? end + 1
            : throw Bad("a repetition of more than 1000 times");
    }

    private void Group()
    {
        at++;
        (bool, bool) outer = (multiline, dotall);
        if (at >= pattern.Length || pattern[at] != '?')
        {
            enclosing.Push(outer);
            result.Append("(?:");
            return;
        }
        at++;
        if (Accept("P<") || Accept("<"))
        {
            int end = pattern.IndexOf('>', at);
            if (end <= at || !pattern[at..end].All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                throw Bad("a group whose name is not one (RE2 has no look-around)");
            }
            at = end + 1;
            enclosing.Push(outer);
            result.Append("(?:");
            return;
        }
        bool on = true, ignoreCase = false, keepCase = false;
        for (; at < pattern.Length && pattern[at] is not (':' or ')'); at++)
        {
            switch (pattern[at])
            {
                case 'i': (ignoreCase, keepCase) = (on, !on); break;
                case 'm': multiline = on; break;
                case 's': dotall = on; break;
                case 'U': break;
                case '-' when on: on = false; break;
                default: throw Bad($"'(?' followed by '{pattern[at]}'");
            }
        }
        if (at == pattern.Length)
        {
            throw Bad("an unclosed group");
        }
        string change = ignoreCase ? "i" : keepCase ? "-i" : "";
        if (pattern[at++] == ':')
        {
            enclosing.Push(outer);
            result.Append($"(?{change}:");
        }
        else if (change.Length > 0)
        {
            result.Append($"(?{change})");
        }
    }

    private void Escape()
    {
        at++;
        char c = at < pattern.Length ? pattern[at] : throw Bad("a '\\' at its end");
        switch (c)
        {
            case 'A' or 'z':
                at++;
                result.Append('\\').Append(c);
                break;
            case 'b' or 'B':
                at++;
                hasWordBoundary = true;
                result.Append('\\').Append(c);
                break;
            case 'Q':
                int end = pattern.IndexOf(@"\E", ++at, StringComparison.Ordinal);
                for (int stop = end < 0 ? pattern.Length : end; at < stop;)
                {
                    Literal(Next());
                }
                at = end < 0 ? at : end + 2;
                break;
            case 'C':
                throw new NotSupportedException($"\\C (one byte) in '{pattern}'");
            default:
                StringBuilder items = new();
                bool astral = false;
                if (Shorthand(items, ref astral))
                {
                    Append(items.ToString(), false, astral);
                }
                else
                {
                    Literal(Character());
                }
                break;
        }
    }

    // The character that an escape stands for; the position is after the backslash.
    private int Character()
    {
        char c = at < pattern.Length ? pattern[at++] : throw Bad("a '\\' at its end");
        switch (c)
        {
            case 'a': return 7;
            case 'f': return '\f';
            case 't': return '\t';
            case 'n': return '\n';
            case 'r': return '\r';
            case 'v': return '\v';
            case 'x':
                bool braced = Accept("{");
                int end = braced ? pattern.IndexOf('}', at) : Math.Min(at + 2, pattern.Length);
                string digits = end >= at + (braced ? 1 : 2) ? pattern[at..end] : throw Bad("a '\\x' without a code");
                at = end + (braced ? 1 : 0);
                return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && Rune.IsValid(code) ? code : throw Bad("a '\\x' without a code");
            case >= '0' and <= '7' when c == '0' || (at < pattern.Length && pattern[at] is >= '0' and <= '7'):
                int octal = c - '0';
                for (int i = 0; i < 2 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; i++)
                {
                    octal = octal * 8 + pattern[at++] - '0';
                }
                return octal;
            default:
                return char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? c : throw Bad($"the unknown escape '\\{c}'");
        }
    }

    private int Next()
    {
        Rune rune = Rune.GetRuneAt(pattern, at);
        at += rune.Utf16SequenceLength;
        return rune.Value;
    }

    private void Literal(int character)
    {
        string text = char.ConvertFromUtf32(character);
        result.Append(text.Length == 1 ? $"\\u{character:X4}" : $"(?:{text})");
    }

    private bool Accept(string token)
    {
        bool found = string.CompareOrdinal(pattern, at, token, 0, token.Length) == 0;
        at += found ? token.Length : 0;
        return found;
    }

    private FormatException Bad(string found) => new($"'{pattern}' is no RE2 pattern: it has {found}");
}
