using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators;

/// <summary>Seeded numbers, and tensors of single-precision ones in any number type.</summary>
internal static class Samples
{
    public static float[] Floats(int seed, params int[] shape)
    {
        Random random = new(seed);
        float[] values = new float[Shape.Count(shape)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(2 * random.NextDouble() - 1);
        }
        return values;
    }

    public static Tensor<T> Of<T>(float[] values, params int[] shape) where T : INumber<T> => new(Array.ConvertAll(values, v => T.CreateChecked(v)), shape);

    public static Tensor<T> Of<T>(int seed, params int[] shape) where T : INumber<T> => Of<T>(Floats(seed, shape), shape);

    /// <summary>Dual numbers with random tangents.</summary>
    public static Tensor<Augmented<Tangents>> Duals(int seed, params int[] shape)
    {
        float[] values = Floats(seed, shape), tangents = Floats(seed + 1000, shape);
        return new([.. values.Zip(tangents, (v, t) => new Augmented<Tangents>(v, t))], shape);
    }

    /// <summary>The values of dual numbers moved by a step along their tangents.</summary>
    public static Tensor<double> Along(Tensor<Augmented<Tangents>> x, double step) => new(Array.ConvertAll(x.Values, v => v.Value + step * v.Extra), x.Shape);

    /// <summary>Uniform numbers in [offset − 1, offset + 1), the same ones every time.</summary>
    public static float[] Singles(int count, float offset = 0, int seed = 1)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => offset + 2 * random.NextSingle() - 1)];
    }

    /// <summary>The same in double precision.</summary>
    public static double[] Doubles(int count, double offset = 0, int seed = 1)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => offset + 2 * random.NextDouble() - 1)];
    }
}
