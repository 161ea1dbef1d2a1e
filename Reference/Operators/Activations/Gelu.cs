using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Gelu: x · Φ(x), with Φ the normal distribution function, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; −∞ becomes NaN, as the formula says.<br/>
/// Method: Φ without cancellation in the lower tail; <see cref="ByErf"/> is the standard's own formula, which has it.
/// <see cref="ByTanh"/> is another function: ½x(1 + tanh(√(2/π)(x + 0.044715x³))), with <c>approximate</c> = tanh.<br/>
/// Source: ONNX Gelu-20; D. Hendrycks and K. Gimpel, Gaussian error linear units, 2016.
/// </remarks>
public static class Gelu
{
    private const double RootTwoOverPi = 0.79788456080286535588, Cubic = 0.044715;

    /// <summary>x · Φ(x).</summary>
    public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => RealFunction.Apply<T, Exact>(x);

    /// <summary>½x(1 + erf(x/√2)): loses relative accuracy in the lower tail.</summary>
    public static Tensor<T> ByErf<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => RealFunction.Apply<T, Erfed>(x);

    /// <summary>½x(1 + tanh u), u = √(2/π)(x + 0.044715x³).</summary>
    public static Tensor<T> ByTanh<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => RealFunction.Apply<T, Tanhed>(x);

    /// <summary>x · σ(2u): the same function as <see cref="ByTanh"/> without its cancellation.</summary>
    public static Tensor<T> BySigmoid<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => RealFunction.Apply<T, Sigmoided>(x);

    private static T Argument<T>(T x) where T : IFloatingPointIeee754<T> => Special.Rounded<T>(RootTwoOverPi) * (x + Special.Rounded<T>(Cubic) * (x * x * x));

    private readonly struct Exact : IRealFunction
    {
        public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => x * Special.NormalCdf(x);
    }

    private readonly struct Erfed : IRealFunction
    {
        public static T Of<T>(T x) where T : IFloatingPointIeee754<T> =>
            T.CreateChecked(0.5) * x * (T.One + Special.Erf(x * Special.Rounded<T>(0.70710678118654752440)));
    }

    private readonly struct Tanhed : IRealFunction
    {
        public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.CreateChecked(0.5) * x * (T.One + T.Tanh(Argument(x)));
    }

    private readonly struct Sigmoided : IRealFunction
    {
        public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => x * Special.Sigmoid(T.CreateChecked(2) * Argument(x));
    }
}
