using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The tanh form of the Gaussian error linear unit: y = ½x(1 + tanh u), u = √(2/π)(x + 0.044715x³), a function of its own.</summary>
/// <remarks>
/// Shape: x → same. Domain: |x| ≤ 10¹⁰⁰, so that x³ is finite.<br/>
/// Source: [HG16] Section 2; [ONNX] Gelu-20, approximate = tanh.
/// </remarks>
public sealed class GeluTanhLoops : ILayer
{
    private const double Cubic = 0.044715;

    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> =>
        [new(Array.ConvertAll(x[0].Values, v => T.CreateChecked(0.5) * v * (T.One + T.Tanh(Argument(v)))), x[0].Shape)];

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> xGrad = new(x[0].Shape);
        BackToFactor<T>(x[0].Values, cotangents[0].Values, xGrad.Values);
        BackThroughTanh<T>(x[0].Values, cotangents[0].Values, xGrad.Values);
        return [xGrad];
    }

    /// <summary>x.grad[i] += y.grad[i] · ½(1 + tanh u[i]).</summary>
    public static void BackToFactor<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        for (int i = 0; i < x.Length; i++)
        {
            xGrad[i] += yGrad[i] * half * (T.One + T.Tanh(Argument(x[i])));
        }
    }

    /// <summary>x.grad[i] += y.grad[i] · ½x[i] · (1 − tanh² u[i]) · √(2/π)(1 + 3 · 0.044715x[i]²).</summary>
    public static void BackThroughTanh<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5), cubic = T.CreateChecked(3) * T.CreateChecked(Cubic), root = Root<T>();
        for (int i = 0; i < x.Length; i++)
        {
            T t = T.Tanh(Argument(x[i]));
            xGrad[i] += yGrad[i] * half * x[i] * (T.One - t * t) * root * (T.One + cubic * x[i] * x[i]);
        }
    }

    private static T Argument<T>(T x) where T : struct, IFloatingPointIeee754<T> => Root<T>() * (x + T.CreateChecked(Cubic) * x * x * x);

    // √(2/π) = 2/√(2π).
    private static T Root<T>()
        where T : struct, IFloatingPointIeee754<T> => T.CreateChecked(2) * Special.Constant<T>(DoubleDouble.InverseSqrtTau);
}
