using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Momentum: g = λX + G, V_new = αV + βg (β = 1 in the first update), X_new = X − R·V_new, or for Nesterov X − R(g + αV_new).</summary>
/// <remarks>
/// Shape: R [], T [], then n tensors of each kind, as <see cref="Optimizers"/> lays them out → the new ones, each of its old shape.<br/>
/// Since: 1 of ai.onnx.preview.training. λ is norm_coefficient.<br/>
/// Source: ONNX Momentum-1.
/// </remarks>
public static class Momentum
{
    /// <summary>X₁_new …, V₁_new ….</summary>
    /// <exception cref="ShapeException">The mode is neither standard nor nesterov.</exception>
    public static Tensor<T>[] Of<T>(T rate, long updates, Tensor<T>[] tensors, T alpha, T beta, T norm, string mode) where T : IFloatingPointIeee754<T>
    {
        bool nesterov = mode is "nesterov" or "standard" ? mode == "nesterov" : throw new ShapeException($"'mode' is {mode}: need standard or nesterov");
        T adjusted = updates > 0 ? beta : T.One;
        return Optimizers.Apply<T>(tensors, 1, (x, next) =>
        {
            T g = norm * x[0] + x[1];
            next[1] = alpha * x[2] + adjusted * g;
            next[0] = x[0] - rate * (nesterov ? g + alpha * next[1] : next[1]);
        });
    }
}
