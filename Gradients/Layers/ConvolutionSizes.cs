using Verification.Reference.Kernels;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The sizes of a two-dimensional convolution, and which outputs each weight takes part in.</summary>
public sealed record ConvolutionSizes
{
    /// <summary>N.</summary>
    public required int Images { get; init; }

    /// <summary>C, H and W of the input.</summary>
    public required (int Channels, int Height, int Width) Input { get; init; }

    /// <summary>F, and the height and width of the output.</summary>
    public required (int Filters, int Height, int Width) Output { get; init; }

    /// <summary>C/groups, and the height and width of a filter.</summary>
    public required (int Channels, int Height, int Width) Kernel { get; init; }

    /// <summary>The step between neighbouring outputs.</summary>
    public required int Stride { get; init; }

    /// <summary>The zeros beyond each border.</summary>
    public required int Pad { get; init; }

    /// <summary>How many weights there are.</summary>
    public int Weights => Output.Filters * Kernel.Channels * Kernel.Height * Kernel.Width;

    /// <summary>The same sizes as the reference has them.</summary>
    public ConvolutionShape AsShape() => new(
        Images, Input.Channels, Output.Filters, [Input.Height, Input.Width], [Kernel.Height, Kernel.Width], [Stride, Stride],
        padsBegin: [Pad, Pad], padsEnd: [Pad, Pad], groups: Input.Channels / Kernel.Channels);

    /// <summary>The sizes that follow from the operands.</summary>
    /// <param name="x">[N, C, H, W].</param>
    /// <param name="w">[F, C/groups, KH, KW].</param>
    /// <param name="stride">The step.</param>
    /// <param name="pad">The zeros beyond each border.</param>
    /// <exception cref="ShapeException">The channels do not fit, or a filter is larger than the padded image.</exception>
    public static ConvolutionSizes Of(int[] x, int[] w, int stride, int pad)
    {
        if (x.Length != 4 || w.Length != 4 || w[1] == 0 || x[1] % w[1] != 0 || w[0] % (x[1] / w[1]) != 0 || x[2] + 2 * pad < w[2] || x[3] + 2 * pad < w[3])
        {
            throw new ShapeException($"x is {Shape.Text(x)}, w {Shape.Text(w)}, pad {pad}: need [N, C, H, W] and [F, C/groups, KH, KW], groups that divide C and F, and KH ≤ H + 2 pad, KW ≤ W + 2 pad");
        }
        return new()
        {
            Images = x[0],
            Input = (x[1], x[2], x[3]),
            Output = (w[0], (x[2] + 2 * pad - w[2]) / stride + 1, (x[3] + 2 * pad - w[3]) / stride + 1),
            Kernel = (w[1], w[2], w[3]),
            Stride = stride,
            Pad = pad,
        };
    }

    /// <summary>The group of a filter.</summary>
    public int GroupOf(int filter) => filter / (Output.Filters / (Input.Channels / Kernel.Channels));

    /// <summary>Where a weight meets the images: w[f, c, ky, kx] at its place in row-major order.</summary>
    public ConvolutionTap Tap(int weight)
    {
        (int column, int row) = (weight % Kernel.Width, weight / Kernel.Width % Kernel.Height);
        (int channel, int filter) = (weight / (Kernel.Width * Kernel.Height) % Kernel.Channels, weight / (Kernel.Width * Kernel.Height * Kernel.Channels));
        int group = GroupOf(filter);
        (int firstRow, int rows) = Meets(row, Input.Height, Output.Height);
        (int first, int count) = Meets(column, Input.Width, Output.Width);
        int input = ((group * Kernel.Channels + channel) * Input.Height + firstRow * Stride + row - Pad) * Input.Width + first * Stride + column - Pad;
        return new(this, input, (filter * Output.Height + firstRow) * Output.Width + first, count > 0 ? rows : 0, count);
    }

    // The outputs o with 0 ≤ o·stride + k − pad < input.
    private (int First, int Count) Meets(int k, int input, int output)
    {
        int first = Math.Max(0, (Pad - k + Stride - 1) / Stride), last = input - 1 + Pad - k;
        return (first, last < 0 ? 0 : Math.Max(0, Math.Min(output, last / Stride + 1) - first));
    }
}

/// <summary>Where a weight meets the images: rows of outputs, and in each of them so many neighbours.</summary>
/// <param name="Sizes">The convolution's.</param>
/// <param name="FirstInput">The place in the first image of the first input that meets the weight.</param>
/// <param name="FirstOutput">The place in the first image of the first output that the weight takes part in.</param>
/// <param name="Rows">How many rows of outputs.</param>
/// <param name="Count">How many outputs in each row.</param>
public readonly record struct ConvolutionTap(ConvolutionSizes Sizes, int FirstInput, int FirstOutput, int Rows, int Count)
{
    /// <summary>From row to row of the inputs that meet the weight.</summary>
    public int InputStep => Sizes.Stride * Sizes.Input.Width;

    /// <summary>From row to row of the outputs.</summary>
    public int OutputStep => Sizes.Output.Width;

    /// <summary>The place of the first input that meets the weight.</summary>
    public int InputAt(int image) => image * Sizes.Input.Channels * Sizes.Input.Height * Sizes.Input.Width + FirstInput;

    /// <summary>The place of the first output that the weight takes part in.</summary>
    public int OutputAt(int image) => image * Sizes.Output.Filters * Sizes.Output.Height * Sizes.Output.Width + FirstOutput;
}
