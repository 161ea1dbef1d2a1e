using System.Buffers;

namespace Verification.Reference.Numbers;

/// <summary>Products of numbers that carry a tangent: d(A·B) = dA·B + A·dB, each by the SIMD kernels.</summary>
internal static class TangentProduct
{
    public static void Of<TForm>(TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct
    {
        using Planes left = Planes.Of(a), right = Planes.Of(b);
        bool varies = !left.Extras.IsEmpty || !right.Extras.IsEmpty;
        if (varies && !(AreFinite(left.Values) && AreFinite(right.Values)))
        {
            // A constant has no tangent, even beside an infinity; a kernel would make 0·∞ of it.
            Reduction.Product<Tangents, TForm>(form, a, b, start, y);
            return;
        }
        double[] values = ArrayPool<double>.Shared.Rent(y.Length), first = ArrayPool<double>.Shared.Rent(y.Length), second = ArrayPool<double>.Shared.Rent(y.Length);
        form.Values(left.Values, right.Values, values.AsSpan(0, y.Length));
        Along(form, left.Extras, right.Values, first.AsSpan(0, y.Length));
        Along(form, left.Values, right.Extras, second.AsSpan(0, y.Length));
        for (int i = 0; i < y.Length; i++)
        {
            Pair term = start.IsEmpty ? default : start[form.StartOf(i)];
            double value = form.Scale * values[i];
            y[i] = new Pair(start.IsEmpty ? value : value + term.Value, form.Scale * (first[i] + second[i]) + term.Extra);
        }
        ArrayPool<double>.Shared.Return(values);
        ArrayPool<double>.Shared.Return(first);
        ArrayPool<double>.Shared.Return(second);
    }

    private static void Along<TForm>(TForm form, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y) where TForm : struct, IProduct
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            y.Clear();
            return;
        }
        form.Values(a, b, y);
    }

    private static bool AreFinite(ReadOnlySpan<double> x)
    {
        double sum = 0; // x·0 is 0 for finite x, else NaN
        foreach (double value in x)
        {
            sum += value * 0;
        }
        return sum == 0;
    }
}
