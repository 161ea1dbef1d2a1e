using System.Numerics;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.Normalizations.NormalizationTests;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators.Normalizations;

/// <summary>What error bounds must cover, and what they must not.</summary>
public sealed class NormalizationBoundTests
{
    [Theory]
    [InlineData(0f)]
    [InlineData(100f)]
    [InlineData(4096f)]
    public void Float_runs_stay_within_their_bounds(float offset)
    {
        float[] x = Samples.Singles(4 * 4 * 36, offset);
        Bounds.Contain<LayerProbe>(x, 16, 36);
        Bounds.Contain<TrainingProbe>(x, 4, 4, 36);
        Bounds.Contain<GroupProbe>(x, 4, 4, 36);
        Bounds.Contain<InferenceProbe>(x, 4, 4, 36);
        Bounds.Contain<FoldedProbe>(x, 4, 4, 36);
        Bounds.Contain<ResponseProbe>(x, 4, 4, 36);
        Bounds.Contain<LineProbe>(x, 16, 36);
        Bounds.Contain<RootProbe>(x, 16, 36);
    }

    [Fact]
    public void A_one_pass_variance_is_outside()
    {
        Random random = new(5);
        float[] x = [.. Enumerable.Range(0, 256 * 36).Select(_ => 4096 + 3 * random.NextSingle())];
        float[] planted = new float[x.Length];
        for (int row = 0; row < x.Length; row += 36)
        {
            (float sum, float squares) = (0, 0);
            for (int i = row; i < row + 36; i++)
            {
                sum += x[i];
                squares += x[i] * x[i];
            }
            float mean = sum / 36, inverse = 1 / MathF.Sqrt(squares / 36 - mean * mean + 1e-5f);
            for (int i = row; i < row + 36; i++)
            {
                planted[i] = (x[i] - mean) * inverse;
            }
        }
        int outside = Bounds.Outside(planted, Bounds.Of<LayerProbe>(x, 256, 36));
        Assert.True(outside > x.Length / 2, $"{outside} of {x.Length} elements are outside");
    }

    [Fact]
    public void The_folded_form_is_outside_the_textbook_bound_at_a_large_mean_and_inside_its_own()
    {
        float[] x = Samples.Singles(4 * 4 * 36, 1e4f);
        float[] folded = FoldedProbe.Of(new Tensor<float>(x, [4, 4, 36])).Values;
        Assert.True(Bounds.Outside(folded, Bounds.Of<InferenceProbe>(x, 4, 4, 36)) > x.Length / 2);
        Assert.Equal(0, Bounds.Outside(folded, Bounds.Of<FoldedProbe>(x, 4, 4, 36)));
    }

    [Fact]
    public void A_constant_row_without_epsilon_gets_no_verdict()
    {
        Tensor<Tracked> y = LayerNormalization.Of(new Tensor<Tracked>([0.1f, 0.1f, 0.1f], [1, 3]), Tensor<Tracked>.Scalar(1), null, -1, new Tracked(0))[0];
        Assert.All(y.Values, v => Assert.False(double.IsFinite(v.Value) && double.IsFinite(v.Extra)));
    }

    private static Tensor<T> Inference<T>(Tensor<T> x, bool folded) where T : IFloatingPointIeee754<T>
    {
        T[] scale = new T[4], bias = new T[4], mean = new T[4], variance = new T[4];
        T around = T.Round(x[0]);
        for (int c = 0; c < 4; c++)
        {
            (scale[c], bias[c], mean[c], variance[c]) = (T.CreateChecked(0.75f + c), T.CreateChecked(0.25f * c), around, T.CreateChecked(0.3f));
        }
        return BatchNormalization.Of(x, new(scale, [4]), new(bias, [4]), new(mean, [4]), new(variance, [4]), T.CreateChecked(1e-5f), folded: folded);
    }

    private readonly struct InferenceProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Inference(x, false);
    }

    private readonly struct FoldedProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Inference(x, true);
    }
}
