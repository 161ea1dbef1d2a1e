using System.Globalization;
using System.Text;

namespace Verification.Reference.Operators;

/// <summary>Classes of characters: [..], [:names:] and the escapes that stand for one.</summary>
internal sealed partial class Re2Pattern
{
    private void Class()
    {
        at++;
        bool negated = Accept("^"), astral = false;
        StringBuilder items = new();
        for (bool first = true; first || at >= pattern.Length || pattern[at] != ']'; first = false)
        {
            if (at >= pattern.Length)
            {
                throw Bad("an unclosed '['");
            }
            if (pattern[at] == '[' && at + 1 < pattern.Length && pattern[at + 1] == ':')
            {
                int end = pattern.IndexOf(":]", at, StringComparison.Ordinal);
                string name = end < 0 ? throw Bad("an unclosed '[:'") : pattern[(at + 2)..end];
                bool complement = name.StartsWith('^');
                Add(items, Named(complement ? name[1..] : name), complement, ref astral);
                at = end + 2;
                continue;
            }
            if (pattern[at] == '\\')
            {
                at++;
                if (Shorthand(items, ref astral))
                {
                    continue;
                }
                at--;
            }
            int low = ClassCharacter(), high = low;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                high = ClassCharacter();
            }
            if (high > 0xFFFF)
            {
                throw new NotSupportedException($"a class with characters beyond U+FFFF in '{pattern}'");
            }
            items.Append(CultureInfo.InvariantCulture, $"\\u{low:X4}-\\u{(high < low ? throw Bad("a range that runs backwards") : high):X4}");
        }
        at++;
        Append(items.ToString(), negated, astral);
    }

    // \d, \s, \w, \p{..} and their complements; the position is after the backslash.
    private bool Shorthand(StringBuilder items, ref bool astral)
    {
        char c = at < pattern.Length ? pattern[at] : throw Bad("a '\\' at its end");
        if (c is 'p' or 'P')
        {
            int end = at + 1 < pattern.Length && pattern[at + 1] == '{' ? pattern.IndexOf('}', at) : at + 1;
            string name = end < 0 || end >= pattern.Length ? throw Bad("an unclosed '\\p'") : pattern[(at + 1)..(end + 1)].Trim('{', '}');
            bool complement = (c == 'P') != name.StartsWith('^');
            name = name.TrimStart('^');
            if (name.Length > 2)
            {
                throw new NotSupportedException($"the script '{name}' in '{pattern}'");
            }
            items.Append(complement ? @"\P{" : @"\p{").Append(name).Append('}');
            astral |= complement;
            at = end + 1;
            return true;
        }
        string? range = char.ToLowerInvariant(c) switch { 'd' => "0-9", 's' => @"\t\n\f\r ", 'w' => "0-9A-Z_a-z", _ => null };
        if (range is null)
        {
            return false;
        }
        at++;
        Add(items, range, char.IsUpper(c), ref astral);
        return true;
    }

    private static void Add(StringBuilder items, string range, bool complement, ref bool astral)
    {
        astral |= complement;
        items.Append(!complement ? range : range switch
        {
            "0-9" => @"\0-/:-\uD7FF\uE000-\uFFFF",
            @"\t\n\f\r " => @"\0-\x08\x0B\x0E-\x1F!-\uD7FF\uE000-\uFFFF",
            "0-9A-Z_a-z" => @"\0-/:-@\[-\^`{-\uD7FF\uE000-\uFFFF",
            _ => throw new NotSupportedException($"the complement of the named class [{range}]"),
        });
    }

    private string Named(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "ascii" => @"\0-\x7F",
        "blank" => @"\t ",
        "cntrl" => @"\0-\x1F\x7F",
        "digit" => "0-9",
        "graph" => "!-~",
        "lower" => "a-z",
        "print" => " -~",
        "punct" => @"!-/:-@\[-`{-~",
        "space" => @"\t\n\v\f\r ",
        "upper" => "A-Z",
        "word" => "0-9A-Z_a-z",
        "xdigit" => "0-9A-Fa-f",
        _ => throw Bad($"the unknown class '[:{name}:]'"),
    };

    private void Append(string items, bool negated, bool astral) =>
        result.Append(negated ? $"(?:[^{items}{Half}]{(astral ? "" : "|" + Pair)})" : $"(?:[{items}]{(astral ? "|" + Pair : "")})");

    private int ClassCharacter()
    {
        if (pattern[at] != '\\')
        {
            return Next();
        }
        at++;
        return Character();
    }
}
