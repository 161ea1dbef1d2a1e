using Verification.Reference.Operators;

namespace Verification.Reference.Tests.Operators.Images.Formats.Jpeg2000;

public class ArithmeticDecoderTests
{
    // The test sequence of ITU-T T.88, annex H.2: one context, 256 decisions.
    private const string Coded = "84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC",
        Decisions = "00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF";

    [Fact]
    public void Decodes_the_test_sequence_of_the_standard() => Assert.Equal(Decisions, Decoded(Convert.FromHexString(Coded)));

    [Fact]
    public void A_changed_bit_is_noticed()
    {
        byte[] coded = Convert.FromHexString(Coded);
        coded[6] ^= 8;
        Assert.NotEqual(Decisions, Decoded(coded));
    }

    private static string Decoded(byte[] coded)
    {
        ArithmeticDecoder decoder = new();
        decoder.Start(coded, 0, coded.Length);
        byte[] decisions = new byte[32];
        for (int i = 0; i < 256; i++)
        {
            decisions[i / 8] |= (byte)(decoder.Bit(1) << (7 - i % 8));
        }
        return Convert.ToHexString(decisions);
    }
}
