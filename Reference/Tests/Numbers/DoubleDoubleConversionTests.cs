using System.Numerics;
using D = Verification.Reference.Numbers.DoubleDouble;
using P = Verification.Reference.Tests.Numbers.ArbitraryPrecision;

namespace Verification.Reference.Tests.Numbers;

public class DoubleDoubleConversionTests
{
    [Fact]
    public void Integers_convert_without_error()
    {
        foreach (var n in new[] { 0, 1, -1, long.MaxValue, long.MinValue, long.MaxValue - 512, (1L << 53) + 1, -(1L << 53) - 1, 1234567890123456789 })
        {
            Assert.Equal(n, (long)D.ToBigInteger(D.FromInt64(n)));
            Assert.Equal(D.FromInt64(n), D.FromBigInteger(n));
        }

        foreach (var n in new[] { 0UL, ulong.MaxValue, ulong.MaxValue - 1024, 1UL << 63 })
            Assert.Equal(n, (ulong)D.ToBigInteger(D.FromUInt64(n)));
        var big = BigInteger.Pow(2, 105) + 1;
        Assert.Equal(big, D.ToBigInteger(D.FromBigInteger(big)));
        Assert.Equal(D.PositiveInfinity, D.FromBigInteger(BigInteger.Pow(2, 1024)));
        Assert.Equal(D.NegativeInfinity, D.FromBigInteger(-BigInteger.Pow(2, 1100)));
    }

    [Fact]
    public void Decimals_convert_to_the_nearest_number_and_back()
    {
        foreach (var d in new[] { 0m, 1m, 0.1m, -0.1m, 79228162514264337593543950335m, -79228162514264337593543950335m, 1e-28m, 3.1415926535897932384626433833m, 12345.6789m })
        {
            var x = D.FromDecimal(d);
            Assert.Equal(d, D.ToDecimal(x));
        }

        Assert.Equal(D.One / 10.0, D.FromDecimal(0.1m));
        Assert.Throws<OverflowException>(() => D.ToDecimal(1e29));
        Assert.Throws<OverflowException>(() => D.ToDecimal(D.NaN));
    }

    [Fact]
    public void A_ratio_is_correctly_rounded_also_below_the_normal_range()
    {
        Assert.Equal(D.Parse("0.33333333333333333333333333333333333333333333"), D.FromRatio(1, 3));
        var tiny = D.FromRatio(-2, BigInteger.Pow(10, 323));
        Assert.Equal(-2e-323, tiny.Hi);
        Assert.Equal(D.Zero, D.FromRatio(0, 7));
        Assert.Throws<DivideByZeroException>(() => D.FromRatio(1, 0));
    }

    [Fact]
    public void The_low_word_decides_a_float_that_the_high_word_leaves_tied()
    {
        var tie = 1 + Math.ScaleB(1, -24);
        Assert.Equal(1f, D.ToSingle(tie));
        Assert.Equal(1f, D.ToSingle(D.FromSum(tie, -1e-30)));
        Assert.Equal(MathF.BitIncrement(1f), D.ToSingle(D.FromSum(tie, 1e-30)));
        Assert.Equal(-MathF.BitIncrement(1f), D.ToSingle(D.FromSum(-tie, -1e-30)));
        var half = 1 + Math.ScaleB(1, -11);
        Assert.Equal(Half.One, D.ToHalf(half));
        Assert.Equal(Half.BitIncrement(Half.One), D.ToHalf(D.FromSum(half, 1e-30)));

        // A double rounding is what the plain conversion of a sum just below a tie would commit.
        var below = 1 + 3 * Math.ScaleB(1, -24);
        Assert.NotEqual((float)below, D.ToSingle(D.FromSum(below, -1e-30)));
        Assert.Equal(float.PositiveInfinity, D.ToSingle(1e39));
        Assert.Equal(-0f, D.ToSingle(-0.0));
        Assert.Equal(float.Epsilon, D.ToSingle(D.FromSum(Math.ScaleB(1, -150), 1e-70)));
    }

    [Fact]
    public void Text_has_32_correct_digits()
    {
        Assert.Equal("3.1415926535897932384626433832795", D.Pi.ToString());
        Assert.Equal("0.69314718055994530941723212145818", D.Ln2.ToString());
        Assert.Equal("0.1", D.FromDecimal(0.1m).ToString());
        Assert.Equal("-12345678901234567890", (-D.FromUInt64(12345678901234567890)).ToString());
        Assert.Equal("1E+100", D.Parse("1e100").ToString());
        Assert.Equal("1", D.FromRatio(BigInteger.Pow(10, 40) - 1, BigInteger.Pow(10, 40)).ToString());
        Assert.Equal("4.9406564584124654417656879286822E-324", ((D)double.Epsilon).ToString());
        Assert.Equal("NaN", D.NaN.ToString());
        Assert.Equal("-Infinity", D.NegativeInfinity.ToString());
        Assert.Equal("-0", ((D)(-0.0)).ToString());
        Assert.Equal("3.1", D.Pi.ToString(2));
    }

    [Fact]
    public void Text_of_34_digits_comes_back_as_the_same_number()
    {
        foreach (var x in Samples.Exponents(-900, 1023, 200).Where(x => Math.Abs(x.Lo) > Math.Abs(x.Hi) * 1e-17).Concat([D.MaxValue, D.Pi, 1e22, 1e23, double.Epsilon]))
        {
            Assert.Equal(x, D.Parse(x.ToString(34)));
            Assert.True(P.RelativeError(D.Parse(x.ToString()), P.Of(x)) <= 1e-31);
        }
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData(" -.5e1 ", -5)]
    [InlineData("+2E-3", 0.002)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("-1e-400", -0.0)]
    [InlineData("0e999999999999", 0)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("∞", double.PositiveInfinity)]
    [InlineData("nan", double.NaN)]
    public void Parsing_reads(string text, double expected) => Assert.Equal(expected, D.Parse(text).Hi);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("0x10")]
    [InlineData("1,5")]
    [InlineData("--1")]
    public void Parsing_refuses(string text)
    {
        Assert.False(D.TryParse(text, out _));
        Assert.Throws<FormatException>(() => D.Parse(text));
    }
}
