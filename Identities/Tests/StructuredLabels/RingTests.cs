using Verification.Identities.StructuredLabels;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;

namespace Verification.Identities.Tests.StructuredLabels;

public sealed class RingTests
{
    private static readonly double[] Uneven = [1.5, -0.25, 3, -2, 0.5];

    [Fact]
    public void A_single_label_is_its_own_neighbour() => Agrees(Math.Log(2 * Math.E + 1), new Labellings<Tracked>(Ring<Tracked>.OfOnes(1)).LogPartition());

    [Fact]
    public void Two_labels_are_joined_twice() => Agrees(Math.Log(2 * Math.Exp(2) + 2 * Math.Exp(-2) + 5), new Labellings<Tracked>(Ring<Tracked>.OfOnes(2)).LogPartition());

    [Fact]
    public void Enumerates_the_scores_of_all_labellings()
    {
        Ring<double> ring = new(Uneven);
        Labellings<double> all = new(ring);
        Assert.Equal(243, all.Scores.Length);
        for (int k = 0; k < all.Scores.Length; k++)
        {
            int[] labels = Labellings<double>.Labels(k, 5);
            Assert.Equal(k, Labellings<double>.Index(labels));
            Assert.Equal(ring.Score(labels), all.Scores[k]); // multiples of ¼: exact
        }
    }

    [Fact]
    public void Adds_what_a_label_is_in_to_what_it_is_not()
    {
        Ring<double> ring = new(Uneven);
        int[] labels = [1, -1, 0, 1, 1], none = [1, -1, 0, 0, 1];
        Assert.Equal(ring.Score(labels), ring.Score(none) + ring.Local(labels, 3, 1));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(7), InlineData(4096)]
    public void Squares_its_way_to_the_same_partition_as_edge_by_edge(int count)
    {
        Tracked oneByOne = TransferMatrix.LogPartition(Ring<Tracked>.OfOnes(count)), squared = TransferMatrix.LogPartition(Tracked.One, count);
        Assert.True(Math.Abs(oneByOne.Value - squared.Value) <= oneByOne.Extra + squared.Extra);
        Assert.True(oneByOne.Extra < 1e-9);
    }

    [Fact]
    public void Has_the_eigenvalues_whose_sum_is_the_trace_and_whose_product_is_the_determinant()
    {
        (double greatest, double even, double odd) = Spectrum.Of(1.0);
        Assert.Equal([3.8004, 0.2858, 2.3504], new[] { greatest, even, odd }.Select(x => Math.Round(x, 4)));
        Assert.Equal(2 * Math.E + 1, greatest + even + odd, 1e-14);
        Assert.Equal((2 * Math.Cosh(1) - 2) * 2 * Math.Sinh(1), greatest * even * odd, 1e-14);
    }

    [Fact]
    public void Has_the_slope_that_dual_numbers_find_through_the_partition()
    {
        Dual partition = TransferMatrix.LogPartition(new Ring<Dual>(Array.ConvertAll(Uneven, j => new Dual(j, j))));
        Tracked slope = TransferMatrix.Slope(new Ring<Tracked>(Array.ConvertAll(Uneven, j => new Tracked(j))));
        // The tangents go through the same products, and so meet no more roundings.
        Assert.True(Math.Abs(partition.Extra - slope.Value) <= 2 * slope.Extra);
        Assert.True(slope.Extra < 1e-12);
    }

    [Fact]
    public void Refuses_labels_of_another_number_no_edge_and_too_many_to_enumerate()
    {
        Assert.Contains("2 labels on a ring of 3", Assert.Throws<ArgumentException>(() => Ring<double>.OfOnes(3).Score([1, 1])).Message);
        Assert.Contains("no edge", Assert.Throws<ArgumentException>(() => new Ring<double>([])).Message);
        Assert.Contains("at most 12", Assert.Throws<ArgumentException>(() => new Labellings<double>(Ring<double>.OfOnes(13))).Message);
    }

    private static void Agrees(double expected, Tracked actual) => Assert.True(Math.Abs(expected - actual.Value) <= actual.Extra + 4e-16 * Math.Abs(expected), $"{actual} is not {expected:R}");
}
