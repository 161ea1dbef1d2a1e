using System.Text.RegularExpressions;

namespace Verification.Reference.Tests.Architecture;

/// <summary>What holds of every file below Reference/Operators.</summary>
public sealed partial class OperatorFileTests
{
    private const string Folder = "Reference/Operators", Catalogue = "Reference/Onnx/Catalogue";
    private static readonly string[] DocOrder = ["Shape", "Unit", "Domain", "Method", "Error", "Since", "Source"];

    [Fact]
    public void Every_family_has_its_file_in_the_catalogue() => Assert.Equal(
        Repository.Files(Folder, "*.cs").Select(file => file[(Folder.Length + 1)..].Split('/')).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct(),
        Repository.Files(Catalogue, "Catalogue.*.cs").Select(file => file.Split('.')[^2]));

    [Fact]
    public void Every_operator_is_registered_or_a_part_of_one()
    {
        string catalogue = string.Concat(Repository.Files(Catalogue, "*.cs").Select(Repository.Text));
        Dictionary<string, string> texts = Repository.Files(Folder, "*.cs").ToDictionary(file => file, Repository.Text);
        Assert.DoesNotContain(texts, own => Declaration().Match(own.Value) is { Success: true } type && !Names(catalogue, type.Groups["name"].Value)
            && !texts.Any(other => other.Key != own.Key && Names(other.Value, type.Groups["name"].Value)));
    }

    [Fact]
    public void Every_operator_of_the_standard_says_its_shape_and_version_in_the_order_of_the_house()
    {
        Assert.DoesNotContain(Repository.Files(Folder, "*.cs"), file =>
        {
            string text = Repository.Text(file);
            Match type = Declaration().Match(text);
            if (!type.Success || !text.Contains("Source: ONNX", StringComparison.Ordinal))
            {
                return false;
            }
            int[] places = [.. Heading().Matches(text[..type.Index]).Select(heading => Array.IndexOf(DocOrder, heading.Groups["word"].Value))];
            return !places.SequenceEqual(places.Distinct().Order()) || !places.Contains(0) || places[^1] != DocOrder.Length - 1;
        });
    }

    [Fact]
    public void A_size_that_is_a_product_is_checked_before_its_memory_is_asked_for() =>
        Assert.Empty(Repository.Files(Folder, "*.cs").SelectMany(file => UncheckedProduct().Matches(Repository.Text(file)).Select(found => $"{file}: {found.Value}")));

    [Fact]
    public void A_file_is_short_and_has_one_public_type()
    {
        Assert.DoesNotContain(Repository.Files(Folder, "*.cs"), file => Repository.Text(file).Count(c => c == '\n') > 300);
        Assert.DoesNotContain(Repository.Files(Folder, "*.cs"), file => Declaration().Count(Repository.Text(file)) > 1);
    }

    private static bool Names(string text, string name) => Regex.IsMatch(text, $@"\b{name}\b");

    [GeneratedRegex(@"^public (?:static |sealed |readonly |abstract |partial )*(?:class|struct|interface|enum|record struct|record class|record|delegate) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<=/// |/// <remarks>|[.;] )(?<word>Shape|Unit|Domain|Method|Error|Since|Source)(?:, [\w ]+)?: ")]
    private static partial Regex Heading();

    // Twice something is no size that a file can make large beyond what it holds.
    [GeneratedRegex(@"(?:new \w+|AllocateUninitializedArray<\w+>)[\[(](?!2 \*)[^;{},\]/]*?[\w)\]] \* [^;{},\]/]*\]")]
    private static partial Regex UncheckedProduct();
}
