using System.Numerics;
using Verification.Properties.Domains;

namespace Verification.Identities.Rounding;

/// <summary>A density of independent coordinates around a whole-number point, by how far its centre is from there and how wide it is in each coordinate.</summary>
/// <param name="Offsets">tᵢ = (z̃ᵢ − μᵢ) ÷ sᵢ.</param>
/// <param name="Scales">sᵢ: deviations of a normal density, scales of a logistic one.</param>
public sealed record Cell(double[] Offsets, double[] Scales)
{
    /// <summary>The cell in a number type.</summary>
    public Cell<T> In<T>() where T : IFloatingPointIeee754<T> => new([.. Offsets.Select(T.CreateTruncating)], [.. Scales.Select(T.CreateTruncating)]);

    /// <summary>Both.</summary>
    public override string ToString() => $"(z̃ − μ) ÷ s = {Vectors.Show(Offsets)}, s = {Vectors.Show(Scales)}";
}

/// <summary>A cell in a number type: density, mass, and how far one may be from the other.</summary>
/// <remarks>
/// P = ∫ over the cube of p. In one coordinate |∫ f(ε) − f(0)| ≤ ∫ ½ε² sup|f″| = sup|f″| ÷ 24, the linear term cancelling; replacing f(0) by its mean one coordinate after the
/// other, |P − p(z̃)| ≤ Σᵢ sup|∂ᵢ²p| ÷ 24 over the cube.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Cell<T>(T[] offsets, T[] scales) where T : IFloatingPointIeee754<T>
{
    /// <summary>tᵢ.</summary>
    public T[] Offsets => offsets;

    /// <summary>sᵢ.</summary>
    public T[] Scales => scales;

    /// <summary>The product over the coordinates of f(tᵢ, sᵢ).</summary>
    public T Product(Func<T, T, T> f)
    {
        T product = T.One;
        for (int i = 0; i < offsets.Length; i++)
        {
            product *= f(offsets[i], scales[i]);
        }
        return product;
    }

    /// <summary>Σᵢ (1/24) sup|∂ᵢ²p| of a normal density: sup|∂ᵢ²p| = p(μ) ÷ sᵢ², attained at the centre.</summary>
    public T NormalCurvature() => Curvature((_, s) => CubeMass.Density(T.Zero, s), T.CreateChecked(24));

    /// <summary>The same of a logistic density: p(μ) = Π 1 ÷ 4sᵢ, sup|∂ᵢ²p| = p(μ) ÷ 2sᵢ².</summary>
    /// <remarks>With v = σ(1 − σ) ≤ ¼, the second derivative is v(1 − 6v) ÷ s³: greatest in size at v = ¼, 1 ÷ 8s³, and 1 ÷ 24s³ at v = 1/12.</remarks>
    public T LogisticCurvature() => Curvature((_, s) => T.One / (T.CreateChecked(4) * s), T.CreateChecked(48));

    private T Curvature(Func<T, T, T> top, T divisor)
    {
        T[] terms = [.. scales.Select(s => T.One / (divisor * s * s))];
        return Product(top) * Reference.Numbers.Special.Sum<T>(terms);
    }
}
