using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>The adjoint of one side of any family of sums of products: for every factor, the sum over the terms that it is in of cotangent · other factor.</summary>
/// <remarks>For families, such as convolutions, whose adjoint is not of their own kind for all sizes.</remarks>
/// <param name="terms">The terms, factor by factor.</param>
/// <param name="scale">What every sum is multiplied by.</param>
internal readonly struct AdjointForm(AdjointTerms terms, double scale) : IProduct
{
    /// <inheritdoc/>
    public int Count => terms.Starts.Length - 1;

    /// <inheritdoc/>
    public int Depth => terms.Depth;

    /// <inheritdoc/>
    public double Scale => scale;

    /// <inheritdoc/>
    public int StartOf(int sum) => sum;

    /// <inheritdoc/>
    public int StartRun => 1;

    /// <summary>The adjoints of both sides of a form, as <see cref="IProduct.Pull"/> describes them.</summary>
    public static void Pull<T, TForm>(in TForm form, ReadOnlySpan<T> cotangents, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right)
        where T : INumber<T> where TForm : struct, IProduct
    {
        (int[] ends, int[] lefts, int[] rights) = Terms(form, a.Length, b.Length);
        if (!left.IsEmpty)
        {
            Special.Product(new AdjointForm(ByFactor(ends, lefts, rights, a.Length), form.Scale), cotangents, b, default, left);
        }
        if (!right.IsEmpty)
        {
            Special.Product(new AdjointForm(ByFactor(ends, rights, lefts, b.Length), form.Scale), cotangents, a, default, right);
        }
    }

    /// <inheritdoc/>
    public int Gather<T>(int sum, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right)
    {
        int start = terms.Starts[sum], count = terms.Starts[sum + 1] - start;
        for (int k = 0; k < count; k++)
        {
            left[k] = a[terms.Sums[start + k]];
            right[k] = b[terms.Others[start + k]];
        }
        return count;
    }

    /// <inheritdoc/>
    public void Values<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] starts = terms.Starts, sums = terms.Sums, others = terms.Others;
        for (int i = 0; i < y.Length; i++)
        {
            T sum = T.Zero;
            for (int k = starts[i]; k < starts[i + 1]; k++)
            {
                sum += a[sums[k]] * b[others[k]];
            }
            y[i] = sum;
        }
    }

    /// <inheritdoc/>
    public void Magnitudes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] starts = terms.Starts, sums = terms.Sums, others = terms.Others;
        for (int i = 0; i < y.Length; i++)
        {
            T sum = T.Zero;
            for (int k = starts[i]; k < starts[i + 1]; k++)
            {
                sum += T.Abs(a[sums[k]] * b[others[k]]);
            }
            y[i] = sum;
        }
    }

    /// <inheritdoc/>
    public void Pull<T>(ReadOnlySpan<T> cotangents, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right) where T : INumber<T> =>
        Pull(this, cotangents, a, b, left, right);

    /// <summary>Where the terms of each sum end, and their factors.</summary>
    private static (int[] Ends, int[] Left, int[] Right) Terms<TForm>(in TForm form, int lengthA, int lengthB) where TForm : struct, IProduct
    {
        int[] a = Upwards(lengthA), b = Upwards(lengthB), ends = new int[form.Count], left = new int[form.Count * form.Depth], right = new int[left.Length];
        int count = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            count += form.Gather<int>(i, a, b, left.AsSpan(count), right.AsSpan(count));
            ends[i] = count;
        }
        return (ends, left, right);
    }

    private static AdjointTerms ByFactor(int[] ends, int[] factors, int[] others, int count)
    {
        int total = ends.Length == 0 ? 0 : ends[^1], depth = 0;
        int[] starts = new int[count + 1], sums = new int[total], partners = new int[total];
        for (int k = 0; k < total; k++)
        {
            starts[factors[k] + 1]++;
        }
        for (int j = 0; j < count; j++)
        {
            depth = Math.Max(depth, starts[j + 1]);
            starts[j + 1] += starts[j];
        }
        int[] next = starts[..count];
        for (int i = 0, k = 0; i < ends.Length; i++)
        {
            for (; k < ends[i]; k++)
            {
                int at = next[factors[k]]++;
                (sums[at], partners[at]) = (i, others[k]);
            }
        }
        return new() { Starts = starts, Sums = sums, Others = partners, Depth = depth };
    }

    private static int[] Upwards(int count)
    {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++)
        {
            indices[i] = i;
        }
        return indices;
    }
}
