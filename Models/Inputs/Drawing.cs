using System.Text;
using Verification.Properties.Cases;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Inputs;

/// <summary>Draws tensors from a seed.</summary>
public static class Drawing
{
    /// <summary>A tensor of any type: reals normal, integers in [0, 10), booleans fair; or all of one constant.</summary>
    public static Tensor Tensor(ElementType type, int[] shape, ulong seed, double? constant = null)
    {
        Xoshiro random = new(seed);
        int count = Shape.Count(shape);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = constant ?? (type.IsReal() ? random.Normal() : type == ElementType.Bool ? random.Below(2) : random.Below(10));
        }
        return type switch
        {
            ElementType.Bool => new Tensor<bool>(Array.ConvertAll(values, v => v != 0), shape),
            ElementType.Int64 => new Tensor<long>(Array.ConvertAll(values, v => (long)v), shape),
            ElementType.Int32 => new Tensor<int>(Array.ConvertAll(values, v => (int)v), shape),
            ElementType.Int16 => new Tensor<short>(Array.ConvertAll(values, v => (short)v), shape),
            ElementType.Int8 => new Tensor<sbyte>(Array.ConvertAll(values, v => (sbyte)v), shape),
            ElementType.UInt64 => new Tensor<ulong>(Array.ConvertAll(values, v => (ulong)v), shape),
            ElementType.UInt32 => new Tensor<uint>(Array.ConvertAll(values, v => (uint)v), shape),
            ElementType.UInt16 => new Tensor<ushort>(Array.ConvertAll(values, v => (ushort)v), shape),
            ElementType.UInt8 => new Tensor<byte>(Array.ConvertAll(values, v => (byte)v), shape),
            ElementType.String => new Tensor<string>(Array.ConvertAll(values, v => FormattableString.Invariant($"{v}")), shape),
            ElementType.Double => new Tensor<double>(values, shape),
            ElementType.Float => new Tensor<float>(Array.ConvertAll(values, v => (float)v), shape),
            _ when SmallFloat.Of(type) is { } format => new Tensor<float>(Array.ConvertAll(values, v => (float)format.Round(v, saturate: true)), shape, type),
            _ => throw new OnnxException($"random tensors of {type} are not drawn"),
        };
    }

    /// <summary>A 64-bit hash of a name (FNV-1a), so that each input has a seed of its own.</summary>
    public static ulong Hash(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 1099511628211;
        }
        return hash;
    }
}
