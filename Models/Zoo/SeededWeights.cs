using Verification.Reference.Tensors;

namespace Verification.Models.Zoo;

/// <summary>Weights that are the same on every machine: uniform on ±1/√fan-in, from SplitMix64 and exact arithmetic alone.</summary>
/// <remarks>Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, 2014.</remarks>
/// <param name="seed">The seed; each model has its own.</param>
public sealed class SeededWeights(ulong seed)
{
    private ulong state = seed;

    /// <summary>A matrix or vector of weights.</summary>
    /// <param name="fanIn">How many of them meet in one sum.</param>
    /// <param name="shape">The shape.</param>
    public Tensor<float> Next(int fanIn, params int[] shape)
    {
        double scale = 1 / Math.Sqrt(fanIn);
        float[] values = new float[Shape.Count(shape)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(Uniform() * scale);
        }
        return new Tensor<float>(values, shape);
    }

    /// <summary>A number from [−1, 1), a multiple of 2⁻²³.</summary>
    public double Uniform()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) >> 40) / (double)(1 << 23) - 1;
    }
}
