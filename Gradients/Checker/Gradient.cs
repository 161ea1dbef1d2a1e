using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Cases;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>
/// Checks gradients: <c>Check</c> those of any function, by
/// differences that estimate their own error; <see cref="Of"/> those of a layer written for every number type, by the exact derivative of its forward pass.
/// </summary>
/// <remarks>
/// No tolerance is chosen: every entry is compared under the bound that its own differences have, and one whose bound is too wide to tell a right value from a
/// wrong one is undecided, never passed.
/// </remarks>
public static class Gradient
{
    /// <summary>Checks a pullback of a function of a vector, every entry of its Jacobian.</summary>
    /// <param name="forward">y = f(x).</param>
    /// <param name="pullback">x̄ = Jᵀ(x)·ȳ, given x and ȳ.</param>
    /// <param name="at">x.</param>
    /// <param name="options">What to decide; null for the defaults.</param>
    /// <param name="doubleBackward">The pullback of (x, ȳ) ↦ x̄: ∂⟨v, x̄⟩/∂x and ∂⟨v, x̄⟩/∂ȳ, given x, ȳ and v; null for none.</param>
    /// <exception cref="GradientException">The function fails at x.</exception>
    public static GradientReport Check(
        Func<double[], double[]> forward, Func<double[], double[], double[]> pullback, double[] at, GradientOptions? options = null,
        Func<double[], double[], double[], (double[] X, double[] Cotangent)>? doubleBackward = null) =>
        Check<double>(
            x => [Tensor<double>.Vector(forward(x[0].Values))],
            (x, cotangents) => [Tensor<double>.Vector(pullback(x[0].Values, cotangents[0].Values))],
            [Tensor<double>.Vector(at)],
            options,
            doubleBackward is null ? null : (x, cotangents, v) =>
            {
                (double[] ofX, double[] ofCotangent) = doubleBackward(x[0].Values, cotangents[0].Values, v[0].Values);
                return ([Tensor<double>.Vector(ofX)], [Tensor<double>.Vector(ofCotangent)]);
            });

    /// <summary>Checks the gradient of a scalar function.</summary>
    /// <param name="loss">f(x), one number.</param>
    /// <param name="gradient">∇f(x).</param>
    /// <param name="at">x.</param>
    /// <param name="options">What to decide; null for the defaults.</param>
    /// <param name="hessian">∇²f(x)·v, given x and v; null for none.</param>
    /// <exception cref="GradientException">The function fails at x.</exception>
    public static GradientReport Check(
        Func<double[], double> loss, Func<double[], double[]> gradient, double[] at, GradientOptions? options = null, Func<double[], double[], double[]>? hessian = null) =>
        Check(
            x => [loss(x)],
            (x, cotangent) => Array.ConvertAll(gradient(x), g => g * cotangent[0]),
            at,
            options,
            hessian is null ? null : (x, cotangent, v) => (Array.ConvertAll(hessian(x, v), h => h * cotangent[0]), [gradient(x).Zip(v, (g, d) => g * d).Sum()]));

    /// <summary>Checks a pullback of a function of tensors in double, float or Half, every entry of its Jacobian.</summary>
    /// <typeparam name="T">The number type that the function computes in.</typeparam>
    /// <param name="forward">The outputs, given the inputs.</param>
    /// <param name="pullback">The inputs' cotangents, given the inputs and the outputs' cotangents.</param>
    /// <param name="at">The inputs.</param>
    /// <param name="options">What to decide; null for the defaults.</param>
    /// <param name="doubleBackward">The pullback of (x, ȳ) ↦ x̄: ∂⟨v, x̄⟩/∂x and ∂⟨v, x̄⟩/∂ȳ, given x, ȳ and v; null for none.</param>
    /// <exception cref="GradientException">The function fails at the point.</exception>
    /// <exception cref="ArgumentException">The number type is none of these.</exception>
    public static GradientReport Check<T>(
        Func<Tensor<T>[], Tensor<T>[]> forward, Func<Tensor<T>[], Tensor<T>[], Tensor<T>[]> pullback, Tensor<T>[] at, GradientOptions? options = null,
        Func<Tensor<T>[], Tensor<T>[], Tensor<T>[], (Tensor<T>[] X, Tensor<T>[] Cotangents)>? doubleBackward = null)
        where T : struct, INumber<T> => Checked(forward, pullback, at, null, options ?? new GradientOptions(), doubleBackward);

