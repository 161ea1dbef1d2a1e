using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Layers;

/// <summary>What layer, group and root-mean-square normalization have in common: rows of n numbers are centred and divided by the root of their mean square.</summary>
/// <remarks>
/// d[r, j] = x[r, j] − μ[r]; s[r] = √(Σⱼ d[r, j]²/n + ε); x̂[r, j] = d[r, j]/s[r]; and one backward loop for each place where x comes in.<br/>
/// Shape: x, d, x̂ [R, n], s [R]. Domain: n ≥ 1; a constant row needs ε &gt; 0.<br/>
/// Source: [BKH16] Section 3; [ONNX] LayerNormalization-17.
/// </remarks>
public static class StandardizationLoops
{
    /// <summary>d[r, j] = x[r, j] − Σₖ x[r, k]/n.</summary>
    public static void Centre<T>(ReadOnlySpan<T> x, int n, Span<T> d) where T : struct, IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(n);
        for (int start = 0; start < x.Length; start += n)
        {
            ReadOnlySpan<T> row = x.Slice(start, n);
            Span<T> to = d.Slice(start, n);
            T mean = Special.Sum(row) / count;
            for (int j = 0; j < row.Length; j++)
            {
                to[j] = row[j] - mean;
            }
        }
    }

    /// <summary>s[r] = √(Σⱼ d[r, j]²/divisor + ε): the divisor is n, and nothing else is meant by these layers.</summary>
    public static void Roots<T>(ReadOnlySpan<T> d, int divisor, T epsilon, Span<T> s) where T : struct, IFloatingPointIeee754<T>
    {
        int n = d.Length / Math.Max(1, s.Length);
        T count = T.CreateChecked(divisor);
        for (int r = 0; r < s.Length; r++)
        {
            ReadOnlySpan<T> row = d.Slice(r * n, n);
            s[r] = T.Sqrt(VectorLoops.Dot(row, row) / count + epsilon);
        }
    }

    /// <summary>x̂[r, j] = d[r, j] / s[r].</summary>
    public static void Divide<T>(ReadOnlySpan<T> d, ReadOnlySpan<T> s, Span<T> xHat) where T : struct, IFloatingPointIeee754<T>
    {
        int n = d.Length / Math.Max(1, s.Length);
        for (int r = 0; r < s.Length; r++)
        {
            ReadOnlySpan<T> row = d.Slice(r * n, n);
            Span<T> to = xHat.Slice(r * n, n);
            for (int j = 0; j < row.Length; j++)
            {
                to[j] = row[j] / s[r];
            }
        }
    }

    /// <summary>d.grad[r, j] += x̂.grad[r, j] / s[r].</summary>
    public static void BackToCentred<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> xHatGrad, Span<T> dGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int n = dGrad.Length / Math.Max(1, s.Length);
        for (int r = 0; r < s.Length; r++)
        {
            VectorLoops.Axpy(T.One / s[r], xHatGrad.Slice(r * n, n), dGrad.Slice(r * n, n));
        }
    }

    /// <summary>s.grad[r] −= Σⱼ x̂.grad[r, j] · x̂[r, j] / s[r].</summary>
    public static void BackToRoots<T>(ReadOnlySpan<T> xHat, ReadOnlySpan<T> s, ReadOnlySpan<T> xHatGrad, Span<T> sGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int n = xHat.Length / Math.Max(1, s.Length);
        for (int r = 0; r < s.Length; r++)
        {
            sGrad[r] -= VectorLoops.Dot(xHatGrad.Slice(r * n, n), xHat.Slice(r * n, n)) / s[r];
        }
    }

    /// <summary>d.grad[r, j] += s.grad[r] · d[r, j] / (n · s[r]) = s.grad[r] · x̂[r, j] / n.</summary>
    public static void BackThroughRoots<T>(ReadOnlySpan<T> xHat, ReadOnlySpan<T> sGrad, Span<T> dGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int n = xHat.Length / Math.Max(1, sGrad.Length);
        T count = T.CreateChecked(n);
        for (int r = 0; r < sGrad.Length; r++)
        {
            VectorLoops.Axpy(sGrad[r] / count, xHat.Slice(r * n, n), dGrad.Slice(r * n, n));
        }
    }

    /// <summary>x.grad[r, j] += d.grad[r, j].</summary>
    public static void BackToInput<T>(ReadOnlySpan<T> dGrad, Span<T> xGrad)
        where T : struct, IFloatingPointIeee754<T> => VectorLoops.Add(dGrad, xGrad);

    /// <summary>x.grad[r, j] −= Σₖ d.grad[r, k] / n.</summary>
    public static void BackThroughMeans<T>(ReadOnlySpan<T> dGrad, int n, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(n);
        for (int start = 0; start < dGrad.Length; start += n)
        {
            T mean = Special.Sum(dGrad.Slice(start, n)) / count;
            Span<T> row = xGrad.Slice(start, n);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] -= mean;
            }
        }
    }
}
