namespace Verification.Reference.Tensors;

/// <summary>Visits the places of a strided view in row-major order of its shape.</summary>
public struct Walk
{
    private readonly int[] shape, strides, index;

    /// <summary>A walk over <paramref name="shape"/>, advancing by <paramref name="strides"/> (those beyond the shape are ignored).</summary>
    public Walk(ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int start = 0)
    {
        this.shape = shape.ToArray();
        this.strides = strides[..shape.Length].ToArray();
        index = new int[shape.Length];
        Place = start;
    }

    /// <summary>The place of the current element.</summary>
    public int Place { get; private set; }

    /// <summary>The current index along each dimension. Not to be written to.</summary>
    public readonly int[] Index => index;

    /// <summary>Moves to the next element; after the last, back to the first.</summary>
    public void Step()
    {
        for (int d = index.Length - 1; d >= 0; d--)
        {
            Place += strides[d];
            if (++index[d] < shape[d])
            {
                return;
            }
            Place -= index[d] * strides[d];
            index[d] = 0;
        }
    }
}
