using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>An activation function that RNN, GRU and LSTM name in their attribute <c>activations</c>, with its α and β and the limit on its argument.</summary>
/// <remarks>
/// Relu max(0, x); Tanh; Sigmoid; Affine αx + β; LeakyRelu x or αx; ThresholdedRelu x or 0 below α; ScaledTanh α·tanh(βx);
/// HardSigmoid min(max(αx + β, 0), 1); Elu x or α(eˣ − 1); Softsign x/(1 + |x|); Softplus ln(1 + eˣ). Names in any case.<br/>
/// Implementations may limit the argument of σ to ±20 and that of tanh to ±10, where float has no digits left of 1: then σ stops at
/// σ(−20) = 2.1e−9 in its lower tail instead of vanishing: off by no more than u/28, and by any factor of itself.<br/>
/// Functions with a kink are written as sums of one-sided parts, so that an error radius that reaches over the kink is carried rightly.
/// </remarks>
internal readonly struct RecurrentActivation<T> where T : IFloatingPointIeee754<T>
{
    private readonly string name;
    private readonly T alpha, beta, clip;
    private readonly bool byExponential, limited;

    private RecurrentActivation(string name, T alpha, T beta, T clip, bool byExponential, bool limited) =>
        (this.name, this.alpha, this.beta, this.clip, this.byExponential, this.limited) = (name, alpha, beta, clip, byExponential, limited);

    /// <summary>The functions of all directions in order; α and β go, in order, to those functions that have them.</summary>
    public static RecurrentActivation<T>[] All(string[] names, float[] alphas, float[] betas, float? clip, bool tanhByExponential = false, bool limited = false)
    {
        RecurrentActivation<T>[] all = new RecurrentActivation<T>[names.Length];
        int usedAlphas = 0, usedBetas = 0;
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i].ToLowerInvariant();
            (float? alpha, float? beta) = name switch
            {
                "affine" => (1f, 0f),
                "scaledtanh" => (1f, 1f),
                "hardsigmoid" => (0.2f, 0.5f),
                "leakyrelu" => (0.01f, null),
                "thresholdedrelu" or "elu" => (1f, null),
                "relu" or "tanh" or "sigmoid" or "softsign" or "softplus" => ((float?)null, (float?)null),
                _ => throw new ShapeException($"'activations' names '{names[i]}', which is none of the standard's functions"),
            };
            alpha = alpha is not null && usedAlphas < alphas.Length ? alphas[usedAlphas++] : alpha;
            beta = beta is not null && usedBetas < betas.Length ? betas[usedBetas++] : beta;
            all[i] = new(name, Exact(alpha ?? 0), Exact(beta ?? 0), Exact(clip ?? float.PositiveInfinity), tanhByExponential, limited);
        }
        return all;
    }

    /// <summary>The function of x, clipped first.</summary>
    public T Of(T x)
    {
        x = T.IsFinite(clip) ? Within(x, clip) : x;
        x = limited && (name is "sigmoid" or "tanh") ? Within(x, Exact(name == "tanh" ? 10 : 20)) : x;
        return name switch
        {
            "relu" => T.Max(x, T.Zero),
            "tanh" => byExponential ? ByExponential(x) : T.Tanh(x),
            "sigmoid" => Special.Sigmoid(x),
            "affine" => alpha * x + beta,
            "leakyrelu" => T.Max(x, T.Zero) + alpha * T.Min(x, T.Zero),
            "thresholdedrelu" => x >= alpha || T.IsNaN(x) ? x : T.Zero,
            "scaledtanh" => alpha * T.Tanh(beta * x),
            "hardsigmoid" => T.Min(T.Max(alpha * x + beta, T.Zero), T.One),
            "elu" => T.Max(x, T.Zero) + alpha * T.ExpM1(T.Min(x, T.Zero)),
            "softsign" => x / (T.One + T.Abs(x)),
            _ => Special.Softplus(x),
        };
    }

    // On |x|, so that neither side overflows.
    private static T ByExponential(T x)
    {
        T two = T.One + T.One, y = two / (T.One + T.Exp(-(two * T.Abs(x)))) - T.One;
        return Special.Choose(x, y, -y);
    }

    private static T Within(T x, T limit) => T.Max(T.Min(x, limit), -limit);

    private static T Exact(float value) => T.CreateChecked((double)value);
}
