using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>WebP: a RIFF container around one VP8 key frame, one lossless image, or an animation of them, whose first frame is
/// decoded.</summary>
/// <remarks>
/// Domain: transparency is dropped, so the ALPH chunk is not read; what an animation's first frame leaves free of the canvas is black.<br/>
/// Source: RFC 9649, section 2.
/// </remarks>
internal static class WebP
{
    private const int Header = 12, ChunkHeader = 8, ExtendedSize = 10, FrameHeader = 16;

    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        long stated = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]) + 8L;
        if (stated < Header + ChunkHeader || stated > data.Length)
        {
            throw new ShapeException($"a WebP image says that it has {stated} bytes: {data.Length} are there, and "
                + $"{Header + ChunkHeader} are needed");
        }
        ReadOnlySpan<byte> chunks = data[Header..(int)stated];
        ReadOnlySpan<byte> first = Chunk(chunks, out ReadOnlySpan<byte> name);
        if (!name.SequenceEqual("VP8X"u8))
        {
            return Image(chunks, 0, 0);
        }
        if (first.Length < ExtendedSize)
        {
            throw new ShapeException($"a WebP VP8X chunk has {first.Length} bytes: need {ExtendedSize}");
        }
        int width = 1 + Triple(first[4..]), height = 1 + Triple(first[7..]);
        bool animated = (first[0] & 2) != 0;
        return animated ? FirstFrame(chunks, width, height) : Image(chunks, width, height);
    }

    // The first chunk of pixels; a canvas that was announced has its size.
    private static Picture Image(ReadOnlySpan<byte> chunks, int width, int height)
    {
        while (!chunks.IsEmpty)
        {
            ReadOnlySpan<byte> body = Chunk(chunks, out ReadOnlySpan<byte> name);
            Picture? image = name.SequenceEqual("VP8 "u8) ? LossyFrame.Decode(body) : name.SequenceEqual("VP8L"u8) ? LosslessImage.Decode(body) : null;
            if (image is not null)
            {
                return width == 0 || image.Width == width && image.Height == height ? image : throw new ShapeException(
                    $"a WebP image of {image.Width} x {image.Height} lies in a frame of {width} x {height}: need the same");
            }
            chunks = Rest(chunks, body);
        }
        throw new ShapeException("a WebP container has neither a VP8 nor a VP8L chunk: need one");
    }

    private static Picture FirstFrame(ReadOnlySpan<byte> chunks, int width, int height)
    {
        while (!chunks.IsEmpty)
        {
            ReadOnlySpan<byte> body = Chunk(chunks, out ReadOnlySpan<byte> name);
            if (name.SequenceEqual("ANMF"u8))
            {
                return OnCanvas(body, width, height);
            }
            chunks = Rest(chunks, body);
        }
        throw new ShapeException("an animated WebP image has no ANMF chunk: need one");
    }

    private static Picture OnCanvas(ReadOnlySpan<byte> frame, int width, int height)
    {
        if (frame.Length < FrameHeader)
        {
            throw new ShapeException($"a WebP ANMF chunk has {frame.Length} bytes: need {FrameHeader}");
        }
        int left = 2 * Triple(frame), top = 2 * Triple(frame[3..]), frameWidth = 1 + Triple(frame[6..]), frameHeight = 1 + Triple(frame[9..]);
        if (left + frameWidth > width || top + frameHeight > height)
        {
            throw new ShapeException($"a WebP frame of {frameWidth} x {frameHeight} at ({left}, {top}) leaves its canvas of "
                + $"{width} x {height}");
        }
        Picture image = Image(frame[FrameHeader..], frameWidth, frameHeight);
        byte[] canvas = Shape.Allocate<byte>([height, width, 3]);
        for (int y = 0; y < frameHeight; y++)
        {
            image.Samples.AsSpan(3 * y * frameWidth, 3 * frameWidth).CopyTo(canvas.AsSpan(3 * ((top + y) * width + left)));
        }
        return new Picture(height, width, 3, canvas);
    }

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> chunks, out ReadOnlySpan<byte> name)
    {
        if (chunks.Length < ChunkHeader)
        {
            throw new ShapeException($"a WebP chunk has {chunks.Length} bytes: need {ChunkHeader} for its name and length");
        }
        name = chunks[..4];
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(chunks[4..]);
        return length <= chunks.Length - ChunkHeader ? chunks.Slice(ChunkHeader, (int)length)
            : throw new ShapeException($"a WebP chunk is {length} bytes long: {chunks.Length - ChunkHeader} are left");
    }

    // Chunks begin at even places.
    private static ReadOnlySpan<byte> Rest(ReadOnlySpan<byte> chunks, ReadOnlySpan<byte> body) =>
        chunks[Math.Min(chunks.Length, ChunkHeader + body.Length + (body.Length & 1))..];

    private static int Triple(ReadOnlySpan<byte> data) => data[0] | data[1] << 8 | data[2] << 16;
}
