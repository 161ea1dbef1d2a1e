using System.Xml.Linq;

namespace Verification.Reference.Tests.Architecture;

/// <summary>Rooms use what lies on floors below them, and packages only where they are meant to be.</summary>
public sealed class ArrowTests
{
    private static readonly string[] TestPackages = ["xunit.v3"];

    /// <summary>Each project, the projects that it may reference, and the packages. Tests may use what the room that they test may.</summary>
    public static TheoryData<string, string[], string[]> Arrows => new()
    {
        { "Reference/Onnx/Schema/Verification.Reference.Onnx.Schema.csproj", [], ["Google.Protobuf", "Grpc.Tools"] },
        { "Reference/Verification.Reference.csproj", ["Verification.Reference.Onnx.Schema"], ["Google.Protobuf"] },
        { "Properties/Verification.Properties.csproj", ["Verification.Reference"], ["FSharp.Core", "FsCheck", "MathNet.Numerics", "xunit.v3.extensibility.core"] },
        { "Identities/Verification.Identities.csproj", ["Verification.Properties", "Verification.Reference"], [] },
        { "Gradients/Verification.Gradients.csproj", ["Verification.Properties", "Verification.Reference"], [] },
        { "Models/Verification.Models.csproj", ["Microsoft.ML.OnnxRuntime", "Verification.Properties", "Verification.Reference"], [] },
        { "Models/OnnxRuntime/Microsoft.ML.OnnxRuntime.csproj", [], ["System.Numerics.Tensors", "$(OnnxRuntimePackage)"] },
        { "Reference/Tests/Verification.Reference.Tests.csproj", ["Verification.Reference"], TestPackages },
        { "Properties/Tests/Verification.Properties.Tests.csproj", ["Verification.Properties", "Verification.Reference"], TestPackages },
        { "Identities/Tests/Verification.Identities.Tests.csproj", ["Verification.Identities", "Verification.Properties", "Verification.Reference"], TestPackages },
        { "Gradients/Tests/Verification.Gradients.Tests.csproj", ["Verification.Gradients", "Verification.Properties", "Verification.Reference"], TestPackages },
        { "Models/Tests/Verification.Models.Tests.csproj", ["Verification.Models", "Verification.Properties", "Verification.Reference"], TestPackages },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_project_uses_only_what_its_floor_allows(string project, string[] projects, string[] packages)
    {
        XDocument file = XDocument.Parse(Repository.Text(project));
        Assert.Empty(Included(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(projects));
        Assert.Empty(Included(file, "PackageReference").Except(packages));
    }

    [Fact]
    public void Every_project_outside_tools_is_listed_here() => Assert.Equal(
        Arrows.Select(arrow => arrow.Data.Item1).Order(StringComparer.Ordinal),
        Repository.Files("", "*.csproj").Where(project => !project.StartsWith("tools/", StringComparison.Ordinal)));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Text("Verification.sln").Replace('\\', '/');
        Assert.DoesNotContain(Repository.Files("", "*.csproj"), project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Included(XDocument file, string item) => file.Descendants(item).Select(reference => (string)reference.Attribute("Include")!);
}
