using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>
/// Apple's PackBits: n &lt; 128 is followed by n + 1 bytes, n &gt; 128 by one that is repeated 257 − n times, 128 stands for nothing.
/// </summary>
internal static class PackBits
{
    /// <summary>Unpacks until a buffer is full.</summary>
    /// <exception cref="ShapeException">The data end before.</exception>
    public static void Unpack(ReadOnlySpan<byte> data, Span<byte> to)
    {
        int at = 0, done = 0;
        while (done < to.Length)
        {
            int n = at < data.Length ? data[at++] : 128, count = n < 128 ? n + 1 : n > 128 ? 257 - n : 0;
            int taken = n < 128 ? count : n > 128 ? 1 : 0;
            if (taken > data.Length - at || at == data.Length && count == 0)
            {
                throw new ShapeException($"PackBits data of {data.Length} bytes end after {done} unpacked: need {to.Length}");
            }
            Span<byte> run = to.Slice(done, Math.Min(count, to.Length - done));
            if (n < 128)
            {
                data.Slice(at, run.Length).CopyTo(run);
            }
            else if (count > 0)
            {
                run.Fill(data[at]);
            }
            at += taken;
            done += run.Length;
        }
    }
}
