using System.Numerics;
using Verification.Gradients.Edf.Operations;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward pass of each operation of the educational framework.</summary>
public sealed class EdfOperationClaims : IClaims
{
    private const string Alike = "both sides are the same few operations in the same order, which round alike";

    private static Source Edf => Sources.Ttic2020Quiz1.Problem(4, "a");

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        .. Functions<T>(),
        .. Arithmetic<T>(),
        .. Places<T>(),
        .. Losses<T>(),
        .. Normalizations<T>(),
    ];

    private static IEnumerable<Claim<T>> Functions<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        Claim<T>("sigmoid", "x.grad += y.grad y (1 − y)", Edf, Same(1, 8), OperationProcedure.Of<Pointwise<Sigmoid>>()),
        Claim<T>("tanh", "x.grad += y.grad (1 − y²)", Edf, Same(1, 8), OperationProcedure.Of<Pointwise<Tanh>>()),
        Claim<T>("exp", "x.grad += y.grad y", Edf, Same(1, 8), OperationProcedure.Of<Pointwise<Exp>>(), Alike),
        Claim<T>("complement", "x.grad −= y.grad, for y = 1 − x", Edf, Same(1), OperationProcedure.Of<Pointwise<Complement>>(), Alike),
        Claim<T>("relu", "x.grad += y.grad where x > 0", Edf, Same(1),
            OperationProcedure.Of<Pointwise<Relu>>(shape => [.. Enumerable.Repeat(0.3, Shape.Count(shape))]), Alike),
    ];

    private static IEnumerable<Claim<T>> Arithmetic<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        Claim<T>("sum", "a.grad += y.grad, b.grad += y.grad, summed over the rows that b meets", Edf, Rows, OperationProcedure.Of<Add>()),
        Claim<T>("difference", "a.grad += y.grad, b.grad −= y.grad, summed over the rows that b meets", Edf, Rows,
            OperationProcedure.Of<Subtract>()),
        Claim<T>("product", "a.grad += y.grad ⊙ b, b.grad += y.grad ⊙ a", Edf, Same(2), OperationProcedure.Of<Multiply>(), Alike),
        Claim<T>("product-of-rows", "a.grad += y.grad ⊙ b, b.grad += Σ over rows of y.grad ⊙ a", Edf, Rows,
            OperationProcedure.Of<Multiply>()),
        Claim<T>("scale", "x.grad += a y.grad", Edf, Same(1), new OperationProcedure(_ => new Scale(-0.7)), Alike),
        Claim<T>("root-scale", "x.grad += y.grad / √n", Edf, Same(1), new OperationProcedure(_ => new RootScale(3))),
        Claim<T>(
            "linear", "W.grad[j, i] += y.grad[b, j] x[b, i], x.grad[b, i] += y.grad[b, j] W[j, i]",
            Sources.Ttic2019Backpropagation.Problem(4, "b"),
            Domain("W [J, I], x [B, I]", (i, j, b) => ([[j, i], [b, i]], [b, j])), OperationProcedure.Of<Linear>(), isSquare: true),
        Claim<T>(
            "matrix-product", "A.grad += C.grad Bᵀ, B.grad += Aᵀ C.grad", Edf,
            Domain("A [M, K], B [K, N]", (m, k, n) => ([[m, k], [k, n]], [m, n])), OperationProcedure.Of<MatrixProduct>(), isSquare: true),
    ];

    private static IEnumerable<Claim<T>> Places<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        Claim<T>("transpose", "x.grad[m, n] += y.grad[n, m]", Edf, Domain("x [M, N]", (m, n, _) => ([[m, n]], [n, m])),
            OperationProcedure.Of<Transpose>(), Alike),
        Claim<T>(
            "concat-rows", "each x.grad += its rows of y.grad", Edf,
            Domain("x₁ [M, J], x₂ [N, J]", (m, n, j) => ([[m, j], [n, j]], [m + n, j])),
            new OperationProcedure(_ => new Concat(0)), Alike),
        Claim<T>(
            "concat-columns", "each x.grad += its columns of y.grad", Edf,
            Domain("x₁ [B, M], x₂ [B, N]", (m, n, b) => ([[b, m], [b, n]], [b, m + n])),
            new OperationProcedure(_ => new Concat(1)), Alike),
        Claim<T>(
            "slice", "x.grad[b, start + j] += y.grad[b, j]", Edf, Domain("x [B, 1 + J + 1]", (b, j, _) => ([[b, j + 2]], [b, j])),
            new OperationProcedure(shapes => new Slice(1, shapes[0][1] - 2)), Alike),
    ];

    private static IEnumerable<Claim<T>> Losses<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        Claim<T>("sum-of-all", "x.grad += y.grad", Edf, Domain("x [B, J]", (b, j, _) => ([[b, j]], [])),
            OperationProcedure.Of<Sum>(), Alike),
        Claim<T>("mean-of-all", "x.grad += y.grad / n", Edf, Domain("x [B, J]", (b, j, _) => ([[b, j]], [])),
            OperationProcedure.Of<Mean>()),
        Claim<T>(
            "squared-error", "a.grad += y.grad (a − b), b.grad −= y.grad (a − b), for ½‖a − b‖²", Sources.Ttic2020Quiz4.Problem(3),
            Domain("a and b [B, J]", (b, j, _) => ([[b, j], [b, j]], [])), OperationProcedure.Of<SquaredError>()),
        Claim<T>(
            "cross-entropy", "s.grad[b, j] += y.grad (p[b, j] − 1[j = label b]) / B", Edf,
            Domain("s [B, J]", (b, j, _) => ([[b, j]], []), 20),
            new OperationProcedure(shapes => new CrossEntropy([.. Enumerable.Range(0, shapes[0][0]).Select(b => b % shapes[0][1])]))),
        Claim<T>(
            "reparameterization", "ẑ.grad += z.grad, σ.grad += z.grad ⊙ ε, ε.grad += z.grad ⊙ σ, for z = ẑ + σ ⊙ ε",
            Sources.Ttic2021Exam3.Problem(3, "a"),
            Same(3), OperationProcedure.Of<Reparameterization>(), Alike),
        Claim<T>(
            "gaussian-rate", "μ.grad += y.grad μ, λ.grad += y.grad (σ² − 1), for KL(N(μ, σ²), N(0, I)) and λ = ln σ",
            Sources.Ttic2021Exam3.Problem(3),
            Domain("μ and λ [B, J]", (b, j, _) => ([[b, j], [b, j]], [])), OperationProcedure.Of<GaussianRate>()),
    ];

    private static IEnumerable<Claim<T>> Normalizations<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        Claim<T>(
            "softmax", "s.grad += p ⊙ (p.grad − ⟨p, p.grad⟩), row by row", Sources.Ttic2019Backpropagation.Problem(2), Same(1, 20),
            OperationProcedure.Of<Softmax>()),
        Claim<T>(
            "batch-normalization", "x.grad by the six loops over x.grad, μ.grad and s.grad in their order",
            Sources.Ttic2020Quiz1.Problem(3),
            Domain("x [1 + B, J], no column constant", (b, j, _) => ([[1 + b, j]], [1 + b, j]), 1),
            OperationProcedure.Of<BatchNormalization>(shape =>
                [.. Enumerable.Range(0, Shape.Count(shape)).Select(i => 3.0 * (i / shape[1]))])),
        Claim<T>(
            "nearest-centre", "C[k[p]].grad += y.grad[p], and L.grad += 0, the derivative with respect to L",
            Sources.Ttic2020Quiz4.Problem(3, "a"),
            Domain("L [P, I], C [K, I]", (p, i, k) => ([[p, i], [k, i]], [p, i])),
            new OperationProcedure(_ => new NearestCentre(straightThrough: false))),
    ];

    private static Claim<LayerPoint<double>, LayerPoint<T>, T> Claim<T>(
        string name, string statement, Source source, Domain<LayerPoint<double>> domain, OperationProcedure procedure,
        string loose = "", bool isSquare = false)
        where T : struct, IFloatingPointIeee754<T> =>
        GraphClaims.Pullback<T>(
            $"edf-{name}", statement, source, domain, procedure, 200, loose,
            isSquare ? [.. GraphMutants.Local<T>(procedure), GraphMutants.Transposed<T>(procedure)] : GraphMutants.Local<T>(procedure));

    private static Domain<LayerPoint<double>> Same(int operands, double most = 4) =>
        Domain($"{operands} × [B, J]", (b, j, _) => ([.. Enumerable.Repeat<int[]>([b, j], operands)], [b, j]), most);

    private static Domain<LayerPoint<double>> Rows => Domain("a [B, J], b [J]", (b, j, _) => ([[b, j], [j]], [b, j]));

    // Every operation is computed twice, so there are two cotangents.
    private static Domain<LayerPoint<double>> Domain(
        string description, Func<int, int, int, (int[][] X, int[] Y)> shapes, double most = 4) => LayerPoints.Of(
        $"{description}, dimensions 1 to 3, of −{most} to {most}, and two cotangents",
        random =>
        {
            (int[][] x, int[] y) = shapes(Size(random), Size(random), Size(random));
            return ([.. x.Select(shape => new Part(shape, -most, most))], [new(y), new(y)]);
        },
        new("one number", p => p.X.Any(x => x.Count <= 3 && x.Shape[0] < 3)),
        new("a matrix of several rows", p => p.X[0].Shape is [> 1, > 1]));

    private static int Size(Xoshiro random) => 1 + random.Below(3);
}
