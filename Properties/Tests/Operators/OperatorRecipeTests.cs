using Verification.Properties.Cases;
using Verification.Properties.Operators;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Properties.Tests.Operators;

public sealed class OperatorRecipeTests
{
    public static TheoryData<int> Places => [.. Enumerable.Range(0, OperatorRecipes.All.Count)];

    [Theory, MemberData(nameof(Places))]
    public void Draws_valid_nodes_small_and_large_and_the_same_ones_from_the_same_seed(int place)
    {
        OperatorRecipe recipe = OperatorRecipes.All[place];
        for (ulong seed = 0; seed < 4; seed++)
        {
            OperatorCase one = OperatorCase.Of(recipe, new Xoshiro(seed), seed % 2 == 0), again = OperatorCase.Of(recipe, new Xoshiro(seed), seed % 2 == 0);
            Assert.Equal(recipe.Op, one.Model.Graph.Nodes[0].OpType);
            Assert.Equal(Reals(one).SelectMany(x => x.Values), Reals(again).SelectMany(x => x.Values));
            Assert.Equal(Reals(one).Select(x => Shape.Text(x.Shape)), Reals(again).Select(x => Shape.Text(x.Shape)));
            Assert.Equal(recipe.GivesReals, one.Outputs<double>([.. Reals(one)]).Length > 0);
        }
    }

    [Theory]
    [InlineData("", "BatchNormalization", "onnx-batch-normalization"), InlineData("ai.onnx.ml", "SVMRegressor", "onnx-ml-svm-regressor")]
    [InlineData("", "GatherND", "onnx-gather-nd"), InlineData("ai.onnx.preview.training", "Adam", "onnx-preview-training-adam"), InlineData("", "LSTM", "onnx-lstm")]
    public void Names_claims_after_the_operator(string domain, string op, string id) => Assert.Equal(id, new OperatorRecipe(op, _ => { }) { Domain = domain }.Id);

    [Fact]
    public void Draws_operators_that_the_reference_has() =>
        Assert.DoesNotContain(OperatorRecipes.All, recipe => Catalogue<double>.Find(recipe.Domain, recipe.Op, recipe.Opset) is null);

    private static IEnumerable<Tensor<double>> Reals(OperatorCase node) =>
        node.Reals.Select(x => new Tensor<double>(Array.ConvertAll(x.Values, v => (double)v), x.Shape));
}
