using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Batch normalization: y = (x − m) · scale / √(v + ε) + b for each channel.</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …] → same; scale, b, m, v [C], or with <c>spatial</c> 0 (before version 9) [C, d₁, …].<br/>
/// Domain: v + ε > 0. Inference takes m and v as given; training takes those of the batch (v divided by n, not n − 1), and gives the running
/// ones, old·momentum + batch·(1 − momentum).<br/>
/// Error: forms: textbook; folded x·k + (b − m·k), far less accurate where |m| is large against √v.<br/>
/// Since: 15 (types apart); 14 (training_mode, outputs Y, running_mean, running_var); 9 (no spatial); 7 (no is_test: training when it has
/// more than one output); 6 (no consumed_inputs); 1.<br/>
/// Source: ONNX BatchNormalization-15; S. Ioffe and C. Szegedy, Batch Normalization, 2015.
/// </remarks>
public static class BatchNormalization
{
    /// <summary>Normalizes by given moments.</summary>
    /// <exception cref="ShapeException">Parameters do not have one entry per channel.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> scale, Tensor<T> bias, Tensor<T> mean, Tensor<T> variance, T epsilon, bool spatial = true, bool folded = false)
        where T : IFloatingPointIeee754<T>
    {
        int features = Features(x, spatial), batch = x.Rank == 0 ? 1 : x.Shape[0];
        foreach (Tensor<T> parameter in (ReadOnlySpan<Tensor<T>>)[scale, bias, mean, variance])
        {
            if (parameter.Count != features)
            {
                throw new ShapeException($"a parameter is {parameter.Describe()} but x is {x.Describe()}: need {features} elements");
            }
        }
        int planeLength = features * batch == 0 ? 0 : x.Count / (features * batch);
        return Standardization<T>.Of(mean.Values, variance.Values, scale.Values, bias.Values, epsilon).Apply(x, planeLength, folded);
    }

    /// <summary>Normalizes by the batch's own moments.</summary>
    /// <returns>y, the running mean and variance, the batch's mean and variance.</returns>
    /// <exception cref="ShapeException">Parameters do not have one entry per channel.</exception>
    public static Tensor<T>[] Training<T>(Tensor<T> x, Tensor<T> scale, Tensor<T> bias, Tensor<T> mean, Tensor<T> variance, T epsilon, T momentum, bool spatial = true, bool folded = false)
        where T : IFloatingPointIeee754<T>
    {
        Groups groups = new(x.Shape, [.. Enumerable.Range(0, x.Rank).Where(d => d == 0 || (d > 1 && spatial))]);
        Tensor<T> batchMean = new(new T[groups.Count], mean.Shape, mean.ElementType), batchVariance = new(new T[groups.Count], variance.Shape, variance.ElementType);
        Loops.For<T>(groups.Count, 8L * groups.Length, (start, end) =>
        {
            T[] scratch = new T[groups.Length];
            for (int g = start; g < end; g++)
            {
                (batchMean.Values[g], batchVariance.Values[g]) = Moments.Of(groups.Read<T>(g, x.Values, scratch), scratch);
            }
        });
        return
        [
            Of(x, scale, bias, batchMean, batchVariance, epsilon, spatial, folded),
            Running(mean, batchMean, momentum),
            Running(variance, batchVariance, momentum),
            batchMean,
            batchVariance,
        ];
    }

    private static int Features<T>(Tensor<T> x, bool spatial) => x.Rank < 2 ? 1 : spatial ? x.Shape[1] : Shape.Count(x.Shape.AsSpan(1));

    private static Tensor<T> Running<T>(Tensor<T> old, Tensor<T> batch, T momentum) where T : IFloatingPointIeee754<T>
    {
        T[] result = new T[batch.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = old[i] * momentum + batch[i] * (T.One - momentum);
        }
        return new Tensor<T>(result, batch.Shape, old.ElementType);
    }
}
