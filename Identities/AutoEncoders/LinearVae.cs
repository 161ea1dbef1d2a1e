using System.Numerics;
using Verification.Identities.Gaussians;
using Verification.Identities.Linear;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.AutoEncoders;

/// <summary>A variational auto-encoder whose every part is linear and normal, and something to encode: small enough that ln p(x) is known.</summary>
/// <param name="Latents">k, the dimensions of z.</param>
/// <param name="Decoder">W, d × k row by row: x|z ∼ N(Wz + b, diag ψ²).</param>
/// <param name="Bias">b, d numbers.</param>
/// <param name="Noise">ψ, d positive numbers.</param>
/// <param name="Encoder">A, k × d row by row: z|x ∼ N(Ax + c, diag σ²).</param>
/// <param name="EncoderBias">c, k numbers.</param>
/// <param name="Deviations">σ, k positive numbers.</param>
/// <param name="X">What is encoded, d numbers.</param>
public sealed record LinearVae(int Latents, double[] Decoder, double[] Bias, double[] Noise, double[] Encoder, double[] EncoderBias, double[] Deviations, double[] X)
{
    /// <summary>d, the dimensions of x.</summary>
    public int Observed => Bias.Length;

    /// <summary>The auto-encoder in a number type.</summary>
    public LinearVae<T> In<T>() where T : IFloatingPointIeee754<T> => new(new(Observed, Lift<T>(Decoder)), Lift<T>(Bias), Lift<T>(Noise), new(Latents, Lift<T>(Encoder)), Lift<T>(EncoderBias), Lift<T>(Deviations), Lift<T>(X));

    /// <summary>All its parameters.</summary>
    public override string ToString() => $"W = {Vectors.Show(Decoder)} ({Observed} × {Latents}), b = {Vectors.Show(Bias)}, ψ = {Vectors.Show(Noise)}, A = {Vectors.Show(Encoder)}, c = {Vectors.Show(EncoderBias)}, σ = {Vectors.Show(Deviations)}, x = {Vectors.Show(X)}";

    private static T[] Lift<T>(double[] x) where T : IFloatingPointIeee754<T> => [.. x.Select(T.CreateTruncating)];
}

