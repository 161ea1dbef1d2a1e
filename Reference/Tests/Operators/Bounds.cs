using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators;

/// <summary>Holds a run in single precision against the error bounds that tracking gives for it.</summary>
internal static class Bounds
{
    /// <summary>The reference run whose extra words are error radii.</summary>
    public static Tensor<Tracked> Of<TProbe>(float[] x, params int[] shape) where TProbe : IProbe =>
        TProbe.Of((Tensor<Tracked>)Lifting.To<Tracked>(new Tensor<float>(x, shape)));

    /// <summary>The float run of a function lies within its bounds, which are finite.</summary>
    public static void Contain<TProbe>(float[] x, params int[] shape) where TProbe : IProbe
    {
        (Tensor<float> got, Tensor<Tracked> bound) = (TProbe.Of(new Tensor<float>(x, shape)), Of<TProbe>(x, shape));
        Assert.Equal(bound.Shape, got.Shape);
        Contain(got.Values, bound.Values);
    }

    /// <summary>Every float lies within its bound, which is finite.</summary>
    public static void Contain(float[] got, Tracked[] bound)
    {
        Assert.Equal(got.Length, bound.Length);
        for (int i = 0; i < got.Length; i++)
        {
            Assert.True(double.IsFinite(bound[i].Extra), $"no bound at {i}");
            Assert.True(Math.Abs(got[i] - bound[i].Value) <= bound[i].Extra, $"element {i}: {got[i]:R} is not {bound[i]}");
        }
    }

    /// <summary>How many values are outside their bounds; NaN is outside.</summary>
    public static int Outside(float[] got, Tensor<Tracked> bound) =>
        got.Where((value, i) => !(Math.Abs(value - bound[i].Value) <= bound[i].Extra)).Count();
}
