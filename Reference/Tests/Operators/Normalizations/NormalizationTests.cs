using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Normalizations;

public sealed class NormalizationTests
{
    private const double Epsilon = 1e-5;

    [Fact]
    public void Layer_normalization_is_invariant_to_shift_and_scale()
    {
        double[] x = Samples.Doubles(3 * 40), moved = [.. x.Select(v => 8 * v + 1024)];
        double[] a = Layer(new Tensor<double>(x, [3, 40]), 0).Values, b = Layer(new Tensor<double>(moved, [3, 40]), 0).Values;
        Assert.All(a.Zip(b), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    [Fact]
    public void A_constant_row_is_zero_with_an_epsilon_and_not_a_number_without()
    {
        Tensor<double> x = new([7, 7, 7, 7], [1, 4]);
        Assert.Equal([0, 0, 0, 0], Layer(x, Epsilon).Values);
        Assert.All(Layer(x, 0).Values, v => Assert.True(double.IsNaN(v)));
        Assert.Equal([0, 0, 0, 0], MeanVarianceNormalization.Of(x, [1]).Values);
        Assert.Equal([0, 0, 0, 0], LpNormalization.Of(new Tensor<double>([1, 4]), -1, 2.0).Values);
    }

    [Fact]
    public void Layer_normalization_gives_its_moments()
    {
        Tensor<double>[] outputs = LayerNormalization.Of(new Tensor<double>([1, 3, 2, 6], [2, 1, 2]), new Tensor<double>([1, 2], [2]), new Tensor<double>([0, 1], [2]), 1, 0.0);
        Assert.Equal([-1, 3, -1, 3], outputs[0].Values);
        Assert.Equal([2, 4], outputs[1].Values);
        Assert.Equal([1, 0.5], outputs[2].Values);
        Assert.Equal([2, 1, 1], outputs[1].Shape);
    }

    [Fact]
    public void Parameters_broadcast_to_every_row_or_differ_from_row_to_row()
    {
        Tensor<double> x = new([1, 3, 2, 6], [2, 2]);
        Assert.Equal([-2, 2, -2, 2], LayerNormalization.Of(x, Tensor<double>.Scalar(2), null, -1, 0.0)[0].Values);
        Assert.Equal([-2, 2, -3, 3], LayerNormalization.Of(x, new Tensor<double>([2, 3], [2, 1]), null, -1, 0.0)[0].Values);
        Assert.Throws<ShapeException>(() => LayerNormalization.Of(x, new Tensor<double>([1, 1, 1, 1], [2, 1, 2]), null, -1, 0.0));
    }

    [Fact]
    public void Groups_of_one_channel_are_instances_and_one_group_is_a_layer()
    {
        Tensor<double> x = new(Samples.Doubles(2 * 4 * 3), [2, 4, 3]), scale = new(Samples.Doubles(4, 1), [4]), bias = new(Samples.Doubles(4), [4]), one = new([1, 1, 1, 1], [4]), zero = new([4]);
        Assert.Equal(InstanceNormalization.Of(x, scale, bias, Epsilon).Values, GroupNormalization.Of(x, scale, bias, 4, Epsilon).Values);
        double[] layer = Layer(x.Reshaped(2, 12), Epsilon).Values, group = GroupNormalization.Of(x, one, zero, 1, Epsilon).Values;
        Assert.All(layer.Zip(group), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Group_parameters_are_per_group_before_21_and_per_channel_since()
    {
        Tensor<double> x = new(Samples.Doubles(1 * 4 * 3), [1, 4, 3]), two = new([2, 5], [2]), four = new([2, 2, 5, 5], [4]);
        Assert.Equal(OneNode.Real("GroupNormalization", 18, [x, two, two], ("num_groups", 2L)).Values, OneNode.Real("GroupNormalization", 21, [x, four, four], ("num_groups", 2L)).Values);
        Assert.Throws<OnnxException>(() => OneNode.Real("GroupNormalization", 21, [x, two, two], ("num_groups", 2L)));
    }

    [Fact]
    public void Batch_normalization_applies_given_moments()
    {
        Tensor<double> x = new([1, 2, 3, 4], [1, 2, 2]), y = BatchNormalization.Of(x, Vector(2, 3), Vector(10, 20), Vector(1, 4), Vector(4, 0.25), 0.0);
        Assert.Equal([10, 11, 14, 20], y.Values);
        Assert.Equal(y.Values, BatchNormalization.Of(x, Vector(2, 3), Vector(10, 20), Vector(1, 4), Vector(4, 0.25), 0.0, folded: true).Values);
        Assert.Throws<ShapeException>(() => BatchNormalization.Of(x, Vector(2), Vector(10, 20), Vector(1, 4), Vector(4, 0.25), 0.0));
    }

    [Fact]
    public void Batch_normalization_trains_in_each_version_its_own_way()
    {
        Tensor<double> x = new([1, 3, 5, 7], [2, 1, 2]), one = Vector(1), zero = Vector(0);
        (string, object)[] momentum = [("momentum", 0.5f)], test = [("is_test", 1L)], training = [("training_mode", 1L), ("momentum", 0.5f)];
        double[] Run(int version, (string, object)[] attributes, int outputs, int output) =>
            OneNode.Doubles(OneNode.Run<double>("BatchNormalization", version, outputs, [x, one, zero, one, one], attributes)[output]);

        Assert.Equal([2.5], Run(14, training, 3, 1));
        Assert.Equal([3], Run(15, training, 3, 2));
        Assert.Equal([2.5], Run(9, momentum, 5, 1));
        Assert.Equal([4], Run(7, momentum, 5, 3));
        Assert.Equal(0, Run(14, [], 1, 0)[0]);
        Assert.Equal(0, Run(9, [], 1, 0)[0]);
        Assert.Equal(0, Run(1, test, 1, 0)[0]);
    }

    [Fact]
    public void Without_spatial_every_place_has_its_own_moments()
    {
        Tensor<double> x = new([1, 2, 3, 6], [2, 1, 2]);
        Tensor<double>[] y = BatchNormalization.Training(x, Vector(1, 1), Vector(0, 0), Vector(0, 0), Vector(0, 0), 0.0, 0.0, spatial: false);
        Assert.Equal([-1, -1, 1, 1], y[0].Values);
        Assert.Equal([2, 4], y[1].Values);
        Assert.Equal([1, 4], y[2].Values);
    }

    [Fact]
    public void Mean_variance_normalization_chooses_its_axes_by_version()
    {
        Tensor<double> x = new(Samples.Doubles(2 * 3 * 4), [2, 3, 2, 2]);
        Assert.Equal(MeanVarianceNormalization.Of(x, [2, 3]).Values, OneNode.Real("MeanVarianceNormalization", 1, [x]).Values);
        Assert.Equal(MeanVarianceNormalization.Of(x, [1, 2, 3]).Values, OneNode.Real("MeanVarianceNormalization", 1, [x], ("across_channels", 1L)).Values);
        Assert.Equal(MeanVarianceNormalization.Of(x, [0, 2, 3]).Values, OneNode.Real("MeanVarianceNormalization", 9, [x]).Values);
        double[] y = MeanVarianceNormalization.Of(x, [0, 1, 2, 3]).Values;
        Assert.Equal(0, y.Sum(), 1e-12);
        Assert.Equal(24, y.Sum(v => v * v), 1e-6);
    }

    [Fact]
    public void An_even_response_window_looks_one_channel_further_ahead()
    {
        Tensor<double> x = new([1, 2, 4], [1, 3, 1]);
        // size 2: {c, c + 1}; size 3: {c − 1, c, c + 1}
        Assert.Equal([1.0 / 5, 2.0 / 20, 4.0 / 16], LRN.Of(x, 2, 2.0, 1.0, 0.0).Values);
        Assert.Equal([1.0 / 5, 2.0 / 21, 4.0 / 20], LRN.Of(x, 3, 3.0, 1.0, 0.0).Values);
    }

    [Fact]
    public void Root_mean_square_normalization_does_not_centre() =>
        Assert.Equal([2, 2, -2, -2], RMSNormalization.Of(new Tensor<double>([3, 3, -5, -5], [2, 2]), Tensor<double>.Vector(2, 2), -1, 0.0).Values);

    [Fact]
    public void Derivatives_are_those_of_the_values()
    {
        double[] x = Samples.Doubles(12);
        Differences.AgreeWith<LayerProbe>(x, 2, 6);
        Differences.AgreeWith<TrainingProbe>(x, 3, 2, 2);
        Differences.AgreeWith<GroupProbe>(x, 1, 4, 3);
        Differences.AgreeWith<ResponseProbe>(x, 1, 4, 3);
        Differences.AgreeWith<LineProbe>(x, 3, 4);
        Differences.AgreeWith<RootProbe>(x, 3, 4);
    }

    private static Tensor<T> Layer<T>(Tensor<T> x, T epsilon)
        where T : IFloatingPointIeee754<T> => LayerNormalization.Of(x, Tensor<T>.Scalar(T.One), null, -1, epsilon)[0];

    private static Tensor<double> Vector(params double[] values) => Tensor<double>.Vector(values);

    internal readonly struct LayerProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Layer(x, T.CreateChecked(1e-5f));
    }

    internal readonly struct TrainingProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T>
        {
            Tensor<T> ones = new([.. Enumerable.Repeat(T.One, x.Shape[1])], [x.Shape[1]]);
            return BatchNormalization.Training(x, ones, ones, ones, ones, T.CreateChecked(1e-5f), T.CreateChecked(0.5))[0];
        }
    }

    internal readonly struct GroupProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T>
        {
            Tensor<T> ones = new([.. Enumerable.Repeat(T.One, x.Shape[1])], [x.Shape[1]]);
            return GroupNormalization.Of(x, ones, ones, 2, T.CreateChecked(1e-5f));
        }
    }

    internal readonly struct ResponseProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => LRN.Of(x, 3, T.CreateChecked(0.5), T.CreateChecked(0.75), T.One);
    }

    internal readonly struct LineProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => LpNormalization.Of(x, -1, T.CreateChecked(2));
    }

    internal readonly struct RootProbe : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x)
            where T : IFloatingPointIeee754<T> => RMSNormalization.Of(x, Tensor<T>.Scalar(T.One), -1, T.CreateChecked(1e-5f));
    }
}
