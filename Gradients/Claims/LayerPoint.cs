using System.Globalization;
using System.Numerics;
using Verification.Properties.Cases;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Where a layer is differentiated: its inputs, and a cotangent for each output.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="X">The inputs.</param>
/// <param name="Cotangents">ȳ.</param>
public sealed record LayerPoint<T>(Tensor<T>[] X, Tensor<T>[] Cotangents) where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The same point in another number type.</summary>
    public LayerPoint<TOther> In<TOther>() where TOther : struct, IFloatingPointIeee754<TOther> => new([.. X.Select(Lift<TOther>)], [.. Cotangents.Select(Lift<TOther>)]);

    /// <summary>All entries of some tensors, one after another.</summary>
    public static T[] Flat(IEnumerable<Tensor<T>> tensors) => [.. tensors.SelectMany(t => t.Values)];

    private static Tensor<TOther> Lift<TOther>(Tensor<T> x) where TOther : struct, IFloatingPointIeee754<TOther> => new(Array.ConvertAll(x.Values, TOther.CreateChecked), x.Shape);
}

/// <summary>Points of layers.</summary>
public static class LayerPoints
{
    /// <summary>Points whose shapes are drawn, then their numbers.</summary>
    /// <param name="description">The layer's inputs and their shapes, in words.</param>
    /// <param name="draw">The shapes of inputs and outputs, with a domain of the numbers of each.</param>
    /// <param name="edges">The hard ones.</param>
    public static Domain<LayerPoint<double>> Of(string description, Func<Xoshiro, (Part[] X, Part[] Y)> draw, params Edge<LayerPoint<double>>[] edges) => new()
    {
        Description = description,
        Draw = random =>
        {
            (Part[] x, Part[] y) = draw(random);
            return new([.. x.Select(part => Draw(random, part))], [.. y.Select(part => Draw(random, part))]);
        },
        Shrink = Simpler,
        Show = Show,
        Edges = edges,
    };

    private static Tensor<double> Draw(Xoshiro random, Part part)
    {
        double[] values = new double[Shape.Count(part.Shape)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = part.Number?.Invoke(random) ?? Reals.Draw(random, part.Low, part.High);
        }
        return new(values, part.Shape);
    }

    // Shapes stay as they are: what a smaller shape would mean is the layer's own affair.
    internal static IEnumerable<LayerPoint<double>> Simpler(LayerPoint<double> point)
    {
        for (int t = 0; t < point.X.Length + point.Cotangents.Length; t++)
        {
            bool isInput = t < point.X.Length;
            Tensor<double> tensor = isInput ? point.X[t] : point.Cotangents[t - point.X.Length];
            for (int i = 0; i < tensor.Count; i++)
            {
                foreach (double simpler in Reals.Simpler(tensor[i]))
                {
                    double[] values = [.. tensor.Values];
                    values[i] = simpler;
                    Tensor<double> changed = new(values, tensor.Shape);
                    yield return isInput ? point with { X = [.. point.X[..t], changed, .. point.X[(t + 1)..]] }
                        : point with { Cotangents = [.. point.Cotangents[..(t - point.X.Length)], changed, .. point.Cotangents[(t - point.X.Length + 1)..]] };
                }
            }
        }
    }

    internal static string Show(LayerPoint<double> point) =>
        string.Join(", ", point.X.Select((t, i) => Show($"x{i + 1}", t)).Concat(point.Cotangents.Select((t, i) => Show($"ȳ{i + 1}", t))));

    private static string Show(string name, Tensor<double> x) => $"{name} = [{string.Join(", ", x.Values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}] {Shape.Text(x.Shape)}";
}

/// <summary>A tensor to be drawn: its shape, and the interval of its numbers.</summary>
public readonly record struct Part(int[] Shape, double Low = -4, double High = 4)
{
    /// <summary>Draws each number, in order; null for reals of the interval.</summary>
    public Func<Xoshiro, double>? Number { get; init; }
}
