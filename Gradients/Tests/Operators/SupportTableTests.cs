using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Verification.Properties.Operators;
using Verification.Reference.Onnx;

namespace Verification.Gradients.Tests.Operators;

/// <summary><c>Reference/Operators/README.md</c>: every operator that is registered, what was found to work by running it, and its formula from its own doc comment.</summary>
public sealed partial class SupportTableTests
{
    private const string Head = """
        # Operators

        One file for each operator, or for a family that shares one formula; registered by a line for each version in `Reference/Onnx/Catalogue/`. Written once for every number
        type, so that the same lines give a value, a bound and derivatives.

        - **since**: the versions of the operator set from which a meaning of its own holds.
        - **bound**: the error of any faithful float implementation, from a run in `Tracked`; *exact*: no rounding takes part; –: no reals.
        - **JVP**, **VJP**: the derivative along a direction by dual numbers, and back from a cotangent by a tape; 0: zero wherever there is one; –: none.
        - **types**: what it takes where reals are usual (every width and format of that kind); –: integers, text or containers by nature, as the standard says.

        Every ✓ below was found by running the operator on drawn nodes, and is backed by claims (`verify operators`): float runs lie within the bound, tangents are the limit of
        differences, tapes agree with dual numbers. The page is generated, and asserted current by `SupportTableTests`.

        """;

    [Fact]
    public void The_table_of_operators_is_current()
    {
        string path = Path.Combine(Folder, "README.md"), text = Page();
        if (Environment.GetEnvironmentVariable("VERIFY_ACCEPT") is "1")
        {
            File.WriteAllText(path, text);
        }
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text, $"{path} is not what the reference does now; VERIFY_ACCEPT=1 writes it");
    }

    private static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../Reference/Operators"));

    private static string Page()
    {
        StringBuilder page = new(Head.ReplaceLineEndings("\n"));
        HashSet<(string Domain, string OpType)> named = [];
        foreach (string catalogue in Directory.EnumerateFiles(Path.Combine(Folder, "../Onnx/Catalogue"), "Catalogue.*.cs").OrderBy(IsExperimental).ThenBy(file => file, StringComparer.Ordinal))
        {
            (string family, string source) = (Path.GetFileName(catalogue).Split('.')[1], File.ReadAllText(catalogue));
            Dictionary<string, string> files =
                Directory.EnumerateFiles(Path.Combine(Folder, family), "*.cs", SearchOption.TopDirectoryOnly).ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => file, StringComparer.OrdinalIgnoreCase);
            page.Append(CultureInfo.InvariantCulture, $"\n## {family}\n\n| operator | since | bound | JVP | VJP | types | formula |\n|---|---|---|---|---|---|---|\n");
            foreach (IGrouping<(string Domain, string OpType), Operator<double>> versions in Catalogue<double>.All.GroupBy(o => (o.Domain, o.OpType)).OrderBy(o => o.Key.Domain, StringComparer.Ordinal).ThenBy(o => o.Key.OpType, StringComparer.Ordinal))
            {
                if (Regex.IsMatch(source, $"\"{versions.Key.OpType}\"[,\\]]") && named.Add(versions.Key))
                {
                    page.Append(Row(versions, source, files));
                }
            }
        }
        Assert.Empty(Catalogue<double>.All.Select(o => (o.Domain, o.OpType)).Except(named));
        return page.ToString();
    }

    private static bool IsExperimental(string catalogue) => catalogue.EndsWith("Experimental.cs", StringComparison.Ordinal);

    private static string Row(IGrouping<(string Domain, string OpType), Operator<double>> versions, string catalogue, Dictionary<string, string> files)
    {
        (string domain, string op) = versions.Key;
        OperatorSupport found = OperatorSupport.Of([.. OperatorRecipes.All.Where(recipe => recipe.Op == op && recipe.Domain == domain)]);
        string? file = Registered(catalogue, op).Prepend(op).Select(name => files.GetValueOrDefault(name)).FirstOrDefault(name => name is not null);
        string name = $"{(domain.Length > 0 ? domain + "." : "")}{op}";
        string since = string.Join(", ", versions.Where(o => o.Successor is null).Select(o => o.Since).Distinct().Order());
        since = versions.FirstOrDefault(o => o.Successor is not null) is { } last ? $"{since}; from {last.Since} on {last.Successor}" : since;
        string link = file is null ? name : $"[{name}]({Path.GetRelativePath(Folder, file).Replace('\\', '/')})";
        return $"| {link} | {since} | {found.Bound} | {found.Jvp} | {found.Vjp} | {found.Types} | {(file is null ? "" : Formula(File.ReadAllText(file)))} |\n";
    }

    // The names that the operator's line in the catalogue mentions, in order.
    private static IEnumerable<string> Registered(string catalogue, string op) =>
        catalogue.Split('\n').Where(line => line.Contains($"\"{op}\"", StringComparison.Ordinal)).SelectMany(line => Words().Matches(line[line.IndexOf($"\"{op}\"", StringComparison.Ordinal)..]).Select(word => word.Value));

    private static string Formula(string source) => Summary().Match(source) is { Success: true } summary
        ? Tags().Replace(Continued().Replace(summary.Groups["text"].Value, " "), "$1$2$3").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        : "";

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^/// <summary>\s*(?:/// )?(?<text>.*?)\s*(?:/// )?</summary>", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"(?:<br/>)?\s*\n/// ")]
    private static partial Regex Continued();

    [GeneratedRegex("<c>(.*?)</c>|<see cref=\"[^\"]*?(\\w+)\"/>|<paramref name=\"(\\w+)\"/>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Words();
}
