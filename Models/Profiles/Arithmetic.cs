using Verification.Models.Audit;
using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Profiles;

/// <summary>The arithmetic of a backend: for each real format, the profile that bounds its results.</summary>
public sealed class Arithmetic
{
    private readonly Func<Model, BoundedReference> single;

    private Arithmetic(string name, string source, Func<Model, BoundedReference> single)
    {
        Name = name;
        Source = source;
        this.single = single;
    }

    /// <summary>Its name on the command line.</summary>
    public string Name { get; }

    /// <summary>Where its numbers come from.</summary>
    public string Source { get; }

    /// <summary>Plain IEEE 754.</summary>
    public static Arithmetic Ieee754 { get; } = new("fp32", "IEEE 754-2019; functions within 3 ulp", model => new BoundedReference<Binary32>(model));

    /// <summary>ONNX Runtime's CPU provider.</summary>
    public static Arithmetic OrtCpu { get; } = new("ort-cpu", "IEEE 754-2019; functions as measured over every float", model => new BoundedReference<OrtCpu32>(model));

    /// <summary>ONNX Runtime's WebGPU provider.</summary>
    public static Arithmetic WebGpu { get; } = new("wgsl", "W3C WebGPU Shading Language, floating point accuracy", model => new BoundedReference<Wgsl32>(model));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Arithmetic> All { get; } = [Ieee754, OrtCpu, WebGpu];

    /// <summary>The bounded reference for results of a real format.</summary>
    public BoundedReference For(ElementType type, Model model) => type switch
    {
        ElementType.Double => new BoundedReference<Binary64>(model),
        ElementType.Float16 => new BoundedReference<Binary16>(model),
        ElementType.BFloat16 => new BoundedReference<Brain16>(model),
        _ => single(model),
    };
}
