using System.Globalization;
using System.Numerics;

namespace Verification.Reference.Numbers;

/// <content>Reduction of an angle to a quarter turn: x = n·π/2 + r with |r| ≤ π/4.</content>
public readonly partial record struct DoubleDouble
{
    private const double QuarterPi = 0.7853981633974483;

    // π/2 = two words of 32 bits, whose products with n < 2^21 are exact, and a pair with the next 106 bits.
    private const double HalfPiHead = 1.5707963267341256, HalfPiNeck = 6.077100506303966E-11;

    private static DoubleDouble HalfPiTail => new(2.0222662487959506E-21, 1.0085854035872483E-37);

    private const int AngleBits = 1536, FractionBits = 512;

    /// <summary>⌊2/π · 2^1536⌋.</summary>
    private static readonly BigInteger TwoOverPiBits = BigInteger.Parse(
        "0a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921c" +
        "fe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980f" +
        "ef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d08" +
        "56033046fc7b6babf0cfbc209af4361da9e391615ee61b086599855f14a068408dffd8804d73273106061556ca73a8c9",
        NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>r and n mod 4. The relative error of r is 5u², however close x is to a multiple of π/2.</summary>
    private static DoubleDouble ReduceAngle(DoubleDouble x, out int quadrant)
    {
        quadrant = 0;
        if (Math.Abs(x.Hi) <= QuarterPi)
            return x;
        if (Math.Abs(x.Hi) < 1e6)
        {
            var n = Math.Round(x.Hi * 0.6366197723675814);
            var (s, e) = TwoSum(Math.FusedMultiplyAdd(-n, HalfPiHead, x.Hi), -n * HalfPiNeck);
            var r = (new DoubleDouble(s, e) + x.Lo) - HalfPiTail * n;
            // The absolute error is u²(|r| + 2^−46): relative to r it is harmless unless the cancellation was deep.
            if (Math.Abs(r.Hi) > 1e-9)
            {
                quadrant = (int)n & 3;
                return r;
            }
        }

        return ReduceAngleExactly(x, out quadrant);
    }

    // Payne and Hanek's idea with a plain long product: 512 fractional bits of x·2/π, of which cancellation can use up fewer than 200.
    private static DoubleDouble ReduceAngleExactly(DoubleDouble x, out int quadrant)
    {
        var turns = QuarterTurns(x.Hi) + QuarterTurns(x.Lo);
        var n = (turns + (BigInteger.One << (FractionBits - 1))) >> FractionBits;
        quadrant = (int)(n & 3);
        return FromScaled(turns - (n << FractionBits), -FractionBits) * HalfPi;
    }

    private static BigInteger QuarterTurns(double x)
    {
        var (significand, exponent) = Decompose(x);
        return (significand * TwoOverPiBits) >> (AngleBits - FractionBits - exponent);
    }
}
