using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A WebP lossless image: size, transforms, pixels.</summary>
/// <remarks>Source: RFC 9649, section 3.</remarks>
internal static class LosslessImage
{
    private const int Signature = 0x2F;

    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        LosslessBits bits = new(data.ToArray());
        int signature = bits.Read(8), width = 1 + bits.Read(14), height = 1 + bits.Read(14);
        bits.Read(1); // Whether transparency is used.
        int version = bits.Read(3);
        if (signature != Signature || version != 0)
        {
            throw new ShapeException($"a WebP lossless image has signature {signature:X2} and version {version}: need "
                + $"{Signature:X2} and 0");
        }
        Stack<LosslessTransform> transforms = new();
        int packed = width;
        while (bits.Flag())
        {
            int type = bits.Read(2);
            if (transforms.Any(transform => transform.Type == type))
            {
                throw new ShapeException($"a WebP lossless image has transform {type} twice: need each once at most");
            }
            transforms.Push(LosslessTransform.Read(bits, type, packed, height));
            packed = transforms.Peek().PackedWidth;
        }
        uint[] pixels = LosslessPixels.Read(bits, packed, height, whole: true);
        foreach (LosslessTransform transform in transforms)
        {
            pixels = transform.Undo(pixels, height);
        }
        byte[] result = Shape.Allocate<byte>([height, width, 3]);
        for (int i = 0; i < pixels.Length; i++)
        {
            (result[3 * i], result[3 * i + 1], result[3 * i + 2]) = ((byte)(pixels[i] >> 16), (byte)(pixels[i] >> 8), (byte)pixels[i]);
        }
        return new Picture(height, width, 3, result);
    }
}
