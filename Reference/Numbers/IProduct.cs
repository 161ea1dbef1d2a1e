using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>A family of sums of products, yᵢ = scale · Σₚ aᵢₚ·bᵢₚ + startᵢ, that a kernel can compute all at once: a matrix product, a convolution.</summary>
public interface IProduct
{
    /// <summary>How many sums there are.</summary>
    int Count { get; }

    /// <summary>How many products one sum has at most.</summary>
    int Depth { get; }

    /// <summary>What every sum is multiplied by.</summary>
    double Scale { get; }

    /// <summary>The place of the start term of a sum.</summary>
    int StartOf(int sum);

    /// <summary>How many sums, from every multiple of this number on, share a start term.</summary>
    int StartRun { get; }

    /// <summary>Copies the factors of one sum side by side.</summary>
    /// <returns>How many products it has: <see cref="Depth"/>, or fewer where some fall into a pad.</returns>
    int Gather<T>(int sum, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right);

    /// <summary>All sums Σₚ aᵢₚ·bᵢₚ by the kernel for float or double.</summary>
    void Values<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>All sums Σₚ |aᵢₚ||bᵢₚ| by the kernel for float or double.</summary>
    void Magnitudes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The adjoint: āₚ = scale · Σᵢ ȳᵢ·bᵢₚ and b̄ₚ = scale · Σᵢ ȳᵢ·aᵢₚ, each a family of sums of products itself.</summary>
    /// <param name="cotangents">ȳ, one for every sum.</param>
    /// <param name="a">The left factors.</param>
    /// <param name="b">The right factors.</param>
    /// <param name="left">Receives ā; empty where it is not wanted.</param>
    /// <param name="right">Receives b̄; empty where it is not wanted.</param>
    void Pull<T>(ReadOnlySpan<T> cotangents, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right) where T : INumber<T>;
}
