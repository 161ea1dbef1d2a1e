using Verification.Reference.Operators;

namespace Verification.Reference.Tests.Operators.Images.Formats.Jpeg2000;

public class TagTreeTests
{
    // ISO/IEC 15444-1, B.10.2: a tree over 6 x 3 values whose first three are 1, 3 and 2, with 1 above them three times: 01111, 001, 101.
    [Fact]
    public void Reads_the_example_of_the_standard()
    {
        byte[] coded = [0b0111_1001, 0b1010_0000];
        RawBits bits = new(coded, coded.Length);
        TagTree tree = new(6, 3);
        Assert.Equal([1, 3, 2], Enumerable.Range(0, 3).Select(x => tree.Value(bits, x, 0, 10)));
    }

    [Fact]
    public void Says_no_more_than_it_is_asked()
    {
        byte[] coded = [0b0000_0001];
        RawBits bits = new(coded, coded.Length);
        TagTree tree = new(1, 1);
        Assert.False(tree.IsBelow(bits, 0, 0, 3));
        Assert.False(tree.IsBelow(bits, 0, 0, 7));
        Assert.True(tree.IsBelow(bits, 0, 0, 8));
    }
}
