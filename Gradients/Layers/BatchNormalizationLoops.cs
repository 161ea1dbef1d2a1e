using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Batch normalization: μ[j] += x[b, j]/B; s[j] += (x[b, j] − μ[j])²/(B − 1); x′[b, j] += (x[b, j] − μ[j])/√s[j].</summary>
/// <remarks>
/// Shape: x [B, J] → x′ [B, J].<br/>
/// Domain: B ≥ 2, no column constant: there is no ε under the root, so that the variance must not be zero.<br/>
/// Source: [TTIC20-Q1] Problem 3, with the six backward loops of its solution.
/// </remarks>
public sealed class BatchNormalizationLoops : ILoopLayer
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">x has fewer than two rows, or a column whose variance is zero.</exception>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] mu, T[] s) = Moments(x[0]);
        T[] normal = new T[x[0].Count];
        for (int i = 0; i < normal.Length; i++)
        {
            int j = i % mu.Length;
            normal[i] += (x[0][i] - mu[j]) / T.Sqrt(s[j]);
        }
        return [new(normal, x[0].Shape)];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">x has fewer than two rows, or a column whose variance is zero.</exception>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">x has fewer than two rows, or a column whose variance is zero.</exception>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] mu, T[] s) = Moments(x[0]);
        T[] v = x[0].Values, outGrad = cotangents[0].Values, xGrad = new T[v.Length], muGrad = new T[mu.Length], sGrad = new T[mu.Length];
        return new([new(xGrad, x[0].Shape)],
        [
            new("x.grad[b,j] += x'.grad[b,j] / √s[j]", xGrad, () => BackToInputs<T>(s, outGrad, xGrad)),
            new("μ.grad[j] -= x'.grad[b,j] / √s[j]", muGrad, () => BackToMeans<T>(s, outGrad, muGrad)),
            new("s.grad[j] -= ½ (x[b,j] - μ[j]) s[j]^(-3/2) x'.grad[b,j]", sGrad, () => BackToVariances<T>(v, mu, s, outGrad, sGrad)),
            new("x.grad[b,j] += 2/(B-1) (x[b,j] - μ[j]) s.grad[j]", xGrad, () => VariancesToInputs<T>(v, mu, sGrad, xGrad)),
            new("μ.grad[j] -= 2/(B-1) (x[b,j] - μ[j]) s.grad[j]", muGrad, () => VariancesToMeans<T>(v, mu, sGrad, muGrad)),
            new("x.grad[b,j] += 1/B μ.grad[j]", xGrad, () => MeansToInputs<T>(muGrad, xGrad)),
        ]);
    }

    /// <summary>μ and s of every column.</summary>
    /// <exception cref="ArgumentException">x has fewer than two rows, or a column whose variance is zero.</exception>
    public static (T[] Mu, T[] S) Moments<T>(Tensor<T> x) where T : struct, IFloatingPointIeee754<T>
    {
        if (x.Rank != 2 || x.Shape[0] < 2)
        {
            throw new ArgumentException($"x has shape {Shape.Text(x.Shape)}: need at least two rows, the variance is divided by B − 1", nameof(x));
        }
        int rows = x.Shape[0], columns = x.Shape[1];
        T[] mu = new T[columns], s = new T[columns];
        T part = T.One / T.CreateChecked(rows), partOfSquares = T.One / T.CreateChecked(rows - 1);
        for (int i = 0; i < x.Count; i++)
        {
            mu[i % columns] += part * x[i];
        }
        for (int i = 0; i < x.Count; i++)
        {
            T deviation = x[i] - mu[i % columns];
            s[i % columns] += partOfSquares * (deviation * deviation);
        }
        for (int j = 0; j < columns; j++)
        {
            // A constant column's mean may be rounded, and its computed variance then is not zero.
            if (!(s[j] > T.Zero) || Enumerable.Range(1, rows - 1).All(b => x[b * columns + j] == x[j]))
            {
                throw new ArgumentException($"column {j} of x {Shape.Text(x.Shape)} has variance 0: need two values that differ, there is no ε under the root", nameof(x));
            }
        }
        return (mu, s);
    }

    /// <summary>x.grad[b, j] += x′.grad[b, j] / √s[j].</summary>
    public static void BackToInputs<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> outGrad, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < xGrad.Length; i++)
        {
            xGrad[i] += outGrad[i] / T.Sqrt(s[i % s.Length]);
        }
    }

    /// <summary>μ.grad[j] −= x′.grad[b, j] / √s[j].</summary>
    public static void BackToMeans<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> outGrad, Span<T> muGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < outGrad.Length; i++)
        {
            muGrad[i % s.Length] -= outGrad[i] / T.Sqrt(s[i % s.Length]);
        }
    }

    /// <summary>s.grad[j] −= ½ (x[b, j] − μ[j]) s[j]^(−3/2) x′.grad[b, j].</summary>
    public static void BackToVariances<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> mu, ReadOnlySpan<T> s, ReadOnlySpan<T> outGrad, Span<T> sGrad) where T : struct, IFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        for (int i = 0; i < x.Length; i++)
        {
            int j = i % s.Length;
            sGrad[j] -= half * (x[i] - mu[j]) / (s[j] * T.Sqrt(s[j])) * outGrad[i];
        }
    }

    /// <summary>x.grad[b, j] += 2/(B − 1) (x[b, j] − μ[j]) s.grad[j].</summary>
    public static void VariancesToInputs<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> mu, ReadOnlySpan<T> sGrad, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        T weight = T.CreateChecked(2) / T.CreateChecked(x.Length / mu.Length - 1);
        for (int i = 0; i < x.Length; i++)
        {
            int j = i % mu.Length;
            xGrad[i] += weight * (x[i] - mu[j]) * sGrad[j];
        }
    }

    /// <summary>μ.grad[j] −= 2/(B − 1) (x[b, j] − μ[j]) s.grad[j].</summary>
    /// <remarks>All rows together they add nothing, the deviations from the mean having none; the loop is printed, and each addition stands for itself.</remarks>
    public static void VariancesToMeans<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> mu, ReadOnlySpan<T> sGrad, Span<T> muGrad) where T : struct, IFloatingPointIeee754<T>
    {
        T weight = T.CreateChecked(2) / T.CreateChecked(x.Length / mu.Length - 1);
        for (int i = 0; i < x.Length; i++)
        {
            int j = i % mu.Length;
            muGrad[j] -= weight * (x[i] - mu[j]) * sGrad[j];
        }
    }

    /// <summary>x.grad[b, j] += 1/B μ.grad[j].</summary>
    public static void MeansToInputs<T>(ReadOnlySpan<T> muGrad, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        T part = T.One / T.CreateChecked(xGrad.Length / muGrad.Length);
        for (int i = 0; i < xGrad.Length; i++)
        {
            xGrad[i] += part * muGrad[i % muGrad.Length];
        }
    }
}
