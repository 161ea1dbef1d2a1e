using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Operations;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Edf;

public sealed class GraphTests
{
    private readonly Graph<double> graph = new();

    [Fact]
    public void Accumulates_the_gradient_of_an_object_that_is_used_twice()
    {
        EdfObject<double> x = Vector(3, -2);
        EdfObject<double> y = Sum.Of(x * x + x);
        graph.Forward();
        graph.Backward(y);
        Assert.Equal(9 + 3 + 4 - 2, y.Value[0]);
        Assert.Equal([7.0, -3.0], x.Grad.Values);
    }

    [Fact]
    public void Begins_each_backward_pass_with_no_gradient()
    {
        EdfObject<double> x = Vector(3);
        EdfObject<double> y = Sum.Of(x * x);
        graph.Forward();
        graph.Backward(y);
        graph.Backward(y);
        Assert.Equal(6, x.Grad[0]);
    }

    [Fact]
    public void Takes_a_cotangent_for_each_of_several_results()
    {
        EdfObject<double> x = Vector(1, 2), y = x * x, z = Scale.Of(y, 2);
        graph.Forward();
        graph.Backward([(y, Tensor<double>.Vector(1, 0)), (z, Tensor<double>.Vector(0, 1))]);
        Assert.Equal([2.0, 8.0], x.Grad.Values);
    }

    [Fact]
    public void Gives_a_value_and_a_gradient_of_one_shape_to_every_object()
    {
        EdfObject<double> loss = SquaredError.Of(Linear.Of(Matrix(2, 3), Matrix(4, 3)), Matrix(4, 2));
        graph.Forward();
        graph.Backward(loss);
        Assert.All(graph.Objects, x => Assert.Equal(x.Value.Shape, x.Grad.Shape));
    }

    [Fact]
    public void Is_not_differentiated_before_it_is_computed()
    {
        EdfObject<double> y = Sum.Of(Vector(1, 2));
        Assert.Equal("Backward before Forward: 'sum of all' [] has no value; need the values of a forward pass",
            Assert.Throws<InvalidOperationException>(() => graph.Backward(y)).Message);
        Assert.Equal("'sum of all' [] has no value: run Forward first", Assert.Throws<InvalidOperationException>(() => y.Value).Message);
        Assert.Equal("'sum of all' [] has no gradient: run Backward first", Assert.Throws<InvalidOperationException>(() => y.Grad).Message);
    }

    [Fact]
    public void Is_not_differentiated_with_values_of_other_inputs()
    {
        EdfObject<double> x = Vector(1, 2), y = Sum.Of(x);
        graph.Forward();
        x.Assign(Tensor<double>.Vector(3, 4));
        Assert.Equal(
            "Backward before Forward: a parameter or input was assigned since the last forward pass; need the values of a forward pass",
            Assert.Throws<InvalidOperationException>(() => graph.Backward(y)).Message);
        graph.Forward();
        graph.Backward(y);
        Assert.Equal(7, y.Value[0]);
    }

    [Fact]
    public void Refuses_objects_of_another_graph()
    {
        EdfObject<double> x = Vector(1, 2), other = new Graph<double>().Input(Tensor<double>.Vector(1, 2), "other");
        Assert.Equal("operand 2 of sum, 'other' [2], is an object of another graph: need objects of one graph",
            Assert.Throws<ArgumentException>(() => x + other).Message);
        Assert.Equal("a result, 'other' [2], is an object of another graph: need objects of one graph",
            Assert.Throws<ArgumentException>(() => graph.Backward([(other, other.Value)])).Message);
    }

    [Fact]
    public void Refuses_a_loss_of_several_numbers_and_a_cotangent_of_another_shape()
    {
        EdfObject<double> x = Vector(1, 2);
        graph.Forward();
        Assert.StartsWith("'x' [2] is no loss: need one number", Assert.Throws<ArgumentException>(() => graph.Backward(x)).Message,
            StringComparison.Ordinal);
        Assert.Equal("'x' [2] has a cotangent of shape [3]: need [2]",
            Assert.Throws<ShapeException>(() => graph.Backward([(x, Tensor<double>.Vector(1, 2, 3))])).Message);
    }

    [Fact]
    public void Refuses_values_that_do_not_fit()
    {
        EdfObject<double> x = Vector(1, 2), y = x + x;
        Assert.Equal("'x' [2] is assigned a value of shape [1]: need [2]",
            Assert.Throws<ShapeException>(() => x.Assign(Tensor<double>.Vector(1))).Message);
        Assert.Equal("'sum' [2] is computed: need a parameter or an input to assign a value to",
            Assert.Throws<InvalidOperationException>(() => y.Assign(Tensor<double>.Vector(1, 2))).Message);
    }

    [Fact]
    public void Measures_the_longest_path()
    {
        EdfObject<double> x = Vector(1, 2), y = Vector(3, 4), far = Tanh.Of(Exp.Of(x * x)), near = far + y;
        Assert.Equal(4, graph.Depth);
        Assert.Equal(4, graph.DepthBetween(x, near));
        Assert.Equal(1, graph.DepthBetween(y, near));
        Assert.Equal(-1, graph.DepthBetween(y, far));
        Assert.Equal(8, graph.Work);
    }

    private EdfObject<double> Vector(params double[] values) => graph.Input(Tensor<double>.Vector(values), "x");

    private EdfObject<double> Matrix(int rows, int columns) =>
        graph.Input(new([.. Enumerable.Range(0, rows * columns).Select(i => Math.Sin(i))], [rows, columns]));
}
