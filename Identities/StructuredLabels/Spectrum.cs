using System.Numerics;

namespace Verification.Identities.StructuredLabels;

/// <summary>The eigenvalues of M(J) = [[e^J, 1, e^−J], [1, 1, 1], [e^−J, 1, e^J]] in closed form, and tr M(J)ᴺ = λ₊ᴺ + λ₋ᴺ + λ₀ᴺ by them.</summary>
/// <remarks>
/// The odd vector (1, 0, −1) has λ₀ = e^J − e^−J. On the even ones, (1, 0, 1) ÷ √2 and (0, 1, 0), M is [[c, √2], [√2, 1]] with c = 2 cosh J:
/// λ₊ = ½(c + 1 + √((c − 1)² + 8)), and λ₋ = (c − 2) ÷ λ₊ by the determinant, without the difference of the other root. λ₊ is the greatest in magnitude.<br/>
/// At J = 1: 3.8004…, 0.2858… and 2.3504….
/// </remarks>
public static class Spectrum
{
    /// <summary>λ₊, λ₋, λ₀.</summary>
    public static (T Greatest, T Even, T Odd) Of<T>(T coupling) where T : IFloatingPointIeee754<T>
    {
        T two = T.One + T.One, c = two * T.Cosh(coupling), above = c - T.One;
        T greatest = (c + T.One + T.Sqrt(above * above + T.CreateTruncating(8))) / two;
        T half = T.Sinh(coupling / two);
        return (greatest, two * two * half * half / greatest, two * T.Sinh(coupling));
    }

    /// <summary>ln Z = N ln λ₊ + ln(1 + (λ₋ ÷ λ₊)ᴺ + (λ₀ ÷ λ₊)ᴺ).</summary>
    public static T LogPartition<T>(T coupling, int count) where T : IFloatingPointIeee754<T>
    {
        (T greatest, T even, T odd) = Of(coupling);
        return T.CreateTruncating(count) * T.Log(greatest) + T.LogP1(Power(even / greatest, count) + Power(odd / greatest, count));
    }

    internal static T Power<T>(T x, int count) where T : IFloatingPointIeee754<T>
    {
        T power = T.One;
        for (; count > 0; count >>= 1, x *= x)
        {
            power = (count & 1) != 0 ? power * x : power;
        }
        return power;
    }
}
