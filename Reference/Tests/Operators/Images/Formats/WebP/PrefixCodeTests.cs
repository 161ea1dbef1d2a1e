using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images.Formats.WebP;

public class PrefixCodeTests
{
    // From the lowest bit on: simple, two symbols, the first in eight bits: 9, then 200.
    [Fact]
    public void Two_symbols_have_a_bit_each()
    {
        LosslessBits bits = new(Bits("111" + Low(9, 8) + Low(200, 8) + "101"));
        PrefixCode code = PrefixCode.Read(bits, 256);
        Assert.Equal([200, 9, 200], Enumerable.Range(0, 3).Select(_ => code.Symbol(bits)));
    }

    [Fact]
    public void One_symbol_takes_no_bits()
    {
        LosslessBits bits = new(Bits("100" + "1"));
        Assert.Equal(1, PrefixCode.Read(bits, 256).Symbol(bits));
    }

    // Lengths of words for 17, 18, 0 and 1 among the lengths: only 0 and 1 have one, of one bit; then 256 symbols, of which two have words
    // of one bit: full.
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Words_must_be_used_up_and_not_twice(int used, bool valid)
    {
        string lengths = string.Concat(Enumerable.Range(0, 256).Select(symbol => symbol < used ? "1" : "0"));
        LosslessBits bits = new(Bits("0" + Low(0, 4) + Low(0, 3) + Low(0, 3) + Low(1, 3) + Low(1, 3) + "0" + lengths + "1"));
        if (valid)
        {
            Assert.Equal(1, PrefixCode.Read(bits, 256).Symbol(bits));
        }
        else
        {
            Assert.Contains("3 symbols", Assert.Throws<ShapeException>(() => PrefixCode.Read(bits, 256)).Message, StringComparison.Ordinal);
        }
    }

    private static string Low(int value, int count) => string.Concat(Enumerable.Range(0, count).Select(i => value >> i & 1));

    private static byte[] Bits(string bits)
    {
        byte[] result = new byte[bits.Length / 8 + 1];
        for (int i = 0; i < bits.Length; i++)
        {
            result[i / 8] |= (byte)(bits[i] - '0' << i % 8);
        }
        return result;
    }
}
