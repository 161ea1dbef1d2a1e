using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.MachineLearning;

public class MachineLearningTests
{
    [Fact]
    public void A_label_that_is_no_key_gets_the_default()
    {
        Tensor y = Mapping.Of(Tensor<string>.Vector("b", "x"), Tensor<string>.Vector("a", "b"), Tensor<long>.Vector(1, 2), Tensor<long>.Scalar(-1));
        Assert.Equal([2, -1], ((Tensor<long>)y).Values);
    }

    [Fact]
    public void NaN_is_a_key_like_others()
    {
        Tensor y = Mapping.Of(Tensor<double>.Vector(double.NaN, 1), Tensor<double>.Vector(double.NaN), Tensor<long>.Vector(5), Tensor<long>.Scalar(0));
        Assert.Equal([5, 0], ((Tensor<long>)y).Values);
    }

    [Fact]
    public void One_row_of_coefficients_serves_two_classes()
    {
        Tensor[] y = LinearModel.Classify(new Tensor<double>([1, 2, -1, -2], [2, 2]), [1, 1], [0], new ClassLabels([], ["no", "yes"]), "LOGISTIC");
        Assert.Equal(["yes", "no"], ((Tensor<string>)y[0]).Values);
        Assert.Equal(1, ((Tensor<double>)y[1]).Values[..2].Sum(), 1e-15);
    }

    [Theory]
    [InlineData("SUM", 4)]
    [InlineData("AVERAGE", 2)]
    [InlineData("MIN", 1)]
    [InlineData("MAX", 3)]
    public void Trees_vote_as_they_are_told(string aggregate, double expected)
    {
        TreeNode<double> Leaf(double weight) => new() { Mode = "LEAF", Weights = [(0, weight)] };
        DecisionForest<double> forest = new()
        {
            Nodes = [new TreeNode<double> { Mode = "BRANCH_LT", Split = 1, True = 1, False = 2 }, Leaf(10), Leaf(1), Leaf(3)],
            Roots = [0, 3],
            Targets = 1,
        };
        Assert.Equal([expected], forest.Evaluate(new Tensor<double>([1], [1, 1]), aggregate));
    }

    [Fact]
    public void A_missing_value_takes_the_branch_that_tracks_it()
    {
        TreeNode<double> node = new() { Mode = "BRANCH_LEQ", Split = 0 };
        Assert.False(node.Branches(double.NaN));
        Assert.True((node with { MissingIsTrue = true }).Branches(double.NaN));
    }

    [Fact]
    public void A_row_of_zeros_has_no_norm_and_stays() =>
        Assert.Equal([0, 0, 0.6, -0.8], Features.Normalize(new Tensor<double>([0, 0, 3, -4], [2, 2]), "L2").Values);

    [Fact]
    public void Support_vectors_vote_for_the_nearer_class()
    {
        SupportVectors<double> machine = new() { Kernel = "RBF", Parameters = [1, 0, 0], Vectors = [0, 2], Coefficients = [1, -1], Rho = [0] };
        Tensor[] y = machine.Classify(new Tensor<double>([0.1, 1.9], [2, 1]), new ClassLabels([4, 7], []), [1, 1], "NONE");
        Assert.Equal([4, 7], ((Tensor<long>)y[0]).Values);
    }
}
