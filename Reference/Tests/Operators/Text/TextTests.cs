using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Texts;

public sealed class TextTests
{
    [Theory]
    [InlineData("a+", "aaa", true)]
    [InlineData("a", "aa", false)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("a$", "a\n", false)]
    [InlineData("(?m)a$\\n", "a\n", true)]
    [InlineData(".", "\n", false)]
    [InlineData("(?s).", "\n", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("..", "😀", false)]
    [InlineData("[^a]{2}", "😀é", true)]
    [InlineData("😀+", "😀😀", true)]
    [InlineData("\\d", "٣", false)]
    [InlineData("\\w+", "é", false)]
    [InlineData("\\W", "é", true)]
    [InlineData("[\\D]", "😀", true)]
    [InlineData("\\pL+", "éß", true)]
    [InlineData("[[:alpha:]_]+", "ab_", true)]
    [InlineData("\\Qa.b\\E", "a.b", true)]
    [InlineData("(?P<word>x)\\x{41}\\x42\\101", "xABA", true)]
    [InlineData("(?i:A)b", "ab", true)]
    [InlineData("(?i)A(?-i)B", "ab", false)]
    [InlineData("(?i)a(?s)B", "aB", true)]
    [InlineData("x{2,3}", "xxx", true)]
    [InlineData("x{,3}", "x{,3}", true)]
    [InlineData("(?U)a*", "aa", true)]
    public void Matches_as_RE2_does(string pattern, string text, bool matches) =>
        Assert.Equal([matches], RegexFullMatch.Of(Tensor<string>.Vector(text), pattern).Values);

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("a**")]
    [InlineData("(?=a)")]
    [InlineData("(?<=a)b")]
    [InlineData("(a)\\1")]
    [InlineData("[a")]
    [InlineData("a{1001}")]
    [InlineData("a\\")]
    public void Refuses_what_RE2_refuses(string pattern) => Assert.Throws<FormatException>(() => RegexFullMatch.Of(Tensor<string>.Vector("a"), pattern));

    [Fact]
    public void Splits_at_white_space_or_at_every_delimiter()
    {
        Tensor[] words = StringSplit.Of(Tensor<string>.Vector(" a  b ", ""));
        Assert.Equal(["a", "b", "", ""], ((Tensor<string>)words[0]).Values);
        Assert.Equal([2, 0], ((Tensor<long>)words[1]).Values);
        Assert.Equal(["", "a", "", ""], ((Tensor<string>)StringSplit.Of(Tensor<string>.Vector(",a,,"), ",")[0]).Values);
        Assert.Equal(["a", "b  c "], ((Tensor<string>)StringSplit.Of(Tensor<string>.Vector(" a b  c "), "", 1)[0]).Values);
        Assert.Equal([2, 0], StringSplit.Of(new Tensor<string>([2, 0]))[1].Shape);
    }

    [Fact]
    public void Leaves_one_empty_string_where_all_are_stop_words() =>
        Assert.Equal([""], StringNormalizer.Of(Tensor<string>.Vector("Monday", "MONDAY"), "LOWER", false, "monday").Values);

    [Fact]
    public void Counts_single_items_once_and_pairs_at_every_distance()
    {
        TfIdfVectorizer<long> vectorizer = new() { Lengths = (1, 2), MostSkipped = 1, Columns = [1, 0], Weights = [2, 3], Mode = "TFIDF" };
        vectorizer.Add([7, 7, 8], [0, 1]);
        Assert.Equal([3 * 2, 2 * 2], vectorizer.Of<double>(new Tensor<long>([7, 7, 8], [3])).Values);
    }

    [Theory]
    [InlineData(new long[] { 0, 4 }, "1-grams at 0 up to 4 of a pool of 3")]
    [InlineData(new long[] { 2, 1 }, "1-grams at 2 up to 1")]
    [InlineData(new long[] { -1 }, "1-grams at -1")]
    [InlineData(new long[] { 0, 0 }, "2-grams at 0 up to 3")]
    [InlineData(new long[] { long.MaxValue }, "1-grams at 9223372036854775807")]
    [InlineData(new long[] { 0, 1 }, "the pool has 2 n-grams, 'ngram_indexes' 1")]
    public void A_pool_that_its_counts_do_not_cut_is_refused(long[] starts, string says)
    {
        TfIdfVectorizer<long> vectorizer = new() { Lengths = (1, 2), MostSkipped = 0, Columns = [0], Weights = [], Mode = "TF" };
        Assert.Contains(says, Assert.Throws<ShapeException>(() => vectorizer.Add([7, 8, 9], starts)).Message, StringComparison.Ordinal);
    }
}
