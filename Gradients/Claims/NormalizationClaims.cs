using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Layer, root-mean-square and group normalization: their backward loops, and what their gradients are orthogonal to.</summary>
public sealed class NormalizationClaims : IClaims
{
    private const double Epsilon = 1e-5;
    private const int Groups = 2;

    private enum Fault
    {
        None, EpsilonOutside, OneFewer, NoMean, MeanOverOneFewer, NoVariance, NoGamma,
    }

    private static readonly LayerNormalizationLoops Layer = new(Epsilon);
    private static readonly RmsNormalizationLoops Rms = new(Epsilon);
    private static readonly GroupNormalizationLoops Group = new(Groups, Epsilon);

    private static Edge<LayerPoint<double>>[] Edges =>
    [
        new("a constant row", p => p.X[0].Count > 1 && p.X[0].Values.AsSpan().IndexOfAnyExcept(p.X[0][0]) < 0),
        new("a large offset", p => p.X[0].Values.All(v => v >= 1e6)),
        new("a tiny variance", p => p.X[0].Values.All(v => v is >= 1 and <= 1 + 1e-7) && p.X[0].Values.Distinct().Count() > 1),
        new("all γ one", p => p.X[1].Values.All(v => v == 1)),
        new("one number in each mean", p => Count(p) == 1),
        new("several rows, each of several numbers", p => p.X[0].Count >= 2 * Count(p) && Count(p) > 1),
    ];

    private static Domain<LayerPoint<double>> Rows(bool hasBeta) => LayerPoints.Of(
        "x [N, D] of −4 to 4, of large offset, of tiny variance or constant, γ [D]" + (hasBeta ? ", β [D]" : "") + "; N ≤ 3, D ≤ 5",
        random =>
        {
            (int rows, int columns) = (1 + random.Below(3), 1 + random.Below(5));
            Part gamma = Gamma(random.Below(4), columns), x = Numbers(random.Below(8), [rows, columns]);
            return (hasBeta ? [x, gamma, new([columns])] : [x, gamma], [new([rows, columns])]);
        },
        Edges);

