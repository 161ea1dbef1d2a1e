using Verification.Reference.Kernels;

namespace Verification.Reference.Tests.Kernels;

public sealed class PaddedImageTests
{
    [Fact]
    public void A_channel_laid_out_where_another_has_been_leaves_nothing_of_it()
    {
        foreach (ConvolutionShape shape in ConvolutionTests.Shapes.Where(shape => shape is { Batch: > 0, Channels: > 0 } && shape.Output.All(size => size > 0)))
        {
            Refills<float>(shape, i => i + 1);
            Refills<double>(shape, i => i + 1);
        }
    }

    private static unsafe void Refills<T>(ConvolutionShape shape, Func<int, T> number) where T : unmanaged
    {
        PaddedImage layout = new(shape);
        int length = (int)ConvolutionShape.Product(shape.Input), laidOut = (int)layout.ChannelLength;
        T[] first = [.. Enumerable.Range(0, length).Select(number)], second = [.. Enumerable.Range(0, length).Select(i => number(1000 + i))];

        // Whole registers may be read and written past the ends.
        T[] fresh = new T[laidOut + 64], used = new T[laidOut + 64];
        Array.Fill(fresh, number(-100));
        Array.Fill(used, number(-200));
        fixed (T* a = first, b = second, f = fresh, u = used)
        {
            layout.Fill(b, f);
            layout.Clear(u);
            layout.Refill(a, u);
            layout.Refill(b, u);
        }
        Assert.Equal(fresh[..laidOut], used[..laidOut]);
    }
}
