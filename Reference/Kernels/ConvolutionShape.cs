namespace Verification.Reference.Kernels;

/// <summary>The sizes of a convolution over any number of spatial axes, one entry per axis in each list.</summary>
/// <remarks>
/// Shape: x [Batch, Channels, Input…], w [Filters, Channels / Groups, Kernel…], bias [Filters], y [Batch, Filters, Output…], all row-major.<br/>
/// Output = ⌊(Input + PadsBegin + PadsEnd − Dilations·(Kernel − 1) − 1) / Strides⌋ + 1. Pads are zeros that take part in the sum: 0 · ∞ in the pads is NaN.
/// </remarks>
public sealed class ConvolutionShape
{
    /// <summary>Checks the sizes against one another.</summary>
    /// <param name="batch">Number of images.</param>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="input">Spatial sizes of the input.</param>
    /// <param name="kernel">Spatial sizes of a filter.</param>
    /// <param name="strides">Steps between outputs; null for 1.</param>
    /// <param name="dilations">Steps between the taps of a filter; null for 1.</param>
    /// <param name="padsBegin">Zeros before the input; null for 0.</param>
    /// <param name="padsEnd">Zeros after the input; null for 0.</param>
    /// <param name="groups">Number of groups, a divisor of channels and of filters.</param>
    public ConvolutionShape(
        int batch,
        int channels,
        int filters,
        ReadOnlySpan<int> input,
        ReadOnlySpan<int> kernel,
        ReadOnlySpan<int> strides = default,
        ReadOnlySpan<int> dilations = default,
        ReadOnlySpan<int> padsBegin = default,
        ReadOnlySpan<int> padsEnd = default,
        int groups = 1)
    {
        Batch = AtLeast(batch, 0, nameof(batch));
        Channels = AtLeast(channels, 0, nameof(channels));
        Filters = AtLeast(filters, 0, nameof(filters));
        Groups = AtLeast(groups, 1, nameof(groups));
        if (channels % groups != 0 || filters % groups != 0)
            throw new ArgumentException($"'groups' is {groups} with {channels} channels and {filters} filters: need a divisor of both");

        Input = Axes(input, input.Length, 0, 0, nameof(input));
        Kernel = Axes(kernel, input.Length, null, 1, nameof(kernel));
        Strides = Axes(strides, input.Length, 1, 1, nameof(strides));
        Dilations = Axes(dilations, input.Length, 1, 1, nameof(dilations));
        PadsBegin = Axes(padsBegin, input.Length, 0, 0, nameof(padsBegin));
        PadsEnd = Axes(padsEnd, input.Length, 0, 0, nameof(padsEnd));
        Output = new int[input.Length];
        for (int axis = 0; axis < input.Length; axis++)
        {
            long padded = (long)Input[axis] + PadsBegin[axis] + PadsEnd[axis];
            long reach = ((long)Dilations[axis] * (Kernel[axis] - 1)) + 1;
            if (padded + Strides[axis] < reach)
                throw new ArgumentException($"the padded input is {padded} on axis {axis} but the dilated kernel is {reach}: need a kernel that fits");

            Output[axis] = padded < reach ? 0 : checked((int)((padded - reach) / Strides[axis]) + 1);
        }
    }

    /// <summary>Number of images.</summary>
    public int Batch { get; }

    /// <summary>Channels of the input.</summary>
    public int Channels { get; }

    /// <summary>Channels of the output.</summary>
    public int Filters { get; }

    /// <summary>Number of groups: each sees its own share of the channels and makes its own share of the filters.</summary>
    public int Groups { get; }

    /// <summary>Spatial sizes of the input.</summary>
    public int[] Input { get; }

    /// <summary>Spatial sizes of a filter.</summary>
    public int[] Kernel { get; }

    /// <summary>Steps between outputs.</summary>
    public int[] Strides { get; }

    /// <summary>Steps between the taps of a filter.</summary>
    public int[] Dilations { get; }

    /// <summary>Zeros before the input.</summary>
    public int[] PadsBegin { get; }

    /// <summary>Zeros after the input.</summary>
    public int[] PadsEnd { get; }

    /// <summary>Spatial sizes of the output.</summary>
    public int[] Output { get; }

    /// <summary>Numbers summed in one element of the output, without the bias: the n of its error bound γₙ.</summary>
    public int Depth => checked((int)(Channels / Groups * Product(Kernel)));

    /// <summary>Elements of x.</summary>
    public long InputLength => (long)Batch * Channels * Product(Input);

    /// <summary>Elements of w.</summary>
    public long WeightLength => (long)Filters * (Channels / Groups) * Product(Kernel);

    /// <summary>Elements of y.</summary>
    public long OutputLength => (long)Batch * Filters * Product(Output);

    internal static long Product(ReadOnlySpan<int> sizes)
    {
        long product = 1;
        foreach (int size in sizes)
            product = checked(product * size);

        return product;
    }

    private static int AtLeast(int value, int least, string name) =>
        value >= least ? value : throw new ArgumentException($"'{name}' is {value}: need at least {least}");

    private static int[] Axes(ReadOnlySpan<int> values, int rank, int? otherwise, int least, string name)
    {
        if (values.IsEmpty && otherwise is { } each)
        {
            var same = new int[rank];
            Array.Fill(same, each);
            return same;
        }

        if (values.Length != rank)
            throw new ArgumentException($"'{name}' has {values.Length} axes but the input has {rank}: need one entry per spatial axis");

        foreach (int value in values)
            AtLeast(value, least, name);

        return values.ToArray();
    }
}