    private static Domain<LayerPoint<double>> Images { get; } = LayerPoints.Of(
        "x [N, C, S] of −4 to 4, of large offset, of tiny variance or constant, γ [C], β [C]; N ≤ 2, C 2 or 4, S ≤ 3",
        random =>
        {
            int[] shape = [1 + random.Below(2), 2 + 2 * random.Below(2), 1 + random.Below(3)];
            return ([Numbers(random.Below(8), shape), Gamma(random.Below(4), shape[1]), new([shape[1]])], [new(shape)]);
        },
        Edges);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("layer-normalization-pullback", "x.grad = (g − mean g − x̂ mean(g ⊙ x̂))/√(σ² + ε), g = γ ⊙ y.grad; γ.grad = Σ y.grad ⊙ x̂; β.grad = Σ y.grad",
            Sources.BaKirosHinton.At("Section 3"), Rows(true), Layer,
            Mutant<T>("ε stands outside the root", Fault.EpsilonOutside), Mutant<T>("the variance is over N − 1 numbers", Fault.OneFewer),
            Mutant<T>("nothing goes back through the mean", Fault.NoMean), Mutant<T>("nothing goes back through the variance", Fault.NoVariance),
            Mutant<T>("γ is not applied", Fault.NoGamma)),
        LayerClaims.Pullback<T>("rms-normalization-pullback", "x.grad = (g − x̂ mean(g ⊙ x̂))/√(mean x² + ε), g = γ ⊙ y.grad; γ.grad = Σ y.grad ⊙ x̂",
            Sources.ZhangSennrich.At("equation 4"), Rows(false), Rms,
            Mutant<T>("ε stands outside the root", Fault.EpsilonOutside), Mutant<T>("the mean square is over N − 1 numbers", Fault.OneFewer),
            Mutant<T>("nothing goes back through the mean square", Fault.NoVariance), Mutant<T>("γ is not applied", Fault.NoGamma)),
        LayerClaims.Pullback<T>("group-normalization-pullback", "x.grad = (g − mean g − x̂ mean(g ⊙ x̂))/√(σ² + ε) in each group of channels, g = γ ⊙ y.grad",
            Sources.WuHe.At("Section 3.1"), Images, Group,
            Mutant<T>("ε stands outside the root", Fault.EpsilonOutside), Mutant<T>("the variance is over one number fewer", Fault.OneFewer),
            Mutant<T>("nothing goes back through the mean", Fault.NoMean), Mutant<T>("nothing goes back through the variance", Fault.NoVariance),
            Mutant<T>("γ is not applied", Fault.NoGamma)),
        OrthogonalToOne<T>("layer-normalization-gradient-orthogonal-to-one", Sources.BaKirosHinton.At("Section 5.1"), Rows(true), Layer),
        OrthogonalToOne<T>("group-normalization-gradient-orthogonal-to-one", Sources.WuHe.At("Section 3.1"), Images, Group),
        OrthogonalToStandardized<T>("layer-normalization-gradient-orthogonal-to-standardized", Sources.BaKirosHinton.At("Section 5.1"), Rows(true), Layer),
        OrthogonalToStandardized<T>("rms-normalization-gradient-orthogonal-to-standardized", Sources.ZhangSennrich.At("Section 4.1"), Rows(false), Rms),
        OrthogonalToStandardized<T>("group-normalization-gradient-orthogonal-to-standardized", Sources.WuHe.At("Section 3.1"), Images, Group),
    ];

    // Adding a constant to a row changes nothing.
    private static Claim<T> OrthogonalToOne<T>(string id, Source source, Domain<LayerPoint<double>> domain, ILayer layer)
        where T : struct, IFloatingPointIeee754<T> =>
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = id,
            Statement = "Σⱼ x.grad[j] = 0 over the numbers that share a mean, for every γ, β, ε and y.grad",
            Source = source,
            Domain = domain,
            Given = p => p.In<T>(),
            EqualEach = (p => Along(p, layer.Pullback(p.X, p.Cotangents)[0], null), p => new T[p.X[0].Count / Count(p)]),
            MutantsOfEach =
            [
                new("nothing goes back through the mean") { Left = p => Along(p, Backward(p, Fault.NoMean)[0], null) },
                new("the mean of the gradient is over one number fewer") { Left = p => Along(p, Backward(p, Fault.MeanOverOneFewer)[0], null) },
            ],
        };

    // Scaling a row changes nothing but for ε: ⟨x.grad, x̂⟩ = ⟨g, x̂⟩(1 − mean x̂²)/s, and 1 − mean x̂² = ε/s².
    private static Claim<T> OrthogonalToStandardized<T>(string id, Source source, Domain<LayerPoint<double>> domain, ILayer layer)
        where T : struct, IFloatingPointIeee754<T> =>
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = id,
            Statement = "⟨x.grad, x̂⟩ = ε ⟨γ ⊙ y.grad, x̂⟩ / (σ² + ε)^(3/2) over the numbers that share a root: 0 but for ε",
            Source = source,
            Domain = domain,
            Given = p => p.In<T>(),
            EqualEach = (p => Along(p, layer.Pullback(p.X, p.Cotangents)[0], Standardize(p).Values), Remainder),
            MutantsOfEach =
            [
                new("nothing goes back through the variance") { Left = p => Along(p, Backward(p, Fault.NoVariance)[0], Standardize(p).Values) },
                new("the variance is over one number fewer") { Left = p => Along(p, Backward(p, Fault.OneFewer)[0], Standardize(p).Values) },
                new("γ is not applied") { Left = p => Along(p, Backward(p, Fault.NoGamma)[0], Standardize(p).Values) },
            ],
        };

    private static T[] Remainder<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        Standardized<T> standardized = Standardize(p);
        T[] along = Along(p, new(Back(p, hasGamma: true), p.X[0].Shape), standardized.Values);
        return [.. along.Zip(standardized.Roots, (a, s) => T.CreateChecked(Epsilon) * a / (s * s * s))];
    }

    // ⟨x, direction⟩ of the numbers that share a mean; their sum where there is no direction.
    private static T[] Along<T>(LayerPoint<T> p, Tensor<T> x, T[]? direction) where T : struct, IFloatingPointIeee754<T>
    {
        int n = Count(p);
        return [.. Enumerable.Range(0, x.Count / n)
            .Select(r => direction is null ? Special.Sum<T>(x.Values.AsSpan(r * n, n)) : Special.Dot<T>(x.Values.AsSpan(r * n, n), direction.AsSpan(r * n, n)))];
    }

    private static Standardized<T> Standardize<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T> =>
        IsCentred(p) ? Standardized<T>.Of(p.X[0].Values, Count(p), Epsilon) : Standardized<T>.Uncentred(p.X[0].Values, Count(p), Epsilon);

    // The backward pass of any of the three layers, with a fault.
    private static Tensor<T>[] Backward<T>(LayerPoint<T> p, Fault fault) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> x, int n) = (p.X[0], Count(p));
        T[] d = [.. x.Values], s = new T[x.Count / n], xHat = new T[x.Count], xHatGrad = Back(p, fault != Fault.NoGamma), dGrad = new T[x.Count], sGrad = new T[s.Length];
        if (IsCentred(p))
        {
            StandardizationLoops.Centre<T>(x.Values, n, d);
        }
        T epsilon = T.CreateChecked(Epsilon);
        StandardizationLoops.Roots(d, fault == Fault.OneFewer ? n - 1 : n, fault == Fault.EpsilonOutside ? T.Zero : epsilon, s);
        s = fault == Fault.EpsilonOutside ? Array.ConvertAll(s, root => root + epsilon) : s;
        StandardizationLoops.Divide<T>(d, s, xHat);
        StandardizationLoops.BackToCentred<T>(s, xHatGrad, dGrad);
        if (fault != Fault.NoVariance)
        {
            StandardizationLoops.BackToRoots<T>(xHat, s, xHatGrad, sGrad);
            StandardizationLoops.BackThroughRoots<T>(xHat, sGrad, dGrad);
        }
        Tensor<T>[] grads = [.. p.X.Select(t => new Tensor<T>(t.Shape))];
        StandardizationLoops.BackToInput<T>(dGrad, grads[0].Values);
        if (IsCentred(p) && fault != Fault.NoMean)
        {
            T[] means = new T[x.Count];
            StandardizationLoops.BackThroughMeans<T>(dGrad, n, means);
            T factor = fault == Fault.MeanOverOneFewer ? T.CreateChecked(n) / T.CreateChecked(n - 1) : T.One;
            VectorLoops.Axpy<T>(factor, means, grads[0].Values);
        }
        BackToParameters(xHat, p.Cotangents[0], grads);
        return grads;
    }

    // x̂.grad.
    private static T[] Back<T>(LayerPoint<T> p, bool hasGamma) where T : struct, IFloatingPointIeee754<T>
    {
        T[] gamma = hasGamma ? p.X[1].Values : [.. p.X[1].Values.Select(_ => T.One)], xHatGrad = new T[p.X[0].Count];
        if (p.X[0].Rank == 3)
        {
            GroupNormalizationLoops.BackToStandardized<T>(gamma, p.Cotangents[0].Values, p.X[0].Shape[2], xHatGrad);
        }
        else
        {
            LayerNormalizationLoops.BackToStandardized<T>(gamma, p.Cotangents[0].Values, xHatGrad);
        }
        return xHatGrad;
    }

    private static void BackToParameters<T>(T[] xHat, Tensor<T> yGrad, Tensor<T>[] grads) where T : struct, IFloatingPointIeee754<T>
    {
        if (yGrad.Rank == 3)
        {
            GroupNormalizationLoops.BackToGamma<T>(xHat, yGrad.Values, yGrad.Shape[2], grads[1].Values);
            GroupNormalizationLoops.BackToBeta<T>(yGrad.Values, yGrad.Shape[2], grads[2].Values);
            return;
        }
        LayerNormalizationLoops.BackToGamma<T>(xHat, yGrad.Values, grads[1].Values);
        if (grads.Length == 3)
        {
            LayerNormalizationLoops.BackToBeta<T>(yGrad.Values, grads[2].Values);
        }
    }

    private static bool IsCentred<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T> => p.X.Length == 3;

    // How many numbers share a mean and a root.
    private static int Count<T>(LayerPoint<T> p)
        where T : struct, IFloatingPointIeee754<T> => p.X[0].Rank == 3 ? Group.GroupSize(p.X[0].Shape) : p.X[0].Shape[1];

    private static (string, Func<LayerPoint<T>, Tensor<T>[]>) Mutant<T>(string name, Fault fault)
        where T : struct, IFloatingPointIeee754<T> => (name, p => Backward(p, fault));

    private static Part Gamma(int kind, int count) => kind == 0 ? new([count], 1, 1) : new([count]);

    private static Part Numbers(int kind, int[] shape) => kind switch
    {
        0 => new(shape, 1e6, 1e6 + 1),
        1 => new(shape, 1, 1 + 1e-7),
        2 => new(shape, 3, 3),
        _ => new(shape),
    };
}
