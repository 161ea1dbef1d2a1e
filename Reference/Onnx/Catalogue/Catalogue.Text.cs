using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Operators on strings.</summary>
public static partial class Catalogue<T>
{
    static partial void Text()
    {
        On("StringConcat", 20, c => StringConcat.Of(c.Of<string>(0), c.Of<string>(1)));
        On("StringSplit", 20, c => StringSplit.Of(c.Of<string>(0), c.Text("delimiter", ""), c.Int("maxsplit", -1)));
        On("StringNormalizer", 10, c => StringNormalizer.Of(c.Of<string>(0), c.Text("case_change_action", "NONE"), c.Flag("is_case_sensitive"), c.Texts("stopwords")));
        On("RegexFullMatch", 20, FullMatch);
        On("TfIdfVectorizer", 9, c => c.Any(0) is Tensor<string> x ? Vectorized(c, x, c.Texts("pool_strings"))
            : Vectorized(c, new Tensor<long>([.. c.Longs(0)], c.Any(0).Shape), c.Ints("pool_int64s")));
    }

    private static Tensor<bool> FullMatch(Call<T> c)
    {
        try
        {
            return RegexFullMatch.Of(c.Of<string>(0), c.Text("pattern", ""));
        }
        catch (FormatException e)
        {
            throw c.Error(e.Message);
        }
        catch (NotSupportedException e)
        {
            throw c.Unsupported(e.Message);
        }
    }

    private static Tensor<T> Vectorized<TItem>(Call<T> c, Tensor<TItem> x, TItem[] pool) where TItem : notnull
    {
        TfIdfVectorizer<TItem> vectorizer = new()
        {
            Lengths = (c.Int("min_gram_length"), c.Int("max_gram_length")),
            MostSkipped = c.Int("max_skip_count"),
            Columns = c.Ints("ngram_indexes"),
            Weights = c.Floats("weights"),
            Mode = c.Text("mode", ""),
        };
        vectorizer.Add(pool, c.Ints("ngram_counts"));
        return vectorizer.Of<T>(x);
    }
}