/// <summary>The forward pass of a linear normal auto-encoder, step by step, generation, and what is known of both exactly.</summary>
/// <remarks>
/// Prior z ∼ N(0, I); decoder x|z ∼ N(Wz + b, diag ψ²); encoder z|x ∼ N(Ax + c, diag σ²); so x ∼ N(b, WWᵀ + diag ψ²).<br/>
/// Unit: nats. Source: EECS 182, Discussion 13, Problem 3(a), (c); [KW14]; C. Bishop, Pattern Recognition and Machine Learning, §12.2.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class LinearVae<T>(Matrix<T> decoder, T[] bias, T[] noise, Matrix<T> encoder, T[] encoderBias, T[] deviations, T[] x) where T : IFloatingPointIeee754<T>
{
    /// <summary>What is encoded.</summary>
    public T[] X => x;

    /// <summary>W.</summary>
    public Matrix<T> Decoder => decoder;

    /// <summary>The dimensions of z.</summary>
    public int Latents => deviations.Length;

    /// <summary>The dimensions of x.</summary>
    public int Observed => x.Length;

    /// <summary>Step 1, encode: the mean Ax + c and the deviations σ of q(z|x).</summary>
    public (T[] Mean, T[] Deviations) Encode() => (Gaussian<T>.Sum(encoder.Times(x), encoderBias), deviations);

    /// <summary>Step 2, reparameterise: z = μ + σ ⊙ ε.</summary>
    public static T[] Reparameterise(T[] mean, T[] deviations, T[] noise)
    {
        T[] z = new T[mean.Length];
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = mean[i] + deviations[i] * noise[i];
        }
        return z;
    }

    /// <summary>Step 3, decode: the mean Wz + b of p(x|z).</summary>
    public T[] Decode(T[] z) => Gaussian<T>.Sum(decoder.Times(z), bias);

    /// <summary>Step 4, the rate KL(q(z|x), p(z)) = ½ Σ(σᵢ² + μᵢ² − 1 − ln σᵢ²).</summary>
    public static T Rate(T[] mean, T[] deviations)
    {
        T[] terms = new T[mean.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            T variance = deviations[i] * deviations[i];
            terms[i] = variance + mean[i] * mean[i] - T.One - T.Log(variance);
        }
        return T.CreateChecked(0.5) * Special.Sum<T>(terms);
    }

    /// <summary>Step 5, the distortion −ln p(x|z) = ½ Σ(((xⱼ − x̂ⱼ) ÷ ψⱼ)² + ln 2πψⱼ²) of what was decoded.</summary>
    public T Distortion(T[] decoded)
    {
        T[] terms = new T[decoded.Length];
        for (int j = 0; j < terms.Length; j++)
        {
            T off = (x[j] - decoded[j]) / noise[j];
            terms[j] = off * off + T.Log((T.Pi + T.Pi) * noise[j] * noise[j]);
        }
        return T.CreateChecked(0.5) * Special.Sum<T>(terms);
    }

    /// <summary>The whole forward pass for some noise ε: rate + distortion, whose expectation over ε is −ELBO.</summary>
    public T Loss(T[] epsilon)
    {
        (T[] mean, T[] sigma) = Encode();
        return Rate(mean, sigma) + Distortion(Decode(Reparameterise(mean, sigma, epsilon)));
    }

    /// <summary>Generation: z from the prior, then x from the decoder, x = W z + b + ψ ⊙ ε.</summary>
    public T[] Generate(T[] z, T[] epsilon) => Reparameterise(Decode(z), noise, epsilon);

    /// <summary>q(z|x).</summary>
    public Gaussian<T> Approximate => Gaussian<T>.Diagonal(Encode().Mean, deviations);

    /// <summary>p(z).</summary>
    public Gaussian<T> Prior => Gaussian<T>.Standard(Latents);

    /// <summary>p(x|z).</summary>
    public Gaussian<T> Likelihood(T[] z) => Gaussian<T>.Diagonal(Decode(z), noise);

    /// <summary>p(x) = N(b, WWᵀ + diag ψ²).</summary>
    public Gaussian<T> Marginal => new(bias, decoder.Squared().Plus(Matrix<T>.Diagonal([.. noise.Select(s => s * s)])));

    /// <summary>p(z|x) = N(S Wᵀψ⁻²(x − b), S) with S = (I + Wᵀψ⁻²W)⁻¹.</summary>
    public Gaussian<T> Posterior
    {
        get
        {
            Matrix<T> weighted = Matrix<T>.Of(Observed, Latents, (j, i) => decoder[j, i] / noise[j]), transposed = weighted.Transposed();
            Matrix<T> covariance = Matrix<T>.Identity(Latents).Plus(transposed.Squared()).Inverse();
            T[] off = new T[Observed];
            for (int j = 0; j < off.Length; j++)
            {
                off[j] = (x[j] - bias[j]) / noise[j];
            }
            return new(covariance.Times(transposed.Times(off)), covariance);
        }
    }

    /// <summary>E_{z∼q} −ln p(x|z) = distortion of the mean + ½ tr(ψ⁻²W Σ_q Wᵀ).</summary>
    public T ExpectedDistortion(Gaussian<T> q)
    {
        Matrix<T> weighted = Matrix<T>.Of(Observed, Latents, (j, i) => decoder[j, i] / noise[j]);
        return Distortion(Decode(q.Mean)) + T.CreateChecked(0.5) * weighted.Times(q.Covariance).TraceOfProduct(weighted.Transposed());
    }

    /// <summary>E_{z∼q} ln p(x|z) − KL(q, p(z)).</summary>
    public T Elbo(Gaussian<T> q) => -ExpectedDistortion(q) - q.Kl(Prior);

    /// <summary>The variance of −ln p(x|z) over z ∼ N(Ax + c, diag σ²): 2‖½GᵀG‖² + |Gᵀr|², with G = ψ⁻¹W diag σ and r the mean's error ÷ ψ.</summary>
    public T DistortionVariance()
    {
        (T[] mean, T[] sigma) = Encode();
        T[] decoded = Decode(mean), off = new T[Observed];
        for (int j = 0; j < off.Length; j++)
        {
            off[j] = (x[j] - decoded[j]) / noise[j];
        }
        Matrix<T> map = Matrix<T>.Of(Latents, Observed, (i, j) => decoder[j, i] * sigma[i] / noise[j]), square = map.Squared();
        T[] linear = map.Times(off);
        return T.CreateChecked(0.5) * Special.Dot(square.Entries, square.Entries) + Special.Dot<T>(linear, linear);
    }
}
