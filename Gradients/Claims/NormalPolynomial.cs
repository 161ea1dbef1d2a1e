using System.Numerics;

namespace Verification.Gradients.Claims;

/// <summary>A polynomial Σ aₘεᵐ of a standard normal ε, whose moments are known: E εᵐ = (m − 1)!! for even m, 0 for odd.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Coefficients">a₀, a₁, …</param>
internal sealed record NormalPolynomial<T>(T[] Coefficients) where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>E[Σ aₘεᵐ].</summary>
    public T Mean
    {
        get
        {
            T mean = T.Zero, moment = T.One;
            for (int m = 0; m < Coefficients.Length; m += 2)
            {
                mean += Coefficients[m] * moment;
                moment *= T.CreateChecked(m + 1);
            }
            return mean;
        }
    }

    /// <summary>E[(p − E p)²].</summary>
    public T Variance
    {
        get
        {
            NormalPolynomial<T> centred = new([Coefficients[0] - Mean, .. Coefficients[1..]]);
            return (centred * centred).Mean;
        }
    }

    /// <summary>The product of two.</summary>
    public static NormalPolynomial<T> operator *(NormalPolynomial<T> x, NormalPolynomial<T> y)
    {
        T[] product = new T[x.Coefficients.Length + y.Coefficients.Length - 1];
        for (int i = 0; i < x.Coefficients.Length; i++)
        {
            for (int j = 0; j < y.Coefficients.Length; j++)
            {
                product[i + j] += x.Coefficients[i] * y.Coefficients[j];
            }
        }
        return new(product);
    }

    /// <summary>Σ cₖ(θ + ε)ᵏ.</summary>
    public static NormalPolynomial<T> At(T[] c, T theta)
    {
        T[] sum = new T[c.Length];
        NormalPolynomial<T> power = new([T.One]), shifted = new([theta, T.One]);
        foreach (T coefficient in c)
        {
            for (int m = 0; m < power.Coefficients.Length; m++)
            {
                sum[m] += coefficient * power.Coefficients[m];
            }
            power *= shifted;
        }
        return new(sum);
    }
}
