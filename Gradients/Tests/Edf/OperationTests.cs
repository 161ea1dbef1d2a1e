using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Operations;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Edf;

public sealed class OperationTests
{
    public static TheoryData<IOperation, int[][], string> Misfits => new()
    {
        { new Add(), [[2, 3], [2]], "sum needs two of one shape, or [.., J] and [J], found [2, 3] and [2]" },
        { new Subtract(), [[3], [2, 3]], "difference needs two of one shape, or [.., J] and [J], found [3] and [2, 3]" },
        { new Multiply(), [[2], [3]], "product needs two of one shape, or [.., J] and [J], found [2] and [3]" },
        { new Pointwise<Tanh>(), [[2], [2]], "tanh needs one operand, found [2] and [2]" },
        { new Scale(2), [[2], [2]], "scale needs one operand, found [2] and [2]" },
        { new RootScale(2), [[2], [2]], "root scale needs one operand, found [2] and [2]" },
        { new StopGradient(), [[2], [2]], "stop gradient needs one operand, found [2] and [2]" },
        { new Linear(), [[2, 3], [4, 5]], "linear needs W [J, I] and x [B, I], I >= 1, found [2, 3] and [4, 5]" },
        { new Linear(), [[2, 0], [4, 0]], "linear needs W [J, I] and x [B, I], I >= 1, found [2, 0] and [4, 0]" },
        { new MatrixProduct(), [[2, 3], [2, 3]], "matrix product needs A [M, K] and B [K, N], K >= 1, found [2, 3] and [2, 3]" },
        { new Transpose(), [[2]], "transpose needs one matrix, found [2]" },
        { new Concat(1), [[2, 3], [3, 3]],
            "concat needs matrices that are equal but for dimension 1, which is 0 or 1, found [2, 3] and [3, 3]" },
        { new Concat(2), [[2, 3], [2, 3]],
            "concat needs matrices that are equal but for dimension 2, which is 0 or 1, found [2, 3] and [2, 3]" },
        { new Slice(1, 3), [[2, 3]], "slice needs a matrix with columns 1 to 3, found [2, 3]" },
        { new Sum(), [[0, 3]], "sum of all needs one operand of at least one number, found [0, 3]" },
        { new Mean(), [[0, 3]], "mean of all needs one operand of at least one number, found [0, 3]" },
        { new SquaredError(), [[2], [3]], "squared error needs two of one shape, of at least one number, found [2] and [3]" },
        { new Softmax(), [[2, 0]], "softmax needs scores [B, J], J >= 1, found [2, 0]" },
        { new CrossEntropy([0, 2]), [[2, 2]],
            "cross-entropy needs scores [B, J] for the labels 0, 2, one of 0 to J - 1 for each row, found [2, 2]" },
        { new BatchNormalization(), [[1, 3]],
            "batch normalization needs x [B, J], B >= 2 for a variance of B - 1 degrees of freedom, found [1, 3]" },
        { new Reparameterization(), [[2], [2], [3]], "reparameterization needs three of one shape, found [2] and [2] and [3]" },
        { new GaussianRate(), [[2], [3]], "gaussian rate needs two of one shape, of at least one number, found [2] and [3]" },
        { new NearestCentre(true), [[2, 3], [0, 3]], "nearest centre needs L [P, I] and C [K, I], I, K >= 1, found [2, 3] and [0, 3]" },
    };

