using System.Numerics;

namespace Verification.Gradients.Layers;

/// <summary>One loop of a backward pass.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Statement">What its body adds to what, as printed: <c>s.grad[b,j] += p.grad[b,j] p[b,j]</c>.</param>
/// <param name="Into">The gradient that it adds to.</param>
/// <param name="Run">Runs it once.</param>
public sealed record Loop<T>(string Statement, T[] Into, Action Run) where T : struct, IFloatingPointIeee754<T>;
