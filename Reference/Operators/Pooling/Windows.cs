using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Where the windows of a pooling operator lie: for each place of an output plane, the elements of the input plane under it.</summary>
/// <remarks>
/// Output size per dimension: ⌊(n + pads − d(k − 1) − 1) / stride⌋ + 1, with ⌈ ⌉ for <c>ceil_mode</c>, where a last window that would start
/// beyond the input and its leading padding is left out. <c>SAME_UPPER</c> and <c>SAME_LOWER</c>: ⌈n / stride⌉, padded to fit.<br/>
/// Method: found once and used for every plane. Windows that lie wholly inside share one list of offsets; only those at the border have their own.
/// </remarks>
public sealed class Windows
{
    private readonly int[] offsets, starts;
    private readonly int[]?[] cut;
    private readonly int[] paddedCounts;

    /// <summary>The windows over a spatial shape (without batch and channels).</summary>
    /// <param name="input">The spatial shape.</param>
    /// <param name="kernel">The window's size along each dimension.</param>
    /// <param name="strides">Steps between windows; empty for 1.</param>
    /// <param name="pads">Padding before each dimension, then after each; empty for none.</param>
    /// <param name="dilations">Steps between a window's elements; empty for 1.</param>
    /// <param name="autoPad">ONNX's <c>auto_pad</c>.</param>
    /// <param name="ceil">ONNX's <c>ceil_mode</c>.</param>
    /// <exception cref="ShapeException">The attributes do not fit one another or the input.</exception>
    public Windows(ReadOnlySpan<int> input, long[] kernel, long[] strides, long[] pads, long[] dilations, string autoPad = "NOTSET", bool ceil = false)
    {
        int rank = input.Length;
        Check("kernel_shape", kernel, rank, 1);
        Dimension[] dimensions = Dimensions = new Dimension[rank];
        for (int d = 0; d < rank; d++)
        {
            long stride = Check("strides", strides, rank, 1) ? strides[d] : 1, dilation = Check("dilations", dilations, rank, 1) ? dilations[d] : 1;
            (long before, long after) = Check("pads", pads, 2 * rank, 0) ? (pads[d], pads[rank + d]) : (0, 0);
            dimensions[d] = Dimension.Of(input[d], checked((int)kernel[d]), stride, dilation, before, after, autoPad, ceil);
        }
        Shape = [.. dimensions.Select(d => d.Size)];
        KernelCount = Tensors.Shape.Count([.. dimensions.Select(d => d.Kernel)]);
        int count = Tensors.Shape.Count(Shape);
        (starts, paddedCounts, cut) = (new int[count], new int[count], new int[count][]);
        int[] inner = Tensors.Shape.Strides(input);
        offsets = Offsets(dimensions, inner, new int[rank], d => (0, d.Kernel));
        Walk walk = new(Shape, new int[rank]);
        for (int w = 0; w < count; w++, walk.Step())
        {
            paddedCounts[w] = 1;
            bool whole = true;
            for (int d = 0; d < rank; d++)
            {
                (int first, int end) = dimensions[d].Inside(walk.Index[d]);
                whole &= first == 0 && end == dimensions[d].Kernel;
                starts[w] += dimensions[d].Start(walk.Index[d]) * inner[d];
                paddedCounts[w] *= dimensions[d].Padded(walk.Index[d]);
            }
            if (!whole)
            {
                int[] index = walk.Index;
                cut[w] = Offsets(dimensions, inner, index, null);
            }
        }
    }

    /// <summary>The windows along each dimension.</summary>
    internal Dimension[] Dimensions { get; }

    /// <summary>The spatial shape of the output.</summary>
    public int[] Shape { get; }

    /// <summary>How many windows a plane has.</summary>
    public int Count => starts.Length;

    /// <summary>How many elements a whole window has.</summary>
    public int KernelCount { get; }

    /// <summary>The elements under a window that are inside the input: offsets from <paramref name="start"/> in its plane.</summary>
    public ReadOnlySpan<int> Taps(int window, out int start)
    {
        start = starts[window];
        return cut[window] ?? offsets;
    }

    /// <summary>How many elements of a window are inside the input or its stated padding (what <c>ceil_mode</c> adds beyond is neither).</summary>
    public int PaddedCount(int window) => paddedCounts[window];

    // The offsets of one window's taps from its start, in row-major order; range null: those inside the input.
    private static int[] Offsets(Dimension[] dimensions, int[] inner, int[] index, Func<Dimension, (int First, int End)>? range)
    {
        int[] taps = [0];
        for (int d = 0; d < dimensions.Length; d++)
        {
            (int first, int end) = range is null ? dimensions[d].Inside(index[d]) : range(dimensions[d]);
            int[] next = Tensors.Shape.Allocate<int>([taps.Length, Math.Max(0, end - first)]);
            for (int t = 0, n = 0; t < taps.Length; t++)
            {
                for (int k = first; k < end; k++)
                {
                    next[n++] = taps[t] + k * dimensions[d].Dilation * inner[d];
                }
            }
            taps = next;
        }
        return taps;
    }

    private static bool Check(string name, long[] values, int length, long least) =>
        values.Length == 0 && name != "kernel_shape" ? false
        : values.Length == length && values.All(v => v >= least && v < int.MaxValue) ? true
        : throw new ShapeException($"'{name}' is [{string.Join(", ", values)}]: need {length} numbers of at least {least}");

    /// <summary>The windows along one dimension.</summary>
    internal readonly record struct Dimension(int Input, int Kernel, int Stride, int Dilation, int Before, int After, int Size)
    {
        public static Dimension Of(int input, int kernel, long stride, long dilation, long before, long after, string autoPad, bool ceil)
        {
            long reach = (kernel - 1) * dilation + 1, size;
            switch (autoPad)
            {
                case "SAME_UPPER" or "SAME_LOWER":
                    size = (input + stride - 1) / stride;
                    long total = Math.Max(0, (size - 1) * stride + reach - input);
                    before = autoPad == "SAME_UPPER" ? total / 2 : total - total / 2;
                    after = total - before;
                    break;
                case "NOTSET" or "" or "VALID":
                    (before, after) = autoPad == "VALID" ? (0, 0) : (before, after);
                    long room = input + before + after - reach;
                    size = (room + (ceil ? stride - 1 : 0) + stride) / stride;
                    size -= ceil && (size - 1) * stride >= input + before ? 1 : 0;
                    if (room + (ceil ? stride - 1 : 0) < 0)
                    {
                        throw new ShapeException($"a window of {reach} does not fit into {input} elements padded by {before} and {after}");
                    }
                    break;
                default:
                    throw new ShapeException($"'auto_pad' is '{autoPad}': need NOTSET, SAME_UPPER, SAME_LOWER or VALID");
            }
            return new Dimension(input, kernel, checked((int)stride), checked((int)dilation), checked((int)before), checked((int)after), checked((int)size));
        }

        /// <summary>Where a window starts; in the padding, below 0.</summary>
        public int Start(int window) => window * Stride - Before;

        /// <summary>The taps [first, end) of a window that lie in the input.</summary>
        public (int First, int End) Inside(int window)
        {
            int start = Start(window);
            int first = start >= 0 ? 0 : (-start + Dilation - 1) / Dilation;
            return (first, Math.Max(first, Below(Input, start)));
        }

        /// <summary>How many of a window's taps lie in the input or its stated padding.</summary>
        public int Padded(int window) => Below(Input + After, Start(window));

        private int Below(int limit, int start) => start >= limit ? 0 : Math.Min(Kernel, (limit - start - 1) / Dilation + 1);
    }
}
