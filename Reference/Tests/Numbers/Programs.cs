using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Random straight-line programs, the same for every number type.</summary>
public static class Programs
{
    private static readonly float[] Hostile =
    [
        0, -0f, 1, -1, 2, 0.5f, 3, 0.1f, 1e8f, -1e8f, 1e-8f, 1 + 1.1920929e-7f, 1e19f, -1e19f, 3e38f, 1e-38f, 1e-45f, -1e-42f, 1.1754944e-38f, 100, -88, 16777216,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private static readonly float[] Tame = [0, 1, -1, 2, 0.5f, 3, 0.1f, -0.7f, 1.0009766f, 100, -8, 0.001f];

    public const int Steps = 24;

    /// <summary>The inputs of a program: hostile numbers, tame ones, or random ones of ordinary size.</summary>
    public static float[] Inputs(Random random)
    {
        int kind = random.Next(3);
        float[] x = new float[6];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = kind == 0 ? Hostile[random.Next(Hostile.Length)] : kind == 1 ? Tame[random.Next(Tame.Length)] : (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4)));
        }
        return x;
    }

    /// <summary>Every value that the program computes, in order.</summary>
    /// <param name="inputs">Exact in every format.</param>
    /// <param name="seed">Which program.</param>
    /// <param name="smooth">Whether elementary functions other than √ occur.</param>
    /// <param name="reversed">Whether sums run backwards.</param>
    public static T[] Run<T>(float[] inputs, int seed, bool smooth, bool reversed) where T : IFloatingPointIeee754<T>
    {
        Random random = new(seed);
        List<T> values = [.. inputs.Select(x => T.CreateTruncating(x))];
        for (int step = 0; step < Steps; step++)
        {
            T x = values[random.Next(values.Count)], y = values[random.Next(values.Count)], z = values[random.Next(values.Count)];
            values.Add(Operation(random.Next(smooth ? 26 : 13), x, y, z, reversed));
        }
        return [.. values];
    }

    private static T Operation<T>(int code, T x, T y, T z, bool reversed) where T : IFloatingPointIeee754<T> => code switch
    {
        0 or 1 => x + y,
        2 or 3 => x - y,
        4 or 5 => x * y,
        6 => x / y,
        7 => T.Sqrt(x * x + y * y),
        8 => reversed ? T.FusedMultiplyAdd(x, y, z) : typeof(T) == typeof(float) ? x * y + z : T.FusedMultiplyAdd(x, y, z),
        9 => T.Max(x, y),
        10 => T.Min(x, T.Abs(y)),
        11 => Special.Sum<T>(reversed ? [z, y, x, z] : [x, y, z, z]),
        12 => Special.Dot<T>(reversed ? [z, y, x] : [x, y, z], reversed ? [x, z, y] : [y, z, x]),
        13 => T.Exp(x),
        14 => T.Log(T.Abs(x)),
        15 => T.Tanh(x),
        16 => T.Sin(x),
        17 => Special.Sigmoid(x),
        18 => Special.Erf(x),
        19 => T.Pow(T.Abs(x), y),
        20 => T.Atan2(x, y),
        21 => T.Hypot(x, y),
        22 => T.Floor(x),
        23 => T.Cbrt(x),
        24 => T.Cos(x) * T.Pi,
        _ => T.Atan(x),
    };
}
