using Verification.Identities.Distributions;
using Verification.Identities.Sampling;

namespace Verification.Identities.Tests.Sampling;

public sealed class InverseCdfTests
{
    private static readonly double[] Masses = [0, 0.25, 0, 0.75, 0];

    [Theory, InlineData(0, 1), InlineData(0.2499, 1), InlineData(0.25, 3), InlineData(0.9999999999999999, 3)]
    public void Gives_an_end_to_the_word_above_it_and_nothing_to_words_without_mass(double noise, int word) => Assert.Equal(word, InverseCdf.Word<double>(Masses, noise));

    [Fact]
    public void Takes_the_last_word_with_mass_where_rounding_leaves_the_sum_below_the_noise()
    {
        double[] tenths = [.. Enumerable.Repeat(0.1, 10), 0];
        Assert.Equal(9, InverseCdf.Word<double>(tenths, Math.BitDecrement(1)));
    }

    [Fact]
    public void Marks_the_drawn_word_and_no_other()
    {
        Assert.Equal([0, 1, 0, 0, 0], InverseCdf.OneHot<double>(Masses, 0.2));
        Assert.Equal([0, 0, 0, 1, 0], InverseCdf.OneHot<double>(Masses, 0.25));
    }

    [Fact]
    public void Draws_each_word_by_noise_of_its_own()
    {
        Bigram<double> model = new Bigram(new(1, 1), [new(1, 3), new(3, 1)]).In<double>();
        Assert.Equal([0, 1, 0], InverseCdf.Words<double>(model, [0.4, 0.3, 0.7]));
        Assert.Equal(0.5 * 0.75 * 0.75, model.Probability([0, 1, 0]));
    }

    [Theory, InlineData(1), InlineData(-1e-300), InlineData(double.NaN)]
    public void Refuses_noise_outside_the_half_open_interval(double noise) =>
        Assert.Contains("need 0 <= ε < 1", Assert.Throws<ArgumentException>(() => InverseCdf.Word<double>(Masses, noise)).Message);

    [Fact]
    public void Refuses_what_is_no_distribution()
    {
        Assert.Contains("mass 1 is -1", Assert.Throws<ArgumentException>(() => InverseCdf.Word<double>([0.25, -1], 0.5)).Message);
        Assert.Contains("none of 2", Assert.Throws<ArgumentException>(() => InverseCdf.Word<double>([0, 0], 0.5)).Message);
    }
}
