using Verification.Reference.Kernels;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The attributes that the convolutions share, as a model states them: empty lists stand for ONNX's defaults.</summary>
public sealed record ConvolutionWindow
{
    /// <summary>NOTSET, VALID, SAME_UPPER or SAME_LOWER.</summary>
    public string AutoPad { get; init; } = "NOTSET";

    /// <summary>The size of a filter; that of W if empty.</summary>
    public long[] KernelShape { get; init; } = [];

    /// <summary>Steps between outputs.</summary>
    public long[] Strides { get; init; } = [];

    /// <summary>Steps between the taps of a filter.</summary>
    public long[] Dilations { get; init; } = [];

    /// <summary>Zeros before each axis, then after each axis.</summary>
    public long[] Pads { get; init; } = [];

    /// <summary>Number of groups.</summary>
    public long Group { get; init; } = 1;

    /// <summary>The sizes of the convolution of x with w.</summary>
    /// <exception cref="ShapeException">They do not fit together.</exception>
    public ConvolutionShape On(int[] x, int[] w)
    {
        int rank = Check(x, w);
        if (x[1] != w[1] * Group || w[0] % Group != 0)
        {
            throw new ShapeException($"x has shape {Shape.Text(x)}, w {Shape.Text(w)}, 'group' is {Group}: need group · {w[1]} channels in x, and a number of filters that 'group' divides");
        }
        int[] strides = Axes(Strides, rank, "strides"), dilations = Axes(Dilations, rank, "dilations"), begin = new int[rank], end = new int[rank];
        for (int d = 0; d < rank; d++)
        {
            int size = x[d + 2], reach = dilations[d] * (w[d + 2] - 1) + 1;
            int total = Math.Max(0, ((size + strides[d] - 1) / strides[d] - 1) * strides[d] + reach - size);
            (begin[d], end[d]) = AutoPad switch
            {
                "NOTSET" or "" => Given(d, rank),
                "VALID" => (0, 0),
                "SAME_UPPER" => (total / 2, total - total / 2),
                "SAME_LOWER" => (total - total / 2, total / 2),
                _ => throw new ShapeException($"'auto_pad' is '{AutoPad}': need NOTSET, VALID, SAME_UPPER or SAME_LOWER"),
            };
        }
        return new ConvolutionShape(x[0], x[1], w[0], x.AsSpan(2), w.AsSpan(2), strides, dilations, begin, end, (int)Group);
    }

    /// <summary>The number of spatial axes.</summary>
    /// <exception cref="ShapeException">x and w do not have as many, or w is not of the stated size.</exception>
    internal int Check(int[] x, int[] w)
    {
        int rank = x.Length - 2;
        if (rank < 0 || w.Length != x.Length)
        {
            throw new ShapeException($"x has shape {Shape.Text(x)}, w {Shape.Text(w)}: need two dimensions and as many spatial ones in both");
        }
        int[] kernel = w[2..];
        if (KernelShape.Length > 0 && !KernelShape.SequenceEqual(kernel.Select(size => (long)size)))
        {
            throw new ShapeException($"'kernel_shape' is [{string.Join(", ", KernelShape)}] but w has shape {Shape.Text(w)}");
        }
        return rank;
    }

    /// <summary>A list with one positive entry for each axis: 1 where none is given.</summary>
    internal static int[] Axes(long[] given, int rank, string name) =>
        given.Length == 0 ? [.. Enumerable.Repeat(1, rank)]
        : given.Length == rank && given.All(value => value >= 1) ? Array.ConvertAll(given, value => checked((int)value))
        : throw new ShapeException($"'{name}' is [{string.Join(", ", given)}]: need {rank} positive entries");

    /// <summary>The pads of an axis as the attribute gives them.</summary>
    internal (int Begin, int End) Given(int axis, int rank) =>
        Pads.Length == 0 ? (0, 0) : Pads.Length == 2 * rank ? (checked((int)Pads[axis]), checked((int)Pads[axis + rank]))
        : throw new ShapeException($"'pads' is [{string.Join(", ", Pads)}]: need {2 * rank} entries");
}
