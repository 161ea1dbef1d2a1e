using Verification.Reference.Operators;

namespace Verification.Reference.Onnx;

/// <summary>Pooling: windows over the spatial dimensions of [N, C, …]. Attributes that a version lacks keep their defaults.</summary>
public static partial class Catalogue<T>
{
    static partial void Pooling()
    {
        On("MaxPool", 1, c => MaxPool.Apply<T>(c.Any(0), Pooled(c), c.Wants(1), c.Flag("storage_order")));
        On("AveragePool", 1, c => AveragePool.Of(c.Real(0), Pooled(c), c.Flag("count_include_pad")));
        On("LpPool", 1, c => LpPool.Of(c.Real(0), Pooled(c), c.Float("p", 2)));
        On("LpPool", 2, c => LpPool.Of(c.Real(0), Pooled(c), T.CreateChecked(c.Int("p", 2))));
        On("GlobalMaxPool", 1, c => Reduce.Of<T, ReduceMax>(c.Real(0), Planes.Axes(c.Real(0)), noop: true));
        On("GlobalAveragePool", 1, c => AveragePool.Global(c.Real(0)));
        On("GlobalLpPool", 1, c => LpPool.Global(c.Real(0), c.Float("p", 2)));
        On("GlobalLpPool", 2, c => LpPool.Global(c.Real(0), T.CreateChecked(c.Int("p", 2))));
        On("MaxUnpool", 9, c => MaxUnpool.Of(c.Real(0), c.Of<long>(1), c.Ints("kernel_shape"), c.Ints("strides"), c.Ints("pads"), c.LongsOrNone(2)));
        On("MaxRoiPool", 1, c => MaxRoiPool.Of(c.Real(0), c.Real(1), c.Ints("pooled_shape"), c.Float("spatial_scale", 1)));
    }

    private static Windows Pooled(Call<T> c) => new(Planes.Spatial(c.Any(0)), c.Ints("kernel_shape"), c.Ints("strides"), c.Ints("pads"), c.Ints("dilations"),
        c.Text("auto_pad", "NOTSET"), c.Flag("ceil_mode"));
}
