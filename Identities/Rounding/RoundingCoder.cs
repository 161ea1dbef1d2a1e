using System.Numerics;
using Verification.Properties.Domains;

namespace Verification.Identities.Rounding;

/// <summary>A one-dimensional rounding auto-encoder and its parameters: z = Ψ₁ tanh y + Ψ₀, code round(z), decoded to Φ₁·code + Φ₀.</summary>
/// <param name="Slope">Ψ₁.</param>
/// <param name="Offset">Ψ₀.</param>
/// <param name="Y">y.</param>
/// <param name="Scale">The scale of the logistic prior; its mean is 0.</param>
/// <param name="Decoder">Φ₁; Φ₀ is ¼.</param>
public sealed record RoundingCoder(double Slope, double Offset, double Y, double Scale, double Decoder)
{
    /// <summary>The coder in a number type.</summary>
    public RoundingCoder<T> In<T>() where T : IFloatingPointIeee754<T> => new(T.CreateTruncating(Slope), T.CreateTruncating(Offset), T.CreateTruncating(Y), T.CreateTruncating(Scale), T.CreateTruncating(Decoder));

    /// <summary>z.</summary>
    public double Z => In<double>().Z;

    /// <summary>All parameters.</summary>
    public override string ToString() => $"Ψ = ({Reals.Show(Slope)}, {Reals.Show(Offset)}), y = {Reals.Show(Y)}, s = {Reals.Show(Scale)}, Φ₁ = {Reals.Show(Decoder)}";
}

/// <summary>A rounding auto-encoder in a number type: with <c>Dual</c>, its derivatives along Ψ.</summary>
/// <remarks>Source: TTIC 31230, 2020 Quiz 4, Problem 2.</remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class RoundingCoder<T>(T slope, T offset, T y, T scale, T decoder) where T : IFloatingPointIeee754<T>
{
    /// <summary>z_Ψ(y) = Ψ₁ tanh y + Ψ₀.</summary>
    public T Z => slope * T.Tanh(y) + offset;

    /// <summary>round(z), halves to even.</summary>
    public T Code => T.Round(Z);

    /// <summary>The same coder with parameters moved.</summary>
    public RoundingCoder<T> Moved(T bySlope, T byOffset) => new(slope + bySlope, offset + byOffset, y, scale, decoder);

    /// <summary>−ln P_Φ(code).</summary>
    public T Rate(T code) => -T.Log(new DiscreteLogistic<T>(T.Zero, scale).MassByHyperbolic(code));

    /// <summary>−ln p_Φ(z), what takes the rate's place where something is to be learned.</summary>
    public T RelaxedRate(T z) => -new DiscreteLogistic<T>(T.Zero, scale).LogDensity(z);

    /// <summary>Dist(y, y_Φ(code)) = (y − (Φ₁·code + ¼))².</summary>
    public T Distortion(T code)
    {
        T off = y - (decoder * code + T.CreateChecked(0.25));
        return off * off;
    }

    /// <summary>What the rate gains as the code goes from k to k + 1: ln P(k) − ln P(k + 1), with the factor that both share left out.</summary>
    public T JumpOfRate(T k)
    {
        T half = T.Cosh(T.CreateChecked(0.5) / scale);
        return T.Log((T.Cosh((k + T.One) / scale) + half) / (T.Cosh(k / scale) + half));
    }

    /// <summary>What the distortion gains as the code goes from k to k + 1: Φ₁(Φ₁(2k + 1) − 2(y − Φ₀)).</summary>
    public T JumpOfDistortion(T k) => decoder * (decoder * (k + k + T.One) - T.CreateChecked(2) * (y - T.CreateChecked(0.25)));
}