    [Theory, MemberData(nameof(Misfits))]
    public void Says_what_it_needs_and_what_it_found(IOperation operation, int[][] shapes, string message) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(() => operation.ShapeOf(shapes)).Message);

    [Fact]
    public void Concat_needs_an_operand() =>
        Assert.Equal("concat has no operands: need at least one matrix", Assert.Throws<ShapeException>(() => Concat.Of<double>(0)).Message);

    [Theory, InlineData(0.1), InlineData(1e300), InlineData(0.0)]
    public void Batch_normalization_refuses_a_constant_column(double constant)
    {
        // The rounded mean of three times 0.1 is not 0.1: the variance alone would not tell.
        ArgumentException refusal = Assert.Throws<ArgumentException>(() =>
            Forward(new BatchNormalization(), Matrix([3, 2], 1, constant, 2, constant, 3, constant)));
        Assert.Equal("batch normalization of x [3, 2]: column 1 has variance 0; need columns that are not constant", refusal.Message);
    }

    [Fact]
    public void Batch_normalization_has_mean_0_and_the_unbiased_variance_1() =>
        Assert.Equal([-1, 1, 0, -1, 1, 0], Forward(new BatchNormalization(), Matrix([3, 2], 1, 9, 2, 5, 3, 7)));

    [Fact]
    public void Softmax_does_not_overflow() =>
        Assert.Equal([0, 1, 0.5, 0.5], Forward(new Softmax(), Matrix([2, 2], -1e4, 1e4, 1e308, 1e308)));

    [Fact]
    public void Cross_entropy_is_finite_where_the_probability_underflows() =>
        Assert.Equal([1500.0], Forward(new CrossEntropy([1, 0]), Matrix([2, 2], 1000, -1000, -1000, 0)));

    [Fact]
    public void Nearest_centre_gives_ties_to_the_lowest_index() =>
        Assert.Equal([1, 5], Forward(new NearestCentre(true), Matrix([2, 1], 0, 4), Matrix([3, 1], 1, -1, 5)));

    [Fact]
    public void Nearest_centre_passes_straight_through_only_where_it_is_asked_to()
    {
        Assert.Equal([7.0, 8.0], Gradients(new NearestCentre(true), [7, 8], Matrix([2, 1], 0, 4), Matrix([2, 1], 1, 5))[0]);
        Assert.Equal([0.0, 0.0], Gradients(new NearestCentre(false), [7, 8], Matrix([2, 1], 0, 4), Matrix([2, 1], 1, 5))[0]);
    }

    [Fact]
    public void Centres_accumulate_the_gradients_of_all_their_places() =>
        Assert.Equal([15.0, 0.0], Gradients(new NearestCentre(true), [7, 8], Matrix([2, 1], 0, 2), Matrix([2, 1], 1, 9))[1]);

    [Fact]
    public void Stop_gradient_stops_it()
    {
        Assert.Equal([1.0, 2.0], Forward(new StopGradient(), Matrix([1, 2], 1, 2)));
        Assert.Equal([0.0, 0.0], Gradients(new StopGradient(), [7, 8], Matrix([1, 2], 1, 2))[0]);
    }

    [Fact]
    public void Gaussian_rate_keeps_its_digits_near_the_prior() =>
        Assert.Equal(1e-20, Forward(new GaussianRate(), Matrix([1], 0), Matrix([1], 1e-10))[0], 1e-26);

    [Fact]
    public void Gaussian_rate_is_zero_at_the_prior() =>
        Assert.Equal([0.0], Forward(new GaussianRate(), Matrix([2], 0, 0), Matrix([2], 0, 0)));

    [Fact]
    public void Relu_has_gradient_0_at_its_kink() =>
        Assert.Equal([0.0, 0.0, 9.0], Gradients(new Pointwise<Relu>(), [7, 8, 9], Matrix([3], -1, 0, 1))[0]);

    private static Tensor<double> Matrix(int[] shape, params double[] values) => new(values, shape);

    private static double[] Forward(IOperation operation, params Tensor<double>[] x)
    {
        Graph<double> graph = new();
        EdfObject<double> y = graph.Compute(operation, [.. x.Select(value => graph.Input(value))]);
        graph.Forward();
        return y.Value.Values;
    }

    private static double[][] Gradients(IOperation operation, double[] cotangent, params Tensor<double>[] x)
    {
        Graph<double> graph = new();
        EdfObject<double>[] inputs = [.. x.Select(value => graph.Input(value))];
        EdfObject<double> y = graph.Compute(operation, inputs);
        graph.Forward();
        graph.Backward([(y, new(cotangent, y.Shape))]);
        return [.. inputs.Select(input => input.Grad.Values)];
    }
}
