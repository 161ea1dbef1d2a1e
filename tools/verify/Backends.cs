using Verification.Models.Backends;
using Verification.Models.Profiles;

namespace Verification.Tools.Verify;

/// <summary>Backends and profiles by their names on the command line.</summary>
internal static class Backends
{
    public static IReadOnlyList<string> Names { get; } = ["reference", "ort-cpu", "ort-webgpu"];

    public static IBackend Find(string name) => name switch
    {
        "reference" => new ReferenceBackend<float>(),
        "ort-cpu" => OrtBackend.Cpu,
        "ort-webgpu" => OrtBackend.WebGpu,
        _ => throw new UsageException($"--backend is '{name}': need one of {string.Join(", ", Names)}"),
    };

    public static Arithmetic? Profile(string? name) => name is null ? null
        : Arithmetic.All.FirstOrDefault(a => a.Name == name) ?? throw new UsageException($"--profile is '{name}': need one of {string.Join(", ", Arithmetic.All.Select(a => a.Name))}");
}
