using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Normalizations by moments, norms and neighbours. Runtimes fold the three channelwise ones to x·k + c, hence that form.</summary>
public static partial class Catalogue<T>
{
    static partial void Normalizations()
    {
        foreach (int since in (ReadOnlySpan<int>)[1, 7, 14])
        {
            On("BatchNormalization", since, c => Batch(c, false)).Forms["folded"] = c => Batch(c, true);
        }
        On("InstanceNormalization", 1, c => Instance(c, false)).Forms["folded"] = c => [Instance(c, true)];
        On("GroupNormalization", 18, c => Group(c, true, false)).Forms["folded"] = c => [Group(c, true, true)];
        On("GroupNormalization", 21, c => Group(c, false, false)).Forms["folded"] = c => [Group(c, false, true)];
        On("LayerNormalization", 17, c =>
            LayerNormalization.Of(c.Real(0), c.Real(1), c.RealOrNone(2), c.Int("axis", -1), Epsilon(c), c.Type("stash_type", ElementType.Float)));
        On("RMSNormalization", 23, c => RMSNormalization.Of(c.Real(0), c.Real(1), c.Int("axis", -1), Epsilon(c)));
        On("MeanVarianceNormalization", 1, c => MeanVarianceNormalization.Of(c.Real(0), AcrossPlanes(c), c.Flag("normalize_variance", true)));
        On("MeanVarianceNormalization", 9, c => MeanVarianceNormalization.Of(c.Real(0), c.IntsOrNone("axes") ?? [0, 2, 3]));
        On("LpNormalization", 1, c => LpNormalization.Of(c.Real(0), c.Int("axis", -1), T.CreateChecked(c.Int("p", 2))));
        On("LRN", 1, c => LRN.Of(c.Real(0), c.Int("size"), c.Float("alpha", 1e-4f), c.Float("beta", 0.75f), c.Float("bias", 1)));
    }

    private static Value?[] Batch(Call<T> c, bool folded)
    {
        bool spatial = c.Flag("spatial", true);
        bool trains = c.Version >= 14 ? c.Flag("training_mode") : c.OutputCount > 1 && !c.Flag("is_test");
        (Tensor<T> x, Tensor<T> scale, Tensor<T> bias, Tensor<T> mean, Tensor<T> variance) = (c.Real(0), c.Real(1), c.Real(2), c.Real(3), c.Real(4));
        return trains ? BatchNormalization.Training(x, scale, bias, mean, variance, Epsilon(c), c.Float("momentum", 0.9f), spatial, folded)
            : [BatchNormalization.Of(x, scale, bias, mean, variance, Epsilon(c), spatial, folded)];
    }

    private static Tensor<T> Instance(Call<T> c, bool folded) => InstanceNormalization.Of(c.Real(0), c.Real(1), c.Real(2), Epsilon(c), folded);

    private static Tensor<T> Group(Call<T> c, bool perGroup, bool folded) =>
        GroupNormalization.Of(c.Real(0), c.Real(1), c.Real(2), c.Int("num_groups"), Epsilon(c), perGroup, folded);

    private static long[] AcrossPlanes(Call<T> c) => c.Flag("across_channels") ? [1, .. Planes.Axes(c.Real(0))] : Planes.Axes(c.Real(0));

    private static T Epsilon(Call<T> c) => c.Float("epsilon", 1e-5f);
}
