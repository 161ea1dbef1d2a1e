using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Checker;

/// <summary>Faults that a fixed tolerance, or one random direction, does not see.</summary>
public static class Faults
{
    /// <summary>All of them, by shape.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. Of<TinyTerm>("wrong sign on a tiny term", Normal, [4], [64]),
        .. Of<Saturated>("zero backward in a saturated region", random => 24 + random.NextDouble(), [3], [5, 7]),
        .. Of<Antisymmetric>("a term missing that vanishes on every ⟨d, J d⟩", Normal, [5], [40]),
        .. Of<OneEntry>("a relative error of 1e-6 in one entry of 20000", Normal, [20000]),
        .. Of<Sorted>("two swapped entries of a sort", Normal, [6], [1500]),
        .. Of<BatchNormalized>("B for B − 1 in batch normalization", Normal, [20, 3], [2000, 1]),
        .. Of<Stale>("a stale forward value", Normal, [4], [6, 6]),
        .. Of<KeptFactor>("a factor kept from the first call (SecondOrder)", Normal, [4], [6, 6]),
        .. Of<AddedTwice>("the gradient accumulated twice", Normal, [4], [6, 6]),
        .. Of<Accumulated>("gradients accumulated over calls", Normal, [4], [6, 6]),
        .. Of<Transposed>("transposed weights of square shape", Normal, [2, 8], [5, 24]),
        .. Of<InPlace>("the pullback writes to its input", Normal, [4], [6, 6]),
        .. Of<WrongShape>("a gradient of another shape", Normal, [4], [6, 5]),
        .. Of<Nonlinear>("a pullback that clips the cotangent", Normal, [4], [6, 6]),
    ];

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IEnumerable<Fault> Of<TFunction>(string name, Func<Random, double> draw, params int[][] shapes) where TFunction : struct, IFaulty =>
        shapes.Select(shape => new Fault<TFunction>(name, shape) { Draw = draw });

    private static Tensor<T> Map<T>(Tensor<T> x, Func<T, int, T> f) where T : struct => new([.. x.Values.Select(f)], x.Shape);

    // y = x²/2 + t sin x with t so small that only the rounding errors are smaller.
    private readonly struct TinyTerm : IFaulty
    {
        private static T Size<T>() where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(typeof(T) == typeof(double) ? 1e-7 : typeof(T) == typeof(float) ? 0.02 : 0.5);

        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> =>
            Map(x, (v, _) => v * v / T.CreateChecked(2) + Size<T>() * T.Sin(v));

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> =>
            Map(x, (v, i) => cotangent[i] * (wrong ? v - Size<T>() * T.Cos(v) : v + Size<T>() * T.Cos(v)));
    }

    private readonly struct Saturated : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => Map(x, (v, _) => T.Tanh(v));

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> =>
            Map(x, (v, i) => wrong ? T.Zero : cotangent[i] / (T.Cosh(v) * T.Cosh(v)));
    }

    // Wrong by an antisymmetric matrix: whoever projects on one direction, the same for x and y, sees nothing.
    private readonly struct Antisymmetric : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T>
        {
            T[] y = new T[x.Count];
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = T.Sin(x[i]) + T.CreateTruncating(0.25) * (x[(i + 1) % y.Length] - x[(i + y.Length - 1) % y.Length]);
            }
            return new(y, x.Shape);
        }

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> => Map(x, (v, i) =>
            cotangent[i] * T.Cos(v) + (wrong ? T.Zero : T.CreateTruncating(0.25) * (cotangent[(i + x.Count - 1) % x.Count] - cotangent[(i + 1) % x.Count])));
    }

    private readonly struct OneEntry : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => Map(x, (v, _) => T.Exp(v));

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> =>
            Map(x, (v, i) => cotangent[i] * T.Exp(v) * (wrong && i == x.Count / 3 ? T.CreateTruncating(1 + Relative<T>()) : T.One));

        // In float and Half, the same distance from what rounding may do.
        private static double Relative<T>() => typeof(T) == typeof(double) ? 1e-6 : typeof(T) == typeof(float) ? 1e-2 : 0.5;
    }

    private readonly struct Sorted : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => new([.. x.Values.Order()], x.Shape);

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T>
        {
            int[] places = [.. Enumerable.Range(0, x.Count).OrderBy(i => x[i])];
            if (wrong)
            {
                (places[x.Count / 2], places[x.Count / 2 + 1]) = (places[x.Count / 2 + 1], places[x.Count / 2]);
            }
            T[] gradient = new T[x.Count];
            for (int k = 0; k < places.Length; k++)
            {
                gradient[places[k]] += cotangent[k];
            }
            return new(gradient, x.Shape);
        }
    }

    private readonly struct BatchNormalized : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T>
        {
            T[] y = new T[x.Count];
            for (int j = 0; j < x.Shape[1]; j++)
            {
                (T mean, T deviation) = Moments(x, j);
                for (int b = 0; b < x.Shape[0]; b++)
                {
                    int at = b * x.Shape[1] + j;
                    y[at] = (x[at] - mean) / deviation;
                }
            }
            return new(y, x.Shape);
        }

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T>
        {
            (int rows, int columns) = (x.Shape[0], x.Shape[1]);
            T count = T.CreateChecked(rows), freedom = T.CreateChecked(wrong ? rows : rows - 1);
            T[] gradient = new T[x.Count];
            for (int j = 0; j < columns; j++)
            {
                (T mean, T deviation) = Moments(x, j);
                (T sum, T along) = (T.Zero, T.Zero);
                for (int b = 0; b < rows; b++)
                {
                    int at = b * columns + j;
                    sum += cotangent[at];
                    along += cotangent[at] * (x[at] - mean) / deviation;
                }
                for (int b = 0; b < rows; b++)
                {
                    int at = b * columns + j;
                    gradient[at] = (cotangent[at] - sum / count - (x[at] - mean) / deviation * along / freedom) / deviation;
                }
            }
            return new(gradient, x.Shape);
        }

        private static (T Mean, T Deviation) Moments<T>(Tensor<T> x, int j) where T : struct, IFloatingPointIeee754<T>
        {
            (int rows, int columns) = (x.Shape[0], x.Shape[1]);
            (T mean, T square) = (T.Zero, T.Zero);
            for (int b = 0; b < rows; b++)
            {
                mean += x[b * columns + j] / T.CreateChecked(rows);
            }
            for (int b = 0; b < rows; b++)
            {
                T centred = x[b * columns + j] - mean;
                square += centred * centred;
            }
            return (mean, T.Sqrt(square / T.CreateChecked(rows - 1)));
        }
    }

    // The forward pass leaves its result behind, and the backward pass takes it for that of its own point.
    private readonly struct Stale : IFaulty
    {
        public static object Start<T>() => new T[1][];

        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T>
        {
            Tensor<T> y = Map(x, (v, _) => T.Exp(v));
            ((T[][])state)[0] = y.Values;
            return y;
        }

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> =>
            Map(x, (v, i) => cotangent[i] * (wrong ? ((T[][])state)[0][i] : T.Exp(v)));
    }

    // y = (Σ x²)·x: the pullback has Σ x² of the first point, in one of its two terms, for good. Right there, and nowhere else.
    private readonly struct KeptFactor : IFaulty
    {
        public static GradientOptions Options => new() { SecondOrder = true };

        public static object Start<T>() => new T[1][];

        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T>
        {
            T sum = Inner(x, x);
            ((T[][])state)[0] ??= [sum];
            return Map(x, (v, _) => v * sum);
        }

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T>
        {
            (T sum, T along) = (wrong ? ((T[][])state)[0][0] : Inner(x, x), Inner(x, cotangent));
            return Map(x, (v, i) => cotangent[i] * sum + T.CreateChecked(2) * v * along);
        }

        private static T Inner<T>(Tensor<T> x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T> => x.Values.Zip(y.Values, (a, b) => a * b).Aggregate(T.Zero, (a, b) => a + b);
    }

    private readonly struct AddedTwice : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => Map(x, (v, _) => T.Sin(v));

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> =>
            Map(x, (v, i) => T.CreateChecked(wrong ? 2 : 1) * cotangent[i] * T.Cos(v));
    }

    private readonly struct Accumulated : IFaulty
    {
        public static object Start<T>() => new Dictionary<int, T>();

        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => Map(x, (v, _) => T.Sin(v));

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T>
        {
            Dictionary<int, T> kept = wrong ? (Dictionary<int, T>)state : [];
            return Map(x, (v, i) => kept[i] = kept.GetValueOrDefault(i) + cotangent[i] * T.Cos(v));
        }
    }

    private readonly struct Transposed : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => Product(x, transposed: true);

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> => Product(cotangent, transposed: wrong);

        // x Wᵀ, or x W, with some square W that is not symmetric.
        private static Tensor<T> Product<T>(Tensor<T> x, bool transposed) where T : struct, IFloatingPointIeee754<T>
        {
            int n = x.Shape[1];
            T[] y = new T[x.Count];
            for (int at = 0; at < y.Length; at++)
            {
                for (int k = 0; k < n; k++)
                {
                    (int i, int j) = transposed ? (at % n, k) : (k, at % n);
                    y[at] += x[at / n * n + k] * T.CreateTruncating(Math.Sin(1 + i * 3.7 + j * 1.3));
                }
            }
            return new(y, x.Shape);
        }
    }

    private readonly struct InPlace : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => Map(x, (v, _) => T.Sin(v));

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T>
        {
            Tensor<T> gradient = Map(x, (v, i) => cotangent[i] * T.Cos(v));
            if (wrong)
            {
                x.Values[0] = -x.Values[0];
            }
            return gradient;
        }
    }

    private readonly struct WrongShape : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T> => Map(x, (v, _) => T.Sin(v));

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T> =>
            Map(x, (v, i) => cotangent[i] * T.Cos(v)) is var gradient && wrong ? gradient.Reshaped([1, .. x.Shape]) : gradient;
    }

    private readonly struct Nonlinear : IFaulty
    {
        public static Tensor<T> Forward<T>(Tensor<T> x, object state) where T : struct, IFloatingPointIeee754<T>
        {
            T sum = x.Values.Aggregate(T.Zero, (a, b) => a + b * b);
            return Map(x, (v, _) => v * sum);
        }

        public static Tensor<T> Pullback<T>(Tensor<T> x, Tensor<T> cotangent, bool wrong, object state) where T : struct, IFloatingPointIeee754<T>
        {
            T sum = x.Values.Aggregate(T.Zero, (a, b) => a + b * b), along = T.Zero;
            for (int i = 0; i < x.Count; i++)
            {
                along += x[i] * cotangent[i];
            }
            T most = T.CreateChecked(4) * sum;
            return Map(x, (v, i) => cotangent[i] * sum + T.CreateChecked(2) * v * along is var g && wrong && T.Abs(along) > T.CreateTruncating(2.5) ? T.Clamp(g, -most / T.CreateChecked(4), most / T.CreateChecked(4)) : g);
        }
    }
}
