using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Dropout: in training, each element is 0 with probability <c>ratio</c> and x/(1 − ratio) otherwise; outside training, x.</summary>
/// <remarks>
/// Shape: x → y and a mask of the elements that are kept, both of the same shape.<br/>
/// Since: 12 (<c>ratio</c> and <c>training_mode</c> are inputs, <c>seed</c>); 10 (the mask is bool); 7 (never trains; what the mask holds then is left open until 12); 1 (trains unless <c>is_test</c>).<br/>
/// Source: ONNX Dropout-22.
/// </remarks>
public static class Dropout
{
    /// <summary>What dropout is outside training: x itself, everything kept.</summary>
    public static (Tensor<T> Output, Tensor<bool> Kept) Identity<T>(Tensor<T> x) where T : IFloatingPointIeee754<T>
    {
        bool[] kept = new bool[x.Count];
        Array.Fill(kept, true);
        return (x, new Tensor<bool>(kept, x.Shape));
    }

    /// <summary>Dropout in training.</summary>
    public static (Tensor<T> Output, Tensor<bool> Kept) Of<T>(Tensor<T> x, T ratio, MersenneTwister random) where T : IFloatingPointIeee754<T>
    {
        if (!(ratio >= T.Zero && ratio <= T.One))
        {
            throw new ShapeException($"'ratio' is {ratio}: need 0 to 1");
        }
        if (ratio == T.Zero)
        {
            return Identity(x);
        }
        double probability = double.CreateChecked(ratio);
        T scale = T.One / (T.One - ratio);
        T[] result = new T[x.Count];
        bool[] kept = new bool[x.Count];
        for (int i = 0; i < result.Length; i++)
        {
            kept[i] = random.NextUniform() >= probability;
            result[i] = kept[i] ? x[i] * scale : T.Zero;
        }
        return (new Tensor<T>(result, x.Shape, x.ElementType), new Tensor<bool>(kept, x.Shape));
    }
}
