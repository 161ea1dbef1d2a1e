using Verification.Gradients.Layers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Layers;

public sealed class UgrnnTests
{
    [Fact]
    public void Subtracts_its_biases()
    {
        Tensor<double> weight = new([1, 1]), bias = new([1.0], [1]), state = new([4.0], [1, 1]);
        double open = 1 / (1 + Math.E); // σ(−1)
        Assert.Equal(open * 4 + (1 - open) * Math.Tanh(-1), new UgrnnLoops().Forward([weight, weight, bias, weight, weight, bias, state, state])[0][0], 1e-15);
    }

    [Fact]
    public void Averages_the_gradients_of_parameters_alone()
    {
        LayerCase point = LayerCatalogue.All.Single(entry => entry.Name == "ugrnn");
        Tensor<double>[] sum = new UgrnnLoops().Pullback(point.X, point.Cotangents), mean = new UgrnnLoops { IsAveraging = true }.Pullback(point.X, point.Cotangents);
        for (int i = 0; i < sum.Length; i++)
        {
            double share = i < 6 ? 0.5 : 1; // of two examples
            Assert.Equal(sum[i].Values.Select(g => share * g), mean[i].Values);
            Assert.Contains(sum[i].Values, g => g != 0);
        }
    }

    [Fact]
    public void Runs_through_time_up_to_and_including_T()
    {
        LayerCase point = LayerCatalogue.All.Single(entry => entry.Name == "ugrnn-through-time");
        ILayer network = point.Layer;
        Tensor<double>[] states = network.Forward(point.X);
        Assert.Equal(3, states.Length);
        Tensor<double> first = new UgrnnLoops().Forward([.. point.X[..6], new([1, 2]), point.X[6]])[0], second = new UgrnnLoops().Forward([.. point.X[..6], first, point.X[7]])[0];
        Assert.Equal(first.Values, states[0].Values);
        Assert.Equal(second.Values, states[1].Values);
    }
}
