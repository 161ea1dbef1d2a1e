using System.Numerics;
using Verification.Gradients.Edf.Operations;

namespace Verification.Gradients.Edf.Networks;

/// <summary>A variational auto-encoder: encode, reparameterize, decode, each by one hidden layer; the loss is rate + distortion.</summary>
/// <remarks>
/// a = tanh(W₁ y + b₁), ẑ = W₂ a + b₂, ln σ = W₃ a + b₃, z = ẑ + σ ⊙ ε, ŷ = W₅ tanh(W₄ z + b₄) + b₅;<br/>
/// rate = KL(N(ẑ, σ²), N(0, I)), distortion = ½‖y − ŷ‖², which is −ln p(y|z) but for a constant where p(y|z) = N(ŷ, I).<br/>
/// Source: [EECS182-D13] Problem 3(a), [TTIC21-E3] Problem 3, [KW14].
/// </remarks>
public sealed class Vae : IProcedure
{
    /// <summary>The shapes of Φ: W and b of each of the five layers.</summary>
    /// <param name="width">Of y.</param>
    /// <param name="hidden">Of the hidden layers.</param>
    /// <param name="latent">Of z.</param>
    public static int[][] Parameters(int width, int hidden, int latent) =>
    [
        [hidden, width], [hidden], [latent, hidden], [latent], [latent, hidden], [latent],
        [hidden, latent], [hidden], [width, hidden], [width],
    ];

    /// <summary>The loss, the rate and the distortion, each a scalar.</summary>
    /// <param name="phi">Φ, the objects of <see cref="Parameters"/> in its order.</param>
    /// <param name="y">The data [B, width].</param>
    /// <param name="noise">ε [B, latent].</param>
    /// <exception cref="ArgumentException">Φ has another number of objects.</exception>
    public static (EdfObject<T> Loss, EdfObject<T> Rate, EdfObject<T> Distortion) Of<T>(
        IReadOnlyList<EdfObject<T>> phi, EdfObject<T> y, EdfObject<T> noise) where T : struct, IFloatingPointIeee754<T>
    {
        if (phi.Count != 10)
        {
            throw new ArgumentException($"the VAE has {phi.Count} parameters: need 10, W and b of each of five layers", nameof(phi));
        }
        EdfObject<T> encoded = Tanh.Of(Affine(0, y)), mean = Affine(1, encoded), logDeviation = Affine(2, encoded);
        EdfObject<T> z = Reparameterization.Of(mean, Exp.Of(logDeviation), noise);
        EdfObject<T> rate = GaussianRate.Of(mean, logDeviation), distortion = SquaredError.Of(y, Affine(4, Tanh.Of(Affine(3, z))));
        return (rate + distortion, rate, distortion);

        EdfObject<T> Affine(int layer, EdfObject<T> x) => Linear.Of(phi[2 * layer], x) + phi[2 * layer + 1];
    }

    /// <summary>The loss, from Φ, y and ε.</summary>
    public EdfObject<T>[] Build<T>(EdfObject<T>[] x)
        where T : struct, IFloatingPointIeee754<T> => x.Length == 12 ? [Of(x[..10], x[10], x[11]).Loss]
        : throw new ArgumentException($"the VAE has {x.Length} operands: need 10 parameters, y and ε", nameof(x));
}
