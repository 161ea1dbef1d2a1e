using Verification.Reference.Operators;

namespace Verification.Reference.Onnx;

/// <summary>Losses against target classes.</summary>
public static partial class Catalogue<T>
{
    static partial void Losses()
    {
        On("NegativeLogLikelihoodLoss", 12, c => NegativeLogLikelihoodLoss.Of(c.Real(0), c.Longs(1), c.RealOrNone(2), c.IntOrNone("ignore_index"), c.Text("reduction", "mean")));
        On("SoftmaxCrossEntropyLoss", 12, c => SoftmaxCrossEntropyLoss.Of(c.Real(0), c.Longs(1), c.RealOrNone(2), c.IntOrNone("ignore_index"), c.Text("reduction", "mean")));
    }
}
