using System.Numerics;
using Verification.Reference.Numbers;
using D = Verification.Reference.Numbers.DoubleDouble;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Double-double through .NET's number interfaces, where their defaults would lose the second word or more.</summary>
public sealed class WideTests
{
    [Fact]
    public void Operators_are_those_of_double_double()
    {
        foreach ((D x, D y) in Samples.Exponents(-30, 30, Effort.Times(300)).Zip(Samples.Between(-9, 9, Effort.Times(300))))
        {
            (Wide a, Wide b) = (Of(x), Of(y));
            Same(x + y, a + b);
            Same(x - y, a - b);
            Same(x * y, a * b);
            Same(x / y, a / b);
            Same(x % y, a % b);
            Same(-x, -a);
            Same(D.FusedMultiplyAdd(x, y, -x), Wide.FusedMultiplyAdd(a, b, -a));
            Same(D.Ieee754Remainder(x, y), Wide.Ieee754Remainder(a, b));
            Same(D.Floor(x), Wide.Floor(a));
            Same(D.Ceiling(x), Wide.Ceiling(a));
            Same(D.Truncate(x), Wide.Truncate(a));
            Same(D.Round(x), Wide.Round(a, 0, MidpointRounding.ToEven));
            Same(D.Exp(y), Wide.Exp(b));
            Same(D.Atan2(x, y), Wide.Atan2(a, b));
            Same(D.Pow(D.Abs(x), y), Wide.Pow(Wide.Abs(a), b));
            Same(D.Hypot(x, y), Wide.Hypot(a, b));
            Same(D.RootN(x, 3), Wide.RootN(a, 3));
            Same(x > y ? x : y, Wide.Max(a, b));
            Assert.Equal(x < y, a < b);
            Assert.Equal(x > y, Wide.MinMagnitude(a, b) == (D.Abs(x) < D.Abs(y) ? a : b) ? x > y : x <= y);
        }
    }

    [Fact]
    public void The_low_word_decides_order_and_wholeness()
    {
        Wide one = 1, above = new(1, 1e-20), below = new(1, -1e-20);
        Assert.True(above > one && below < one && above != one && Wide.Max(below, above) == above && Wide.Min(above, below) == below);
        Assert.Equal((1, 0, 2), (One(Wide.Floor(above)), One(Wide.Floor(below)), One(Wide.Ceiling(above))));
        Assert.False(Wide.IsInteger(above));
        Wide odd = new(Math.ScaleB(1, 60), 1), even = new(Math.ScaleB(1, 60), 2);
        Assert.True(Wide.IsOddInteger(odd) && Wide.IsEvenInteger(even) && !Wide.IsEvenInteger(odd) && Wide.IsEvenInteger(-2) && Wide.IsOddInteger(-3) && !Wide.IsOddInteger(0.5));
        Assert.Equal(above, Wide.Clamp(above, one, 2));
        Assert.Equal(one, Wide.Clamp(below, one, 2));
        Assert.Equal(above, Special.Choose(above - one, above, below));
        static int One(Wide x) => (int)x.Value;
    }

    [Fact]
    public void Every_integer_of_64_bits_is_held_and_given_back()
    {
        foreach (long n in new[] { long.MaxValue, long.MinValue, (1L << 53) + 1, -(1L << 53) - 1, long.MaxValue - 1, 0, 7 })
        {
            Assert.Equal(n, Back<long>(n));
            Assert.Equal(n, (long)BigOf(Created<Wide, long>(n)));
        }
        foreach (ulong n in new[] { ulong.MaxValue - 5000, (1UL << 63) + 1 })
        {
            Assert.Equal((BigInteger)n, BigOf(Created<Wide, ulong>(n)));
        }
        Assert.Throws<OverflowException>(() => Created<int, Wide>(new Wide(1e10)));
        Assert.Equal(int.MaxValue, Saturated<int, Wide>(new Wide(1e10)));
        Assert.Equal(2, Created<int, Wide>(new Wide(3, -1e-20)));
        static T Back<T>(T n) where T : INumberBase<T> => Created<T, Wide>(Created<Wide, T>(n));
    }

