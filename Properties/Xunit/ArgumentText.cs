using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using Microsoft.FSharp.Collections;

namespace Verification.Properties.Xunit;

/// <summary>Arguments as text: numbers with all their digits, which FsCheck's own text cuts off.</summary>
internal static class ArgumentText
{
    /// <summary>The text of a value.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        double x => x.ToString("R", CultureInfo.InvariantCulture),
        float x => x.ToString("R", CultureInfo.InvariantCulture) + "f",
        Half x => x.ToString("R", CultureInfo.InvariantCulture),
        bool x => x ? "true" : "false",
        string x => $"\"{string.Concat(x.Select(Escaped))}\"",
        char x => $"'{Escaped(x)}'",
        Array { Rank: > 1 } x => FsChecks(x),
        ITuple x => $"({Joined(Enumerable.Range(0, x.Length).Select(i => x[i]))})",
        IList x => $"[{Joined(x.Cast<object?>())}]",
        IFormattable x => x.ToString(null, CultureInfo.InvariantCulture),
        _ => FsChecks(value),
    };

    private static string Joined(IEnumerable<object?> values) => string.Join(", ", values.Select(Of));

    private static string FsChecks(object value) => Runner.argumentsToString(ListModule.OfSeq([value]));

    private static string Escaped(char c) => c switch
    {
        '"' or '\\' => "\\" + c,
        _ when char.IsControl(c) || char.IsSurrogate(c) || c == '￾' || c == '￿' => $"\\u{(int)c:X4}",
        _ => c.ToString(),
    };
}
