using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Tensors of random numbers: ONNX's RandomUniform, RandomNormal (and their Like forms), Bernoulli and Multinomial.</summary>
/// <remarks>
/// Shape: as given, or that of x; Multinomial: [batch, classes] → [batch, samples].<br/>
/// Error: none: a drawn number is data. It is rounded to the declared format once, and everything later is computed with that number.<br/>
/// Since: RandomUniform, RandomNormal and their Like forms 1; Multinomial 7; Bernoulli 15.<br/>
/// Source: ONNX RandomUniform-22, RandomNormal-22, Bernoulli-22, Multinomial-22.
/// </remarks>
public static class Draws
{
    /// <summary>Numbers in [low, high).</summary>
    public static Tensor Uniform<T>(MersenneTwister random, int[] shape, ElementType type, double low, double high) where T : IFloatingPointIeee754<T> =>
        Typed<T>(Fill(shape, () =>
        {
            // Rounding may reach the end, which does not belong to the interval.
            double drawn = Rounded(low + random.NextUniform() * (high - low), type);
            return drawn < high ? drawn : low;
        }), shape, type);

    /// <summary>Normal numbers.</summary>
    public static Tensor Normal<T>(MersenneTwister random, int[] shape, ElementType type, double mean, double scale) where T : IFloatingPointIeee754<T> =>
        Typed<T>(Fill(shape, () => mean + random.NextNormal() * scale), shape, type);

    /// <summary>For each probability p a 1 with that probability, else 0.</summary>
    public static Tensor Bernoulli<T>(MersenneTwister random, Tensor<T> probabilities, ElementType type) where T : IFloatingPointIeee754<T>
    {
        double[] drawn = Array.ConvertAll(probabilities.Values, p => double.CreateChecked(p));
        for (int i = 0; i < drawn.Length; i++)
        {
            double p = drawn[i] is >= 0 and <= 1 ? drawn[i] : throw new ShapeException($"element {i} is {drawn[i]}: need a probability");
            // The rarer outcome is at the upper end, as in NumPy's binomial.
            drawn[i] = p <= 0.5 ? (random.NextUniform() > 1 - p ? 1 : 0) : random.NextUniform() <= p ? 1 : 0;
        }
        return Typed<T>(drawn, probabilities.Shape, type);
    }

    /// <summary>For each row of logarithms of (unnormalised) probabilities, classes drawn with these probabilities.</summary>
    public static Tensor Multinomial<T>(MersenneTwister random, Tensor<T> logarithms, long samples, ElementType type) where T : IFloatingPointIeee754<T>
    {
        if (logarithms.Rank != 2 || (logarithms.Shape[1] == 0 && logarithms.Count < logarithms.Shape[0] * samples) || samples < 0)
        {
            throw new ShapeException($"x is {logarithms.Describe()} for {samples} samples: need [batch, classes] with at least one class");
        }
        int rows = logarithms.Shape[0], classes = logarithms.Shape[1];
        int[] shape = Shape.Dimensions([rows, samples]);
        double[] drawn = Shape.Allocate<double>(shape), upTo = new double[classes];
        for (int row = 0; row < rows; row++)
        {
            double[] line = Array.ConvertAll(logarithms.Values[(row * classes)..((row + 1) * classes)], v => double.CreateChecked(v));
            double largest = line.Max(), total = 0;
            for (int k = 0; k < classes; k++)
            {
                total += Math.Exp(line[k] - largest);
                upTo[k] = total;
            }
            for (int s = 0; s < samples; s++)
            {
                double at = random.NextUniform() * total;
                int found = Array.FindIndex(upTo, bound => at < bound);
                drawn[row * samples + s] = found >= 0 ? found : throw new ShapeException($"row {row} has no probabilities: the sum of their exponentials is {total}");
            }
        }
        return Typed<T>(drawn, shape, type);
    }

    private static double[] Fill(int[] shape, Func<double> draw)
    {
        double[] drawn = Shape.Allocate<double>(shape);
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = draw();
        }
        return drawn;
    }

    private static double Rounded(double x, ElementType type) => type == ElementType.Float ? (float)x : SmallFloat.Of(type)?.Round(x, saturate: true) ?? x;

    private static Tensor Typed<T>(double[] drawn, int[] shape, ElementType type) where T : IFloatingPointIeee754<T> => type switch
    {
        _ when type.IsReal() => new Tensor<T>(Array.ConvertAll(drawn, v => T.CreateChecked(Rounded(v, type))), shape, type),
        ElementType.Bool => new Tensor<bool>(Array.ConvertAll(drawn, v => v != 0), shape),
        _ when type.IsInteger() => Integers.Narrow(Array.ConvertAll(drawn, v => (long)v), shape, type),
        _ => throw new ShapeException($"'dtype' is {(int)type}: need a type of real numbers, or of integers or bool where these are drawn"),
    };
}
