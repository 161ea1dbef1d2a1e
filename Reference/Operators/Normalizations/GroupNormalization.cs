using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Group normalization: y = (x − m) · scale / √(v + ε) + b with the moments of a group of channels in one batch element.</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …] → same, in g groups of C/g channels; scale and b [C], or before version 21 [g].<br/>
/// Domain: g divides C; v + ε > 0.<br/>
/// Error: forms: textbook; folded x·k + (b − m·k).<br/>
/// Since: 21 (scale per channel, stash_type); 18 (scale per group).<br/>
/// Source: ONNX GroupNormalization-21; Y. Wu and K. He, Group Normalization, 2018.
/// </remarks>
public static class GroupNormalization
{
    /// <summary>Normalizes by the moments of each of <paramref name="groups"/> groups of channels.</summary>
    /// <param name="x">What is normalized.</param>
    /// <param name="scale">The factors.</param>
    /// <param name="bias">The shifts.</param>
    /// <param name="groups">ONNX's <c>num_groups</c>.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="perGroup">Whether scale and bias have one entry per group instead of one per channel.</param>
    /// <param name="folded">Whether to compute the folded form.</param>
    /// <exception cref="ShapeException">The groups do not divide the channels, or parameters do not have one entry per channel (or group).</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> scale, Tensor<T> bias, long groups, T epsilon, bool perGroup = false, bool folded = false)
        where T : IFloatingPointIeee754<T>
    {
        int channels = x.Rank >= 2 ? x.Shape[1] : throw new ShapeException($"x is {x.Describe()}: need [N, C, ...]");
        if (groups < 1 || channels % groups != 0)
        {
            throw new ShapeException($"'num_groups' is {groups} but x has {channels} channels: need a divisor");
        }
        int parameters = perGroup ? (int)groups : channels;
        if (scale.Count != parameters || bias.Count != parameters)
        {
            throw new ShapeException($"scale is {scale.Describe()}, bias {bias.Describe()}: need {parameters} elements");
        }
        int planes = x.Shape[0] * channels, size = channels / (int)groups, planeLength = Shape.Count(x.Shape.AsSpan(2)), length = size * planeLength;
        (T[] mean, T[] variance, T[] k, T[] b) = (new T[planes], new T[planes], new T[planes], new T[planes]);
        Loops.For<T>(planes / Math.Max(1, size), 8L * length, (start, end) =>
        {
            T[] scratch = new T[length];
            for (int g = start; g < end; g++)
            {
                (T m, T v) = Moments.Of(x.Values.AsSpan(g * length, length), scratch);
                for (int p = g * size; p < (g + 1) * size; p++)
                {
                    int parameter = p % channels / (perGroup ? size : 1);
                    (mean[p], variance[p], k[p], b[p]) = (m, v, scale[parameter], bias[parameter]);
                }
            }
        });
        return Standardization<T>.Of(mean, variance, k, b, epsilon).Apply(x, planeLength, folded);
    }
}
