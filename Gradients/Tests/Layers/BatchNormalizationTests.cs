using Verification.Gradients.Layers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Layers;

public sealed class BatchNormalizationTests
{
    private static readonly BatchNormalizationLoops Layer = new();

    [Fact]
    public void Divides_by_the_deviation_of_B_minus_1()
    {
        // μ = 2, s = (4 + 0 + 4)/2 = 4.
        Assert.Equal([-1, 0, 1], Layer.Forward([new Tensor<double>([0, 2, 4], [3, 1])])[0].Values, (a, b) => Math.Abs(a - b) <= 4e-16);
    }

    [Fact]
    public void Two_rows_have_no_gradient_their_outputs_being_fixed()
    {
        double[] gradient = Layer.Pullback([new Tensor<double>([1, 3], [2, 1])], [new Tensor<double>([1, 0], [2, 1])])[0].Values;
        Assert.All(gradient, g => Assert.Equal(0, g, 1e-15));
    }

    [Fact]
    public void Refuses_a_single_row()
    {
        string message = Assert.Throws<ArgumentException>(() => Layer.Forward([new Tensor<double>([1, 2], [1, 2])])).Message;
        Assert.Contains("[1, 2]", message, StringComparison.Ordinal);
        Assert.Contains("at least two rows", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1, 0.1, 0.1)] // their computed mean is not 0.1
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(1e-200, 0.0, 0.0)] // the variance underflows
    public void Refuses_a_column_without_variance(double a, double b, double c)
    {
        Tensor<double> x = new([1, a, 2, b, 3, c], [3, 2]);
        Assert.Contains("column 1", Assert.Throws<ArgumentException>(() => Layer.Forward([x])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Layer.Pullback([x], [new Tensor<double>([3, 2])]));
    }

    [Fact]
    public void Refuses_a_constant_column_in_numbers_that_carry_bounds()
    {
        Tensor<Tracked> x = new([0.1, 0.1, 0.1], [3, 1]);
        Assert.Throws<ArgumentException>(() => Layer.Forward([x]));
    }
}
