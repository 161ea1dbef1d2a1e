using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>What is true of a pullback as a function of x and ȳ: it is a field of gradients, and has a pullback of its own.</summary>
/// <remarks>
/// For a fixed cotangent, x ↦ x̄ is the gradient of the scalar ⟨ȳ, f(x)⟩, so that its Jacobian is a Hessian: symmetric wherever f is twice differentiable
/// (Schwarz). A double backward (x, ȳ, v) ↦ (∂⟨v, x̄⟩/∂x, ∂⟨v, x̄⟩/∂ȳ) is compared, as any pullback is, with differences of the function that it belongs
/// to; its second part is the derivative J(x)·v.
/// </remarks>
/// <typeparam name="T">The number type that the pullback computes in.</typeparam>
internal sealed class SecondOrder<T> where T : struct, INumber<T>
{
    private readonly BlackBox<T> box;
    private readonly double[] point, value;
    private readonly int inputs;
    private readonly GradientOptions options;

    /// <summary>The pullback as a function, at (x, ȳ).</summary>
    /// <param name="first">The function and its pullback.</param>
    /// <param name="pullback">The pullback.</param>
    /// <param name="doubleBackward">The pullback's own; null for none.</param>
    /// <param name="x">x.</param>
    /// <param name="cotangent">ȳ.</param>
    /// <param name="options">The check's.</param>
    public SecondOrder(
        BlackBox<T> first, Func<Tensor<T>[], Tensor<T>[], Tensor<T>[]> pullback, Func<Tensor<T>[], Tensor<T>[], Tensor<T>[], (Tensor<T>[] X, Tensor<T>[] Cotangents)>? doubleBackward,
        double[] x, double[] cotangent, GradientOptions options)
    {
        (int count, inputs, point) = (first.InputShapes.Length, x.Length, [.. x, .. cotangent]);
        int[][] shapes = [.. first.InputShapes, .. first.OutputShapes];
        box = new BlackBox<T>(
            at => pullback(at[..count], at[count..]),
            (at, v) => doubleBackward?.Invoke(at[..count], at[count..], v) is var (ofX, ofCotangent) ? [.. ofX, .. ofCotangent] : throw new InvalidOperationException("there is no double backward"),
            shapes)
        {
            InputShapes = shapes,
            Roundoff = first.Roundoff,
            Smallest = first.Smallest,
        };
        value = box.Start(point);
        this.options = options with
        {
            Names = [.. GradientText.Labels("x", count, options.Names), .. GradientText.Labels("ȳ", first.OutputShapes.Length, [])],
        };
    }

    /// <summary>Whether the pullback's Jacobian by x is symmetric.</summary>
    public GradientReport Symmetry() => new SymmetryCheck(box, inputs, point, value, options with { Title = $"{options.Title}, as a field of gradients," }).Run();

    /// <summary>Whether the double backward is the pullback's own pullback.</summary>
    public GradientReport DoubleBackward() => new JacobianCheck(box, point, value, options with { Title = $"{options.Title}, its double backward," })
    {
        Words = new() { Claim = "v ↦ (∂⟨v, x̄⟩/∂x, ∂⟨v, x̄⟩/∂ȳ)", Left = "double backward", Output = "x̄", Cotangent = "v" },
    }.Run();
}
