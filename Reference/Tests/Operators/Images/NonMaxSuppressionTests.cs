using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class NonMaxSuppressionTests
{
    private static readonly Tensor<double> Boxes = new([0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, 10, 1, 11], [1, 3, 4]);

    [Fact]
    public void Drops_a_box_that_overlaps_a_better_one()
    {
        Tensor<long> chosen = NonMaxSuppression.Of(Boxes, new Tensor<double>([0.5, 0.9, 0.7], [1, 1, 3]), 10, Tensor<double>.Scalar(0.5), null, center: false);
        Assert.Equal([0, 0, 1, 0, 0, 2], chosen.Values);
    }

    [Fact]
    public void Chooses_nothing_by_default() =>
        Assert.Equal([0, 3], NonMaxSuppression.Of(Boxes, new Tensor<double>([0.5, 0.9, 0.7], [1, 1, 3]), 0, null, null, center: false).Shape);

    [Fact]
    public void Takes_the_first_of_equal_scores() =>
        Assert.Equal([0, 0, 0], NonMaxSuppression.Of(Boxes, new Tensor<double>([0.5, 0.5, 0.5], [1, 1, 3]), 1, Tensor<double>.Scalar(0.5), null, center: false).Values);
}
