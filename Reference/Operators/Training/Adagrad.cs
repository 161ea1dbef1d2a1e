using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Adagrad: g = λX + G, H_new = H + g², X_new = X − R/(1 + T·decay) · g/(√H_new + ε).</summary>
/// <remarks>
/// Shape: R [], T [], then n tensors of each kind, as <see cref="Optimizers"/> lays them out → the new ones, each of its old shape.<br/>
/// Since: 1 of ai.onnx.preview.training. λ is norm_coefficient, decay is decay_factor, T the number of updates so far.<br/>
/// Source: ONNX Adagrad-1; J. Duchi et al., Adaptive subgradient methods, 2011.
/// </remarks>
public static class Adagrad
{
    /// <summary>X₁_new …, H₁_new ….</summary>
    public static Tensor<T>[] Of<T>(T rate, long updates, Tensor<T>[] tensors, T decay, T epsilon, T norm) where T : IFloatingPointIeee754<T>
    {
        T decayed = rate / (T.One + T.CreateChecked(updates) * decay);
        return Optimizers.Apply<T>(tensors, 1, (x, next) =>
        {
            T g = norm * x[0] + x[1];
            next[1] = x[2] + g * g;
            next[0] = x[0] - decayed * g / (T.Sqrt(next[1]) + epsilon);
        });
    }
}
