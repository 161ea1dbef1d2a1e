using System.Numerics;

namespace Verification.Gradients.Layers;

/// <summary>What the forward pass of a normalization keeps for its backward pass.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Values">x̂ [R, n].</param>
/// <param name="Roots">s [R].</param>
public sealed record Standardized<T>(T[] Values, T[] Roots) where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>Rows of n numbers, centred and divided.</summary>
    public static Standardized<T> Of(ReadOnlySpan<T> x, int n, double epsilon)
    {
        T[] xHat = new T[x.Length];
        StandardizationLoops.Centre(x, n, xHat);
        return Divided(xHat, n, epsilon);
    }

    /// <summary>Rows of n numbers, divided only.</summary>
    public static Standardized<T> Uncentred(ReadOnlySpan<T> x, int n, double epsilon) => Divided(x.ToArray(), n, epsilon);

    /// <summary>The cotangent of the rows, by the backward loops in order.</summary>
    /// <param name="xHatGrad">x̂.grad.</param>
    /// <param name="isCentred">Whether the mean was subtracted.</param>
    /// <param name="xGrad">Added to.</param>
    public void Back(ReadOnlySpan<T> xHatGrad, bool isCentred, Span<T> xGrad)
    {
        T[] sGrad = new T[Roots.Length], dGrad = new T[Values.Length];
        StandardizationLoops.BackToCentred<T>(Roots, xHatGrad, dGrad);
        StandardizationLoops.BackToRoots<T>(Values, Roots, xHatGrad, sGrad);
        StandardizationLoops.BackThroughRoots<T>(Values, sGrad, dGrad);
        StandardizationLoops.BackToInput<T>(dGrad, xGrad);
        if (isCentred)
        {
            StandardizationLoops.BackThroughMeans<T>(dGrad, Values.Length / Math.Max(1, Roots.Length), xGrad);
        }
    }

    private static Standardized<T> Divided(T[] d, int n, double epsilon)
    {
        T[] s = new T[d.Length / Math.Max(1, n)];
        StandardizationLoops.Roots(d, n, T.CreateChecked(epsilon), s);
        StandardizationLoops.Divide<T>(d, s, d);
        return new(d, s);
    }
}
