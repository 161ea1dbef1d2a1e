using Verification.Gradients.Claims;
using Verification.Gradients.Layers;
using Verification.Properties.Snapshots;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests;

/// <summary>What each layer computes at one fixed point, with the bounds that Tracked derives for it there.</summary>
public sealed class SnapshotTests
{
    /// <summary>The names of the snapshots.</summary>
    public static IReadOnlyCollection<string> Names => [.. LayerCatalogue.All.Select(one => one.Name)];

    public static TheoryData<string> Layers => [.. Names];

    [Theory, MemberData(nameof(Layers))]
    public void Computes_what_it_computed(string layer) => Snapshot.Verify(layer, Tensors(layer, p => p));

    [Theory, MemberData(nameof(Layers))]
    public void A_gradient_that_is_wrong_by_a_millionth_does_not_pass(string layer)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("VERIFY_ACCEPT") is "1", "whatever is received is accepted");
        string folder = Directory.CreateTempSubdirectory("verification-").FullName, test = nameof(Computes_what_it_computed);
        string file = $"{nameof(SnapshotTests)}.{test}.{layer}.verified.txt";
        try
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(Here())!, file), Path.Combine(folder, file));
            SnapshotException moved = Assert.Throws<SnapshotException>(() => Snapshot.Verify(layer, Tensors(layer, g => g * 1.000001 + 1e-6), Path.Combine(folder, "SnapshotTests.cs"), test));
            Assert.Contains("moved beyond their bounds", moved.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TensorSnapshot[] Tensors(string layer, Func<Tracked, Tracked> change)
    {
        LayerCase one = LayerCatalogue.All.Single(c => c.Name == layer);
        LayerPoint<Tracked> at = new LayerPoint<double>(one.X, one.Cotangents).In<Tracked>();
        Bound given = Bound.Exact("given, and exact in binary");
        return
        [
            .. Named("x", one.X, given),
            .. Named("y", one.Layer.Forward(at.X), null),
            .. Named("ȳ", one.Cotangents, given),
            .. Named("x̄", [.. one.Layer.Pullback(at.X, at.Cotangents).Select(t => new Tensor<Tracked>(Array.ConvertAll(t.Values, v => change(v)), t.Shape))], null),
        ];
    }

    private static IEnumerable<TensorSnapshot> Named<T>(string name, Tensor<T>[] tensors, Bound? bound) =>
        tensors.Select((t, i) => TensorSnapshot.Of(tensors.Length == 1 ? name : $"{name}{i + 1}", t, bound));

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