    [Fact]
    public void A_conversion_to_a_narrow_format_rounds_once()
    {
        double midpoint = 1 + Math.ScaleB(1, -24);
        Assert.Equal(MathF.BitIncrement(1), Created<float, Wide>(new Wide(midpoint, 1e-20)));
        Assert.Equal(1, Created<float, Wide>(new Wide(midpoint, -1e-20)));
        Assert.Equal(midpoint, Created<double, Wide>(new Wide(midpoint, 1e-20)));
        Assert.Equal((Half)1.001, Created<Half, Wide>(new Wide(1 + Math.ScaleB(1, -11), 1e-20)));
    }

    [Fact]
    public void Text_is_read_to_all_its_digits_and_written_with_both_words()
    {
        Wide tenth = Wide.Parse("0.1", null);
        Same(D.Parse("0.1"), tenth);
        Assert.Equal("0.1 - 5.551115123125783E-18", tenth.ToString());
        Assert.Equal("0.1 - 5.551115123125783E-18", $"{tenth}");
        Assert.Equal("1.5", ((Wide)1.5).ToString());
        Assert.True(Wide.TryParse("-1e-3", null, out Wide small) && small * 1000 == -1);
        Assert.False(Wide.TryParse("1.2.3", null, out _));
        Assert.True(Wide.IsNaN(Wide.Parse("NaN", null)) && Wide.IsInfinity(Wide.Parse("-Infinity", null)));
        Span<char> room = stackalloc char[4];
        Assert.False(tenth.TryFormat(room, out int written, default, null) || written != 0);
    }

    [Fact]
    public void What_the_interfaces_leave_to_defaults_is_wide_too()
    {
        Wide third = (Wide)1 / 3;
        Same(D.One / 3.0, Wide.ReciprocalEstimate(3));
        Same(D.One / D.Sqrt(3.0), Wide.ReciprocalSqrtEstimate(3));
        Assert.Equal(third, Wide.Lerp(0, 1, third));
        Assert.Equal(new Wide(Math.ScaleB(third.Value, 5), Math.ScaleB(third.Extra, 5)), Wide.ScaleB(third, 5));
        Assert.Equal(Math.ScaleB(1, 1000), Wide.ScaleB(Math.ScaleB(1, -1050), 2050).Value);
        Assert.Equal(Math.ScaleB(1, -1000), Wide.ScaleB(Math.ScaleB(1, 1020), -2020).Value);
        Assert.Equal(0, Wide.ScaleB(0, int.MaxValue).Value);
        Assert.True(Math.Abs((Wide.ExpM1(1e-20) - new Wide(1e-20)).Value - 5e-41) < 1e-50); // .NET's own gives 0
        Assert.True(Wide.Abs(Wide.Pi * Wide.Pi - Wide.Pow(Wide.Pi, 2)).Value < 1e-29 && Wide.Tau == Wide.Pi + Wide.Pi);
        Assert.Equal(-third, Wide.CopySign(third, -0.0));
        Assert.Equal(third, Wide.MaxNumber(Wide.NaN, third));
        Assert.True(Wide.IsNaN(Wide.MaxMagnitude(Wide.NaN, third)) && Wide.IsNaN(Wide.Max(third, Wide.NaN)));
        Assert.True(Wide.IsNegative(Wide.Min(0, -0.0)) && !Wide.IsNegative(Wide.Max(-0.0, 0)));
        Assert.Equal(third.GetHashCode(), ((Wide)1 / 3).GetHashCode());
        Assert.True(third.Equals((object)((Wide)1 / 3)) && Wide.NaN.Equals(Wide.NaN) && Wide.NaN != Wide.NaN && third.CompareTo(null) > 0);
        Assert.Equal(1.23, Wide.Round(Created<Wide, double>(1.2345), 2, MidpointRounding.ToEven).Value);
    }

    private static T Created<T, TOther>(TOther value) where T : INumberBase<T> where TOther : INumberBase<TOther> => T.CreateChecked(value);

    private static T Saturated<T, TOther>(TOther value) where T : INumberBase<T> where TOther : INumberBase<TOther> => T.CreateSaturating(value);

    private static BigInteger BigOf(Wide x) => (BigInteger)x.Value + (BigInteger)x.Extra;

    private static Wide Of(D x) => new(x.Hi, x.Lo);

    private static void Same(D expected, Wide got) =>
        Assert.True((expected.Hi.Equals(got.Value) || expected.Hi == got.Value) && expected.Lo == got.Extra, $"{expected.Hi:R} + {expected.Lo:R} is not {got}");
}
