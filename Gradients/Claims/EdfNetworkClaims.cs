using System.Numerics;
using Verification.Gradients.Edf.Networks;
using Verification.Gradients.Edf.Operations;
using Verification.Properties.Claims;
using Verification.Properties.Domains;

namespace Verification.Gradients.Claims;

/// <summary>The backward pass of whole graphs: recurrent networks, self-attention, a variational auto-encoder.</summary>
public sealed class EdfNetworkClaims : IClaims
{
    /// <summary>The last place of the longest sequence.</summary>
    internal const int LastPlace = 4;

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        Recurrent<T>("ugrnn", new Ugrnn(), Sources.Ttic2019Backpropagation.Problem(4, "b")),
        Recurrent<T>("gru", new Gru(), Sources.Cho.At("")),
        Recurrent<T>("lstm", new Lstm(), Sources.HochreiterSchmidhuber.At("")),
        Attention<T>(),
        Autoencoder<T>(),
    ];

    /// <summary>Φ and x_0 … x_T of a recurrent network, and a cotangent of each state.</summary>
    internal static Domain<LayerPoint<double>> Sequences(ICell cell) => LayerPoints.Of(
        $"Φ of {cell.Name} with 1 or 2 units, x_0 to x_T [B, d] with T ≤ {LastPlace}, B, d ≤ 2, and a cotangent of every state",
        random =>
        {
            int inputs = 1 + random.Below(2), units = 1 + random.Below(2), batch = 1 + random.Below(2),
                places = 1 + random.Below(LastPlace + 1);
            IEnumerable<int[]> shapes = cell.Parameters(inputs, units).Concat(Enumerable.Repeat<int[]>([batch, inputs], places));
            return ([.. shapes.Select(shape => new Part(shape, -2, 2))],
                [.. Enumerable.Repeat(new Part([batch, cell.StateWidth(units)], -2, 2), places)]);
        },
        new("T = 0", p => p.Cotangents.Length == 1), new($"T = {LastPlace}", p => p.Cotangents.Length == LastPlace + 1),
        new("several units, rows and inputs", p => p.X[^1].Shape is [> 1, > 1] && p.X[0].Count > 1));

    private static Claim<T> Recurrent<T>(string name, ICell cell, Source source) where T : struct, IFloatingPointIeee754<T>
    {
        RecurrentNetwork network = new(cell);
        return GraphClaims.Pullback<T>(
            $"edf-rnn-backward-{name}", $"Φ.grad and every x_t.grad from h_0.grad, …, h_T.grad of {cell.Name}", source, Sequences(cell),
            network, 60, "",
            [
                .. GraphMutants.Of<T>(network), GraphMutants.Transposed<T>(network),
                GraphMutants.In<T, Pointwise<Sigmoid>>("the slope of the sigmoid is forgotten", network, Fault.ForgetsSlope),
            ]);
    }

    private static Claim<T> Attention<T>() where T : struct, IFloatingPointIeee754<T>
    {
        SelfAttention attention = new();
        Domain<LayerPoint<double>> domain = LayerPoints.Of(
            $"W_Q, W_K [k, d], W_V [v, d] and x_0 to x_T [1, d] with T ≤ {LastPlace}, d, k, v ≤ 2, and a cotangent of Y",
            random =>
            {
                int inputs = 1 + random.Below(2), keys = 1 + random.Below(2), values = 1 + random.Below(2),
                    places = 1 + random.Below(LastPlace + 1);
                int[][] weights = [[keys, inputs], [keys, inputs], [values, inputs]];
                return ([.. weights.Concat(Enumerable.Repeat<int[]>([1, inputs], places)).Select(shape => new Part(shape, -2, 2))],
                    [new([places, values])]);
            },
            new("T = 0", p => p.Cotangents[0].Shape[0] == 1), new($"T = {LastPlace}", p => p.Cotangents[0].Shape[0] == LastPlace + 1),
            new("square weights", p => p.X[2].Shape is [2, 2]));
        return GraphClaims.Pullback<T>(
            "edf-attention-backward", "W_Q.grad, W_K.grad, W_V.grad and every x_t.grad from Y.grad, Y = softmax(Q Kᵀ / √k) V",
            Sources.Vaswani.At(""), domain, attention, 100, "",
            [
                .. GraphMutants.Of<T>(attention), GraphMutants.Transposed<T>(attention),
                GraphMutants.In<T, Transpose>("nothing goes back to the keys", attention, Fault.DropsLast),
            ]);
    }

    private static Claim<T> Autoencoder<T>() where T : struct, IFloatingPointIeee754<T>
    {
        Vae vae = new();
        Domain<LayerPoint<double>> domain = LayerPoints.Of(
            "Φ of a VAE, y [B, D] and ε [B, Z], all dimensions 1 or 2, and a cotangent of the loss",
            random =>
            {
                int width = 1 + random.Below(2), hidden = 1 + random.Below(2), latent = 1 + random.Below(2), batch = 1 + random.Below(2);
                IEnumerable<int[]> shapes = Vae.Parameters(width, hidden, latent).Append([batch, width]).Append([batch, latent]);
                return ([.. shapes.Select(shape => new Part(shape, -2, 2))], [new([])]);
            },
            new("all dimensions 2", p => p.X[^2].Count == 4 && p.X[^1].Count == 4 && p.X[0].Count == 4),
            new("a cotangent of zero", p => p.Cotangents[0][0] == 0));
        return GraphClaims.Pullback<T>(
            "edf-vae-backward", "Φ.grad, y.grad and ε.grad of rate + distortion with z = ẑ + σ ⊙ ε and a fixed ε",
            Sources.Ttic2021Exam3.Problem(3, "b"), domain, vae, 100, "",
            [
                .. GraphMutants.Of<T>(vae), GraphMutants.Transposed<T>(vae),
                GraphMutants.In<T, GaussianRate>("the rate's gradient does not reach σ", vae, Fault.DropsLast),
                GraphMutants.In<T, Pointwise<Exp>>("σ.grad is taken for the gradient of ln σ", vae, Fault.ForgetsSlope),
            ]);
    }
}