    /// <summary>Checks a pullback for one cotangent: every entry of x̄, as if of the loss ⟨ȳ, f(x)⟩.</summary>
    /// <typeparam name="T">The number type that the function computes in.</typeparam>
    /// <param name="forward">The outputs, given the inputs.</param>
    /// <param name="pullback">The inputs' cotangents, given the inputs and the outputs' cotangents.</param>
    /// <param name="at">The inputs.</param>
    /// <param name="cotangents">ȳ, of the outputs' shapes.</param>
    /// <param name="options">What to decide; null for the defaults.</param>
    /// <param name="doubleBackward">The pullback of (x, ȳ) ↦ x̄: ∂⟨v, x̄⟩/∂x and ∂⟨v, x̄⟩/∂ȳ, given x, ȳ and v; null for none.</param>
    /// <exception cref="GradientException">The function fails at the point.</exception>
    /// <exception cref="ArgumentException">The number type is none of these, or there are not as many cotangents as outputs.</exception>
    public static GradientReport CheckFor<T>(
        Func<Tensor<T>[], Tensor<T>[]> forward, Func<Tensor<T>[], Tensor<T>[], Tensor<T>[]> pullback, Tensor<T>[] at, Tensor<T>[] cotangents, GradientOptions? options = null,
        Func<Tensor<T>[], Tensor<T>[], Tensor<T>[], (Tensor<T>[] X, Tensor<T>[] Cotangents)>? doubleBackward = null)
        where T : struct, INumber<T> =>
        Checked(forward, pullback, at, [.. cotangents.SelectMany(t => t.Values).Select(double.CreateTruncating)], options ?? new GradientOptions(), doubleBackward);

    /// <summary>Checks a layer as if it were a black box.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="at">Its inputs.</param>
    /// <param name="options">What to decide; null for the defaults.</param>
    /// <exception cref="GradientException">The layer fails at the point.</exception>
    public static GradientReport Check(ILayer layer, Tensor<double>[] at, GradientOptions? options = null) => Check<double>(layer.Forward, layer.Pullback, at, options);

    /// <summary>Checks a layer that is written for every number type: against the derivative of its own forward pass, without differences.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="at">Its inputs.</param>
    /// <param name="options">What to decide; null for the defaults.</param>
    /// <exception cref="GradientException">The pullback returns another number of entries.</exception>
    public static GradientReport Of(ILayer layer, Tensor<double>[] at, GradientOptions? options = null) => new ExactCheck(layer, at, options ?? new GradientOptions()).Run();

    private static GradientReport Checked<T>(
        Func<Tensor<T>[], Tensor<T>[]> forward, Func<Tensor<T>[], Tensor<T>[], Tensor<T>[]> pullback, Tensor<T>[] at, double[]? cotangents, GradientOptions options,
        Func<Tensor<T>[], Tensor<T>[], Tensor<T>[], (Tensor<T>[] X, Tensor<T>[] Cotangents)>? doubleBackward)
        where T : struct, INumber<T>
    {
        (double roundoff, double smallest) = typeof(T) == typeof(double) ? (Math.ScaleB(1, -53), double.Epsilon)
            : typeof(T) == typeof(float) ? (Math.ScaleB(1, -24), float.Epsilon)
            : typeof(T) == typeof(Half) ? (Math.ScaleB(1, -11), (double)Half.Epsilon)
            : throw new ArgumentException($"the function computes in {typeof(T).Name}: need Double, Single or Half");
        int[][] shapes = [.. at.Select(t => t.Shape)];
        BlackBox<T> box = new(forward, pullback, shapes) { InputShapes = shapes, Roundoff = roundoff, Smallest = smallest };
        double[] x = [.. at.SelectMany(t => t.Values).Select(double.CreateTruncating)];
        double[] y = box.Start(x);
        if (cotangents is not null && cotangents.Length != y.Length)
        {
            throw new ArgumentException($"the cotangents have {cotangents.Length} numbers: need {y.Length}, as the outputs", nameof(cotangents));
        }
        GradientReport report = new JacobianCheck(box, x, y, options).Run(cotangents);
        bool symmetry = options.SecondOrder && x.Length > 1;
        if (report.Misdeeds.Count > 0 || (!symmetry && doubleBackward is null))
        {
            // What is no function of its arguments has no derivative.
            return report;
        }
        Xoshiro random = new(options.Seed);
        SecondOrder<T> second = new(box, pullback, doubleBackward, x, cotangents ?? Array.ConvertAll(y, _ => box.Round(random.Signed(0.5, 1))), options);
        return report with { SecondOrder = [.. symmetry ? [second.Symmetry()] : Array.Empty<GradientReport>(), .. doubleBackward is null ? [] : new[] { second.DoubleBackward() }] };
    }
}
