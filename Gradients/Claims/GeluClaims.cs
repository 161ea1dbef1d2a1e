using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The two forms of the Gaussian error linear unit, and their derivatives.</summary>
public sealed class GeluClaims : IClaims
{
    private static readonly GeluLoops Erf = new();
    private static readonly GeluTanhLoops Tanh = new();

    private static Domain<LayerPoint<double>> Numbers { get; } = LayerPoints.Of(
        "x [n] of −30 to 30, n ≤ 6",
        random =>
        {
            int n = 1 + random.Below(6);
            double size = random.Below(2) == 0 ? 30 : 4;
            return ([new([n], -size, size)], [new([n])]);
        },
        new("one number", p => p.X[0].Count == 1), new("zero", p => p.X[0].Values.Contains(0)),
        new("far in the lower tail", p => p.X[0].Values.Any(v => v <= -20)), new("far in the upper tail", p => p.X[0].Values.Any(v => v >= 20)));

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("gelu-pullback", "x.grad = y.grad ⊙ (Φ(x) + xφ(x)): the derivative of y = xΦ(x)", Sources.HendrycksGimpel.At("Section 2"), Numbers, Erf,
            ("xφ(x) is dropped", p => Backward(p, GeluLoops.BackToFactor)),
            ("the tanh form's derivative", p => Tanh.Pullback(p.X, p.Cotangents)),
            ("erf(x) for erf(x/√2)", p => Backward(p, BackToFactorWithoutRoot, GeluLoops.BackThroughCdf))),
        LayerClaims.Pullback<T>("gelu-tanh-pullback", "x.grad = y.grad ⊙ (½(1 + tanh u) + ½x(1 − tanh² u)u′), u = √(2/π)(x + 0.044715x³): the derivative of y = ½x(1 + tanh u)",
            Sources.HendrycksGimpel.At("Section 2"), Numbers, Tanh,
            ("nothing goes back through tanh", p => Backward(p, GeluTanhLoops.BackToFactor)),
            ("the erf form's derivative", p => Erf.Pullback(p.X, p.Cotangents)),
            ("u′ without the cube's factor 3", p => Backward(p, GeluTanhLoops.BackToFactor, BackThroughTanhWithoutThree))),
    ];

    private delegate void Loop<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad);

    private static Tensor<T>[] Backward<T>(LayerPoint<T> p, params Loop<T>[] loops) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> xGrad = new(p.X[0].Shape);
        foreach (Loop<T> loop in loops)
        {
            loop(p.X[0].Values, p.Cotangents[0].Values, xGrad.Values);
        }
        return [xGrad];
    }

    private static void BackToFactorWithoutRoot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            xGrad[i] += yGrad[i] * T.CreateChecked(0.5) * (T.One + Special.Erf(x[i]));
        }
    }

    private static void BackThroughTanhWithoutThree<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        T cubic = T.CreateChecked(0.044715), root = T.CreateChecked(2) * Special.Constant<T>(DoubleDouble.InverseSqrtTau);
        for (int i = 0; i < x.Length; i++)
        {
            T square = x[i] * x[i], t = T.Tanh(root * x[i] * (T.One + cubic * square));
            xGrad[i] += yGrad[i] * T.CreateChecked(0.5) * x[i] * (T.One - t * t) * root * (T.One + cubic * square);
        }
    }
}
