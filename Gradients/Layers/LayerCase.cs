using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>A layer at a fixed point: what snapshots, checkers and benchmarks go through.</summary>
/// <param name="Name">Its permanent name, in kebab case.</param>
/// <param name="Layer">The layer.</param>
/// <param name="X">The inputs, parameters among them.</param>
/// <param name="Cotangents">ȳ.</param>
public sealed record LayerCase(string Name, ILayer Layer, Tensor<double>[] X, Tensor<double>[] Cotangents)
{
    /// <summary>The case whose k-th number, k = 0, 1, … through all inputs and then all cotangents, is (29k mod 41 − 20.5)/16.</summary>
    /// <remarks>Exact in every format, from −1.28125 to 1.21875; never 0, and no two of 41 successive numbers are equal: no kink, no tie.</remarks>
    /// <param name="name">Its permanent name.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="shapes">The inputs' shapes.</param>
    public static LayerCase Of(string name, ILayer layer, params int[][] shapes)
    {
        int k = 0;
        Tensor<double>[] x = [.. shapes.Select(Next)];
        return new(name, layer, x, [.. layer.Forward(x).Select(y => Next(y.Shape))]);

        Tensor<double> Next(int[] shape) => new([.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => (29 * k++ % 41 - 20.5) / 16)], shape);
    }
}
