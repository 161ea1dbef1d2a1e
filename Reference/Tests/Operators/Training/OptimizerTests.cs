using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Training;

public class OptimizerTests
{
    [Fact]
    public void Momentum_looks_ahead_for_Nesterov()
    {
        // V = 0.9·1 + 1·2 = 2.9 (β counts as 1 in the first update); X = 1 − 0.1(2 + 0.9·2.9).
        Tensor<double>[] next = Momentum.Of(0.1, 0, [Tensor<double>.Vector(1), Tensor<double>.Vector(2), Tensor<double>.Vector(1)], 0.9, 0.5, 0, "nesterov");
        Assert.Equal(2.9, next[1][0], 1e-15);
        Assert.Equal(0.539, next[0][0], 1e-15);
    }

    [Fact]
    public void Adam_corrects_its_bias_after_the_first_update()
    {
        Tensor<double>[] state = [Tensor<double>.Vector(1), Tensor<double>.Vector(2), Tensor<double>.Vector(0), Tensor<double>.Vector(0)];
        Assert.Equal(1 - 0.1 * Math.Sqrt(1 - 0.999) / (1 - 0.9) * 0.2 / Math.Sqrt(0.004), Adam.Of(0.1, 1, state, 0.9, 0.999, 0, 0, 0)[0][0], 1e-14);
        Assert.Equal(1 - 0.1 * 0.2 / Math.Sqrt(0.004), Adam.Of(0.1, 0, state, 0.9, 0.999, 0, 0, 0)[0][0], 1e-14);
    }

    [Fact]
    public void Refuses_tensors_without_states() =>
        Assert.Throws<ShapeException>(() => Adagrad.Of(0.1, 0, [Tensor<double>.Vector(1)], 0, 0, 0));
}
