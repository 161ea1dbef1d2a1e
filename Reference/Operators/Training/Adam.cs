using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Adam: g = λX + G, V_new = αV + (1 − α)g, H_new = βH + (1 − β)g², X_new = (1 − μ)(X − r V_new/(√H_new + ε)).</summary>
/// <remarks>
/// Shape: R [], T [], then n tensors of each kind, as <see cref="Optimizers"/> lays them out → the new ones, each of its old shape.<br/>
/// r = R √(1 − βᵀ)/(1 − αᵀ) for T &gt; 0, else R. λ is norm_coefficient, μ norm_coefficient_post, T the number of updates so far.<br/>
/// Since: 1 of ai.onnx.preview.training.<br/>
/// Source: ONNX Adam-1; D. Kingma and J. Ba, Adam, 2014.
/// </remarks>
public static class Adam
{
    /// <summary>X₁_new …, V₁_new …, H₁_new ….</summary>
    public static Tensor<T>[] Of<T>(T rate, long updates, Tensor<T>[] tensors, T alpha, T beta, T epsilon, T norm, T normPost) where T : IFloatingPointIeee754<T>
    {
        T t = T.CreateChecked(updates);
        T adjusted = updates > 0 ? rate * T.Sqrt(T.One - T.Pow(beta, t)) / (T.One - T.Pow(alpha, t)) : rate;
        return Optimizers.Apply<T>(tensors, 2, (x, next) =>
        {
            T g = norm * x[0] + x[1];
            next[1] = alpha * x[2] + (T.One - alpha) * g;
            next[2] = beta * x[3] + (T.One - beta) * (g * g);
            next[0] = (T.One - normPost) * (x[0] - adjusted * next[1] / (T.Sqrt(next[2]) + epsilon));
        });
    }
}
